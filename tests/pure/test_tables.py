"""A table, written for each place where tables are read."""

import csv
from io import StringIO

import pytest

from invoices.ocr.tables import Table, as_csv, as_html, as_markdown, as_text
from tests.markup import elements

TABLE = Table("Two engines", ("Engine", "s/page", "Words"), (("tesseract", "0.66", "96.4 %"), ("azure", "3", "—")))
EMPTY = Table("None", ("Engine", "Why"), ())


class TestOnATerminal:
    def test_names_stand_to_the_left_and_figures_to_the_right(self) -> None:
        assert as_text(TABLE).splitlines() == [
            "Two engines",
            "",
            "Engine     s/page   Words",
            "---------  ------  ------",
            "tesseract    0.66  96.4 %",
            "azure           3       —",
        ]

    def test_a_table_without_rows_still_has_its_head(self) -> None:
        assert as_text(EMPTY).splitlines()[2] == "Engine  Why"

    def test_words_stand_to_the_left_wherever_they_are(self) -> None:
        table = Table("c", ("Engine", "Why", "s"), (("a", "no key", "10"), ("b", "no library here", "")))

        assert as_text(table).splitlines()[-2:] == ["a       no key           10", "b       no library here"]

    def test_no_cell_moves_the_cursor(self) -> None:
        written = as_text(Table("c", ("a", "b"), (("\x1b[2Jfacture\r\n", "1"),)))

        assert "\x1b" not in written
        assert "\r" not in written
        assert len(written.splitlines()) == 5


class TestOnAPage:
    def test_each_figure_has_a_head_and_a_name(self) -> None:
        written = as_html(TABLE)

        heads = [(each.text, each.get("scope")) for each in elements(written, "th")]
        assert heads[:3] == [("Engine", "col"), ("s/page", "col"), ("Words", "col")]
        assert heads[3:] == [("tesseract", "row"), ("azure", "row")]
        assert [each.text for each in elements(written, "td")] == ["0.66", "96.4 %", "3", "—"]
        assert [each.text for each in elements(written, "caption")] == ["Two engines"]

    def test_a_table_without_rows_is_closed(self) -> None:
        assert as_html(EMPTY).endswith("<tbody></tbody></table>")

    def test_no_cell_becomes_markup(self) -> None:
        written = as_html(Table("<b>", ("<i>", "b"), (("<script>", "&"),)))

        assert {each.tag for each in elements(written, "script")} == set()
        assert [each.text for each in elements(written, "td")] == ["&"]


class TestInMarkdown:
    def test_figures_are_set_to_the_right(self) -> None:
        assert as_markdown(TABLE).splitlines() == [
            "Two engines",
            "",
            "| Engine | s/page | Words |",
            "| --- | ---: | ---: |",
            "| tesseract | 0.66 | 96.4 % |",
            "| azure | 3 | — |",
        ]

    def test_a_bar_within_a_cell_opens_no_column(self) -> None:
        assert as_markdown(Table("c", ("a", "b"), (("x|y\n", "1\\"),))).splitlines()[-1] == "| x\\|y  | 1\\\\ |"


class TestForASpreadsheet:
    def test_comes_back_as_it_was(self) -> None:
        table = Table("c", ("a", "b"), (('x "quoted", and more', "1"), ("two\nlines", "-0.5")))

        assert list(csv.reader(StringIO(as_csv(table)))) == [["a", "b"], *map(list, table.rows)]

    @pytest.mark.parametrize("name", ['=HYPERLINK("http://evil")', "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1"])
    def test_a_name_that_looks_like_a_formula_stays_a_name(self, name: str) -> None:
        (_, row) = csv.reader(StringIO(as_csv(Table("c", ("a",), ((name,),)))))

        assert row == [f"'{name}"]
