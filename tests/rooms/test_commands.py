"""What an administrator types."""

import io
from collections.abc import Callable

import pytest
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from accounts.models import User
from accounts.origin import Actor
from accounts.services.audit import Proof, audit_record
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

GOOD = "cheval pile agrafe correct"
Run = Callable[..., str]


class Terminal(io.StringIO):
    """Somebody who sits at a keyboard."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command with words on its standard input, and return what it says."""

    def command(*words: str, typed: str = "") -> str:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        said = io.StringIO()
        call_command(*words, stdout=said)
        return said.getvalue()

    return command


class TestCreateAdmin:
    def test_makes_one_who_can_sign_in(self, run: Run) -> None:
        said = run("create_admin", "Root@Exemple.fr", "--organisation", "Atelier", typed=f"{GOOD}\n")

        made = User.objects.get(email="root@exemple.fr")
        assert made.is_superuser
        assert made.check_password(GOOD)
        assert [each.name for each in made.organisations.all()] == ["Atelier"]
        assert "second factor" in said

    def test_never_says_the_password(self, run: Run) -> None:
        assert GOOD not in run("create_admin", "root@exemple.fr", typed=GOOD)

    def test_asks_for_the_password_without_showing_it(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("getpass.getpass", lambda _question: GOOD)

        call_command("create_admin", "root@exemple.fr", stdout=io.StringIO())

        assert User.objects.get().check_password(GOOD)

    @pytest.mark.parametrize(
        ("address", "password"),
        [("root@exemple.fr", "short"), ("root@exemple.fr", ""), ("root@exemple.fr", "root.exemple"), ("root", GOOD)],
    )
    def test_refuses_what_registration_would_refuse(self, run: Run, address: str, password: str) -> None:
        with pytest.raises(CommandError):
            run("create_admin", address, typed=password)
        assert not User.objects.exists()

    def test_refuses_an_address_that_has_an_account(self, run: Run) -> None:
        UserFactory.create(email="root@exemple.fr")

        with pytest.raises(CommandError, match="has an account already"):
            run("create_admin", "ROOT@exemple.fr", typed=GOOD)


class TestCreateDemo:
    def test_makes_the_accounts_and_says_how_to_sign_in(self, run: Run, settings: Settings) -> None:
        settings.DEMO_ACCOUNTS_ALLOWED = True

        said = run("create_demo")

        assert User.objects.filter(is_demo=True).count() == 4
        assert all(user.email in said for user in User.objects.all())

    def test_may_only_show_them(self, run: Run, settings: Settings) -> None:
        settings.DEMO_ACCOUNTS_ALLOWED = True

        assert "claire@demo.example" in run("create_demo", "--show")
        assert not User.objects.exists()

    def test_refuses_where_they_may_not_exist(self, run: Run) -> None:
        with pytest.raises(CommandError, match="create_admin"):
            run("create_demo")
        assert not User.objects.exists()


class TestVerifyAudit:
    def test_says_how_many_rows_hold_and_the_last_seal(self, run: Run) -> None:
        entry = audit_record(action="person.changed", by=Actor())

        assert f"1 rows, last seal {entry.hash}" in run("verify_audit")

    def test_finds_an_earlier_seal(self, run: Run) -> None:
        earlier = audit_record(action="person.changed", by=Actor()).hash
        audit_record(action="person.changed", by=Actor())

        assert "holds" in run("verify_audit", "--contains", earlier)

    def test_notices_that_the_end_was_cut_off(self, run: Run) -> None:
        audit_record(action="person.changed", by=Actor())

        with pytest.raises(CommandError, match="cut off"):
            run("verify_audit", "--contains", "f" * 64)

    def test_names_the_first_row_that_does_not_hold(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = "accounts.management.commands.verify_audit.audit_verify"
        monkeypatch.setattr(broken, lambda: Proof(entries=2, head="0", broken_at=3))

        with pytest.raises(CommandError, match="broken at row 3: 2 rows before it hold"):
            run("verify_audit")
