"""The picture of the tables, and the lists below it, are those of the models."""

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import models

from invoices.management.commands.draw_data_model import drawn
from invoices.management.data_model.layout import HUBS, laid_out
from invoices.management.data_model.page import BEGIN, END, renewed
from invoices.management.data_model.picture import to_svg
from invoices.management.data_model.tables import Column, Rule, Table, _written, tables
from tests.house.tree import ROOT

RENEW = ".venv/bin/python manage.py draw_data_model"


def a_table(name: str = "Thing", *columns: Column, app: str = "invoices") -> Table:
    return Table(name, app, f"{app}_{name.lower()}", "A thing.", (Column("id", "bigint", is_key=True), *columns), ())


@pytest.mark.parametrize("name", ["data-model.md", "images/data-model.svg"])
def test_it_is_up_to_date(name: str) -> None:
    content = drawn(ROOT / "docs")[ROOT / "docs" / name]

    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == content, f"The models have changed. Run: {RENEW}"


def test_every_constraint_and_index_says_who_needs_it() -> None:
    silent = [f"{table.name}: {rule.name}" for table in tables() for rule in table.rules if not rule.why]

    assert not silent, f"Say in a comment above them who needs {silent}."


class TestThePicture:
    def test_shows_every_table_and_column(self) -> None:
        picture = to_svg(laid_out(tables()), title="t", says="s")

        for table in tables():
            assert f">{table.name}</text>" in picture
            assert all(f">{column.name}<tspan" in picture for column in table.columns)

    def test_boxes_stand_apart(self) -> None:
        boxes = laid_out(tables()).boxes
        meeting = [
            (one.table.name, other.table.name)
            for one in boxes
            for other in boxes
            if one.table.name < other.table.name
            and one.left < other.right
            and other.left < one.right
            and one.top < other.top + other.height
            and other.top < one.top + one.height
        ]

        assert not meeting

    def test_draws_each_reference_except_those_to_what_everything_refers_to(self) -> None:
        refers = {
            (table.name, column.target)
            for table in tables()
            for column in table.columns
            if column.target and column.target not in HUBS
        }

        assert refers <= {(line.edge.source, line.edge.target) for line in laid_out(tables()).lines}

    def test_has_a_place_for_a_table_that_nobody_placed(self) -> None:
        sheet = laid_out([*tables(), a_table("Newcomer", Column("invoice", "bigint", target="Invoice"))])

        assert sheet.boxes[-1].table.name == "Newcomer"
        assert sheet.boxes[-1].column > max(box.column for box in sheet.boxes if box.table.name == "VatLine")

    def test_tells_one_from_many(self) -> None:
        only = a_table("Only", Column("invoice", "bigint", is_unique=True, target="Invoice"))

        assert ">1</text>" in to_svg(laid_out([*tables(), only]), title="t", says="s")


class TestThePage:
    def test_keeps_what_people_wrote(self) -> None:
        page = renewed(f"before\n{BEGIN}\nold\n{END}\nafter\n", [a_table()])

        assert page.startswith(f"before\n{BEGIN}\n\n### Thing\n")
        assert page.endswith(f"{END}\nafter\n")
        assert "old" not in page

    def test_says_what_is_guarded(self) -> None:
        table = Table("Thing", "invoices", "t", "A thing.", (), (Rule("once", "unique", "a | b", "Because."),))

        assert "| unique `once` | `a \\| b` | Because. |" in renewed(f"{BEGIN}\n{END}", [table])

    def test_needs_its_marks(self, tmp_path: Path) -> None:
        (tmp_path / "data-model.md").write_text("nothing", encoding="utf-8")

        with pytest.raises(CommandError, match="needs the line"):
            call_command("draw_data_model", docs=tmp_path)

    def test_is_written_beside_the_picture(self, tmp_path: Path) -> None:
        (tmp_path / "images").mkdir()
        (tmp_path / "data-model.md").write_text(f"{BEGIN}\n{END}\n", encoding="utf-8")

        call_command("draw_data_model", docs=tmp_path, verbosity=0)

        assert "### Invoice" in (tmp_path / "data-model.md").read_text(encoding="utf-8")
        assert (tmp_path / "images/data-model.svg").exists()


class TestWordsForConditions:
    @pytest.mark.parametrize(
        ("condition", "words"),
        [
            (models.Q(closed_at=None), "closed_at is null"),
            (models.Q(source__isnull=False), "source is not null"),
            (~models.Q(key=""), "not (key = '')"),
            (models.Q(a__gt=0, a__lte=1), "a > 0 AND a <= 1"),
            (models.Q(a__startswith="x"), "a startswith 'x'"),
            (models.Value(3), "Value(3)"),
        ],
    )
    def test_read_as_a_person_would_say_them(self, condition: object, words: str) -> None:
        assert _written(condition) == words
