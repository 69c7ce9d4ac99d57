"""manage.py create_db: makes roles, database and tables on PostgreSQL, each with the least it needs."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.management.database.making import CannotMake, make
from invoices.management.database.script import script
from invoices.management.terminal import at_a_terminal
from invoices.wiring_database import DatabasePlan, database_plan


class Command(BaseCommand):
    help = (
        "Make the roles, the database and the tables of an installation; what is there stays. Run it again to upgrade."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to only print."""
        parser.add_argument("--print", action="store_true", dest="only_print", help="print the SQL, change nothing")

    def handle(self, *args: Any, **options: Any) -> None:
        """Make them, or print how."""
        with at_a_terminal():
            if options["only_print"]:
                self.stdout.write(script(), ending="")
                return
            plan = database_plan()
            if plan.vendor == "sqlite3":
                self._on_sqlite(options["verbosity"])
                return
            _check(plan)
            self._on_postgresql(plan, options["verbosity"])

    def _on_sqlite(self, verbosity: int) -> None:
        self.stdout.write("SQLite has no roles: whoever may open the file may do everything. Only its tables are made.")
        call_command("migrate", interactive=False, verbosity=verbosity)

    def _on_postgresql(self, plan: DatabasePlan, verbosity: int) -> None:
        try:
            make(plan, verbosity=verbosity)
        except CannotMake as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"The database {plan.name} is ready: {plan.owner.name} owns the tables, {plan.app.name} works in them,"
            f" {plan.reader.name} only looks."
        )


def _check(plan: DatabasePlan) -> None:
    """Refuse what would fail half-way."""
    missing = [
        name
        for name, value in (
            ("DATABASE_ADMIN_URL", plan.admin),
            ("DATABASE_OWNER_PASSWORD", plan.owner.password),
            ("a password in DATABASE_URL", plan.app.password),
        )
        if not value
    ]
    if missing:
        raise CommandError(
            f"Set {', '.join(missing)}: see .env.example. Or print the SQL with --print and run it yourself."
        )
