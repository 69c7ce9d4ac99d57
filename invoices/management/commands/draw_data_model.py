"""manage.py draw_data_model: draws the tables from the models, and writes down what the database guards."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from invoices.management.data_model.layout import laid_out
from invoices.management.data_model.page import renewed
from invoices.management.data_model.picture import to_svg
from invoices.management.data_model.tables import tables
from invoices.management.terminal import at_a_terminal, shown_label

PICTURE, PAGE = Path("images/data-model.svg"), Path("data-model.md")
TITLE = "The tables of Probant"
SAYS = "Each table with its fields, and an arrow from each field that refers to another table. The page lists the same."


class Command(BaseCommand):
    help = "Draw the tables as the models have them: docs/images/data-model.svg, and their lists in docs/data-model.md."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """Ask where the documentation stands."""
        parser.add_argument("--docs", type=Path, default=Path("docs"), help="the folder of the documentation")

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the picture and the page."""
        with at_a_terminal():
            for path, content in drawn(options["docs"]).items():
                path.write_text(content, encoding="utf-8")
                self.stdout.write(shown_label(path))


def drawn(docs: Path) -> dict[Path, str]:
    """Return what the two files should hold.

    Raises:
        CommandError: the page is not there, or has lost its marks.
    """
    known = tables()
    try:
        page = renewed((docs / PAGE).read_text(encoding="utf-8"), known)
    except (FileNotFoundError, ValueError) as problem:
        raise CommandError(f"{shown_label(docs / PAGE)} cannot be renewed: {problem}.") from problem
    return {docs / PICTURE: to_svg(laid_out(known), title=TITLE, says=SAYS), docs / PAGE: page}
