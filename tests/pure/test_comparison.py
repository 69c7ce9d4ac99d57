"""Engines side by side on the same documents."""

import csv
from decimal import Decimal
from io import StringIO

import pytest

from invoices.ocr.comparison import Row, Summary, Unavailable, compare
from invoices.ocr.comparison_tables import summary_table, to_csv, to_text
from tests.comparing import ROWS, a_row

AWAY = (Unavailable("mistral", "no key is set"),)
COMPARISON = compare(ROWS, AWAY)
NOTHING = compare(())


def summary(*rows: Row) -> Summary:
    (only,) = compare(rows).summaries
    return only


class TestASummary:
    def test_stands_for_each_engine_in_the_order_they_came(self) -> None:
        assert [one.engine for one in COMPARISON.summaries] == ["tesseract", "azure"]

    def test_weighs_every_word_the_same(self) -> None:
        assert COMPARISON.summaries[1].accuracy.of_words.right == 4 + 1
        assert COMPARISON.summaries[1].accuracy.word_recall == 5 / 8

    def test_counts_a_failure_as_nothing_read(self) -> None:
        tesseract = COMPARISON.summaries[0]

        assert (tesseract.failures, tesseract.documents) == (1, 2)
        assert tesseract.accuracy.amounts == 0.5

    def test_tells_the_pace_of_one_process(self) -> None:
        tesseract = COMPARISON.summaries[0]

        assert tesseract.seconds_a_page == 1.0
        assert tesseract.pages_a_minute == 60.0
        assert tesseract.cpu_seconds_a_page == pytest.approx(0.6)

    def test_tells_the_price_of_a_page(self) -> None:
        assert [one.cost_a_page for one in COMPARISON.summaries] == [Decimal(0), Decimal("0.0015")]

    def test_tells_the_most_memory_that_was_ever_taken(self) -> None:
        assert [one.peak_bytes for one in COMPARISON.summaries] == [71_000_000, None]

    def test_makes_no_figure_of_nothing(self) -> None:
        empty = summary(a_row(pages=0, seconds=0.0, accuracy=None))

        assert (empty.seconds_a_page, empty.pages_a_minute, empty.cost_a_page) == (None, None, None)
        assert empty.accuracy.word_recall is None

    def test_tells_no_computing_time_that_was_measured_on_some_only(self) -> None:
        assert summary(a_row(), a_row("b.pdf", cpu_seconds=None)).cpu_seconds_a_page is None

    def test_of_documents_whose_text_is_not_known_tells_the_rest(self) -> None:
        unknown = summary(a_row(accuracy=None))

        assert unknown.accuracy.character_error is None
        assert unknown.seconds_a_page == 0.75


class TestOnATerminal:
    def test_every_engine_has_a_line_with_its_figures(self) -> None:
        lines = {line.split()[0]: line.split() for line in to_text(COMPARISON).splitlines() if line}

        assert lines["tesseract"][1:4] == ["2", "4", "1"]
        assert lines["azure"][-3:] == ["24.0", "0.0015", "—"]

    def test_says_what_the_figures_rest_on(self) -> None:
        assert to_text(COMPARISON).startswith(
            "2 documents; known on them: 46 characters, 8 words, 2 amounts, 2 accented"
        )

    def test_lists_what_took_no_part_and_what_failed(self) -> None:
        written = to_text(COMPARISON)

        assert "no key is set" in written
        assert "reader_took_too_long" in written

    def test_leaves_out_lists_without_entries(self) -> None:
        written = to_text(compare([a_row()]))

        assert "Not compared" not in written
        assert "Not read" not in written

    def test_says_something_of_nothing(self) -> None:
        assert to_text(NOTHING).startswith("0 documents")


class TestForASpreadsheet:
    def test_has_a_row_for_each_document_and_engine(self) -> None:
        read = list(csv.DictReader(StringIO(to_csv(COMPARISON))))

        assert [(row["document"], row["engine"]) for row in read] == [(row.document, row.engine) for row in ROWS]
        assert read[0]["word_recall"] == "1.00000"
        assert read[0]["amounts_printed"] == "1"
        assert read[1]["cost"] == "0.0030"
        assert read[2]["error"] == "reader_took_too_long"

    def test_leaves_empty_what_is_not_known(self) -> None:
        (read,) = csv.DictReader(StringIO(to_csv(compare([a_row(accuracy=None, cpu_seconds=None, peak_bytes=None)]))))

        assert (read["word_recall"], read["cpu_seconds"], read["peak_bytes"]) == ("", "", "")
        assert read["words_printed"] == "0"


def test_the_table_of_engines_can_be_put_anywhere() -> None:
    table = summary_table(COMPARISON)

    assert table.head[0] == "Engine"
    assert all(len(row) == len(table.head) for row in table.rows)
