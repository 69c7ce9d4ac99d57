"""manage.py create_db: three roles, each with the least it needs, on a server of the tests' own."""

import secrets
from collections.abc import Callable, Iterator
from io import StringIO
from typing import Any
from urllib.parse import quote

import psycopg
import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from psycopg import sql
from psycopg.conninfo import make_conninfo
from pytest_django import DjangoDbBlocker, Settings

from invoices.management.commands import create_db
from invoices.management.database.making import CannotMake, make
from invoices.management.database.script import script
from invoices.management.database.statements import APPEND_ONLY
from invoices.wiring_database import DatabasePlan, Role, database_plan
from tests.house.tree import ROOT

on_postgresql = pytest.mark.skipif(
    connection.vendor != "postgresql",
    reason="The tests run on SQLite, which has no roles: make test-services has them.",
)
SignIn = Callable[[Role], "psycopg.Connection[Any]"]


def admin_address(database: str = "postgres") -> str:
    said = connection.settings_dict
    password = quote(str(said["PASSWORD"]))
    return f"postgres://{said['USER']}:{password}@{said['HOST']}:{said['PORT']}/{database}"


def a_plan(**facts: Any) -> DatabasePlan:
    roles = {name: Role(f"probant_{name}", secrets.token_hex(8)) for name in ("owner", "app", "reader")}
    return DatabasePlan(**{"vendor": "postgresql", "name": "probant_new", "admin": "", **roles, **facts})


@pytest.fixture(scope="module")
def plan(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[DatabasePlan]:
    """Make a database once for all tests of this file, and remove it with its roles."""
    end = secrets.token_hex(4)
    roles = {name: Role(f"{name}-{end}", secrets.token_hex(16)) for name in ("owner", "app", "reader")}
    made = a_plan(name=f"made {end}", admin=admin_address(), **roles)
    with django_db_blocker.unblock():
        make(made, verbosity=0)
    yield made
    with psycopg.connect(made.admin, autocommit=True) as admin:
        admin.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(made.name)))
        for role in roles.values():
            admin.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(role.name)))


@pytest.fixture
def signed_in(plan: DatabasePlan) -> Iterator[SignIn]:
    """Sign in to the new database as one of the three."""
    opened = []

    def enter(role: Role) -> "psycopg.Connection[Any]":
        address = make_conninfo(plan.admin, dbname=plan.name, user=role.name, password=role.password)
        opened.append(psycopg.connect(address, autocommit=True))
        return opened[-1]

    yield enter
    for each in opened:
        each.close()


@pytest.fixture
def make_again(plan: DatabasePlan, django_db_blocker: DjangoDbBlocker) -> Callable[[], None]:
    """Make the database once more, as after an upgrade."""

    def again() -> None:
        with django_db_blocker.unblock():
            make(plan, verbosity=0)

    return again


@on_postgresql
class TestTheProduct:
    def test_works_in_the_tables(self, plan: DatabasePlan, signed_in: SignIn) -> None:
        app = signed_in(plan.app)

        app.execute(
            "INSERT INTO accounts_organisation (name, siren, vat_number, ibans, created_at) "
            "VALUES ('Atelier', '', '', '[]', now())"
        )
        app.execute("UPDATE accounts_organisation SET name = 'Ailleurs'")
        changed = app.execute("DELETE FROM accounts_organisation").rowcount

        assert changed == 1

    @pytest.mark.parametrize("table", APPEND_ONLY)
    @pytest.mark.parametrize("order", ["UPDATE {} SET organisation = 1", "DELETE FROM {}", "TRUNCATE {}"])
    def test_may_not_even_ask_to_change_what_is_only_added_to(
        self, plan: DatabasePlan, signed_in: SignIn, order: str, table: str
    ) -> None:
        app = signed_in(plan.app)

        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute(sql.SQL(order).format(sql.Identifier(table)))

    @pytest.mark.parametrize("table", APPEND_ONLY)
    def test_may_add_to_it_and_read_it(self, plan: DatabasePlan, signed_in: SignIn, table: str) -> None:
        asked = "SELECT has_table_privilege(%s, 'SELECT') AND has_table_privilege(%s, 'INSERT')"

        assert signed_in(plan.app).execute(asked, [table, table]).fetchone() == (True,)

    @pytest.mark.parametrize(
        "order",
        [
            "CREATE TABLE mine (number integer)",
            "ALTER TABLE accounts_user ADD COLUMN mine integer",
            "DROP TABLE invoices_invoice",
            "DROP TRIGGER audit_no_change ON accounts_auditentry",
            "CREATE SCHEMA mine",
            "CREATE TEMPORARY TABLE mine (number integer)",
            "DELETE FROM django_migrations",
            "CREATE ROLE mine",
        ],
    )
    def test_makes_and_changes_no_table(self, plan: DatabasePlan, signed_in: SignIn, order: str) -> None:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            signed_in(plan.app).execute(sql.SQL(order))


@on_postgresql
class TestTheReader:
    def test_looks_at_invoices(self, plan: DatabasePlan, signed_in: SignIn) -> None:
        assert signed_in(plan.reader).execute("SELECT count(*) FROM invoices_invoice").fetchone() == (0,)

    @pytest.mark.parametrize("table", ["accounts_user", "accounts_apitoken", "django_session", "invoices_source"])
    def test_sees_no_people_and_no_secrets(self, plan: DatabasePlan, signed_in: SignIn, table: str) -> None:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            signed_in(plan.reader).execute(sql.SQL("SELECT * FROM {}").format(sql.Identifier(table)))

    def test_writes_nothing(self, plan: DatabasePlan, signed_in: SignIn) -> None:
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.ReadOnlySqlTransaction)):
            signed_in(plan.reader).execute("DELETE FROM invoices_invoice")


@on_postgresql
class TestMakingItAgain:
    def test_changes_nothing_and_adds_what_is_missing(
        self, plan: DatabasePlan, signed_in: SignIn, make_again: Callable[[], None]
    ) -> None:
        owner = signed_in(plan.owner)
        owner.execute("CREATE TABLE IF NOT EXISTS tomorrow (number integer)")
        owner.execute(sql.SQL("GRANT UPDATE ON accounts_auditentry TO {}").format(sql.Identifier(plan.app.name)))

        make_again()

        app = signed_in(plan.app)
        app.execute("INSERT INTO tomorrow VALUES (1)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("UPDATE accounts_auditentry SET action = 'x'")

    def test_takes_over_tables_of_another_owner(
        self, plan: DatabasePlan, signed_in: SignIn, make_again: Callable[[], None]
    ) -> None:
        with psycopg.connect(make_conninfo(plan.admin, dbname=plan.name), autocommit=True) as admin:
            admin.execute("CREATE TABLE IF NOT EXISTS yesterday (number integer)")

        make_again()

        assert signed_in(plan.owner).execute(
            "SELECT tableowner FROM pg_tables WHERE tablename = 'yesterday'"
        ).fetchone() == (plan.owner.name,)

    def test_a_password_given_anew_is_the_one_that_counts(self, plan: DatabasePlan, signed_in: SignIn) -> None:
        with pytest.raises(psycopg.OperationalError):
            signed_in(Role(plan.reader.name, "another one"))

        assert signed_in(plan.reader).execute("SELECT 1").fetchone() == (1,)


@on_postgresql
class TestRefusing:
    def test_a_superuser_would_be_bound_by_no_right(self, db: None) -> None:
        mighty = Role(str(connection.settings_dict["USER"]), "x")

        with pytest.raises(CannotMake, match="superuser"):
            make(a_plan(admin=admin_address(), app=mighty))

    def test_three_roles_have_three_names(self, db: None) -> None:
        same = Role("probant_same", "x")

        with pytest.raises(CannotMake, match="three roles"):
            make(a_plan(admin=admin_address(), app=same, owner=same))

    def test_the_command_tells_what_the_server_says(self, db: None, settings: Settings) -> None:
        said = connection.settings_dict
        settings.DATABASE_ROLES = {
            "admin": f"postgres://nobody:secret-word@{said['HOST']}:{said['PORT']}/postgres",
            "owner_password": "x",
        }

        with pytest.raises(CommandError, match="The server says") as refused:
            call_command("create_db")

        assert "secret-word" not in str(refused.value)


class TestTheCommand:
    def test_prints_the_sql_of_the_documentation(self) -> None:
        out = StringIO()

        call_command("create_db", only_print=True, stdout=out)

        assert out.getvalue() == (ROOT / "docs/sql/create_db.sql").read_text(encoding="utf-8"), (
            "Renew it: .venv/bin/python manage.py create_db --print > docs/sql/create_db.sql"
        )

    @pytest.mark.django_db
    def test_on_sqlite_it_says_what_it_does_instead(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(create_db, "database_plan", lambda: a_plan(vendor="sqlite3"))
        out = StringIO()

        call_command("create_db", stdout=out, verbosity=0)

        assert "SQLite has no roles" in out.getvalue()

    def test_it_says_what_is_missing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(create_db, "database_plan", lambda: a_plan(owner=Role("probant_owner")))

        with pytest.raises(CommandError, match=r"Set DATABASE_ADMIN_URL, DATABASE_OWNER_PASSWORD: see \.env\.example"):
            call_command("create_db")

    def test_it_says_when_all_is_ready(self, monkeypatch: pytest.MonkeyPatch) -> None:
        made: list[DatabasePlan] = []
        monkeypatch.setattr(create_db, "database_plan", lambda: a_plan(admin="postgres://localhost"))
        monkeypatch.setattr(create_db, "make", lambda plan, **_: made.append(plan))
        out = StringIO()

        call_command("create_db", stdout=out)

        assert "probant_app works in them" in out.getvalue()
        assert [plan.name for plan in made] == ["probant_new"]


class TestThePlan:
    def test_is_what_the_settings_say(self, settings: Settings) -> None:
        settings.DATABASE_ROLES = {"admin": "postgres://a", "owner": "me", "owner_password": "p", "reader": "you"}

        plan = database_plan()

        assert (plan.owner, plan.reader.name, plan.admin) == (Role("me", "p"), "you", "postgres://a")
        assert plan.vendor == {"postgresql": "postgresql", "sqlite": "sqlite3"}[connection.vendor]

    def test_shows_no_password(self) -> None:
        plan = a_plan(admin="postgres://a:secret@b/c")

        assert "secret" not in repr(plan)
        assert plan.app.password not in repr(plan)

    def test_no_secret_stands_in_the_script(self) -> None:
        assert "PASSWORD '" not in script()
