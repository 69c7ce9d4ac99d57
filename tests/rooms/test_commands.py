"""What an administrator types."""

import io
from collections.abc import Callable

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from pytest_django.fixtures import Settings

from accounts.management.commands.create_admin import LONGEST_ADDRESS, LONGEST_NAME
from accounts.models import Organisation, User
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

    def test_asks_twice_for_what_nobody_sees(self, monkeypatch: pytest.MonkeyPatch) -> None:
        typed = iter([GOOD, f"{GOOD}s"])
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("getpass.getpass", lambda _question: next(typed))

        with pytest.raises(CommandError, match="differ, so nothing was made"):
            call_command("create_admin", "root@exemple.fr")
        assert not User.objects.exists()

    @pytest.mark.parametrize("address", ["root", f"{'a' * 60}@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.fr"])
    def test_looks_at_the_address_before_it_asks(self, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal())
        monkeypatch.setattr("getpass.getpass", lambda _question: pytest.fail("It asked for a password."))

        with pytest.raises(CommandError):
            call_command("create_admin", address)

    @pytest.mark.parametrize("name", ["", "  ", "A" * 201], ids=["empty", "blank", "too long"])
    def test_refuses_a_name_that_is_none_or_does_not_fit(self, run: Run, name: str) -> None:
        with pytest.raises(CommandError, match="give it 1 to 200"):
            run("create_admin", "root@exemple.fr", "--organisation", name, typed=GOOD)
        assert not User.objects.exists()

    def test_knows_the_bounds_of_the_columns(self) -> None:
        assert User._meta.get_field("email").max_length == LONGEST_ADDRESS
        assert Organisation._meta.get_field("name").max_length == LONGEST_NAME

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

        with pytest.raises(CommandError, match=r"has an account already.*/admin/"):
            run("create_admin", "ROOT@exemple.fr", typed=GOOD)

    def test_refuses_an_address_that_somebody_has_besides(self, run: Run) -> None:
        EmailAddress.objects.create(user=UserFactory.create(), email="root@exemple.fr", verified=True)

        with pytest.raises(CommandError, match="has an account already"):
            run("create_admin", "root@exemple.fr", typed=GOOD)


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

    def test_names_the_person_who_stands_in_the_way(self, run: Run, settings: Settings) -> None:
        settings.DEMO_ACCOUNTS_ALLOWED = True
        UserFactory.create(email="vera@demo.example")

        with pytest.raises(CommandError, match=r"vera@demo\.example is the address of somebody.*DATA_DIR"):
            run("create_demo")
        assert not User.objects.filter(is_demo=True).exists()


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

    @pytest.mark.parametrize("seal", ["a0b29666b7dc…", "f" * 63, "f" * 65, "g" * 64, ""])
    def test_refuses_what_is_no_seal(self, run: Run, seal: str) -> None:
        with pytest.raises(CommandError, match="64 digits"):
            run("verify_audit", "--contains", seal)

    def test_takes_a_seal_however_it_was_noted(self, run: Run) -> None:
        seal = audit_record(action="person.changed", by=Actor()).hash

        assert "holds" in run("verify_audit", "--contains", f" {seal.upper()}")

    def test_names_the_first_row_that_does_not_hold(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        broken = "accounts.management.commands.verify_audit.audit_verify"
        monkeypatch.setattr(broken, lambda: Proof(entries=2, head="0", broken_at=3))

        with pytest.raises(CommandError, match="broken at row 3: 2 rows before it hold"):
            run("verify_audit")
