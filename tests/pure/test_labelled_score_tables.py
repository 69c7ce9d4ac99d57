"""Scores in figures, tables and words."""

import pytest

from invoices.labelled.figures import as_json
from invoices.labelled.score_tables import field_table, mistakes_table, slowest_table, worst
from invoices.labelled.score_words import sentences, written
from tests.scoring import TRUE, answer, score, truth


class TestFigures:
    def test_tell_how_true_confidence_is(self) -> None:
        sure = {"value": "12.00", "confidence": 0.8}
        figures = as_json(
            score((truth(), answer(total_gross=sure)), (truth("b.pdf"), answer("b.pdf", total_gross=sure)))
        )

        assert figures["calibration_error"] == pytest.approx(0.2)
        assert figures["reliability"] == [[0.8, 2, 0.8, 1.0]]

    def test_say_nothing_of_what_was_not_said(self) -> None:
        figures = as_json(score((truth(), None)))

        assert (figures["calibration_error"], figures["seconds_median"], figures["reliability"]) == (None, None, [])


class TestTablesForPeople:
    SCORES = score(
        (truth("a.pdf"), answer("a.pdf")),
        (truth("b.pdf"), answer("b.pdf", total_gross={"value": "9" * 90, "confidence": 0.7}, issue_date=None)),
    )

    def test_show_each_field_and_all_together(self) -> None:
        table = field_table(self.SCORES)

        assert [row[0] for row in table.rows] == [*sorted(TRUE), "all fields"]
        assert table.rows[-1][1:6] == ("8", "7", "6", "6", "0")

    def test_name_the_worst_document_with_what_is_wrong(self) -> None:
        (bad,) = worst(self.SCORES, 5)
        table = mistakes_table(bad)

        assert table.caption == "b.pdf"
        assert table.rows[0] == ("issue_date", "2024-03-12", "—", "—")
        assert table.rows[1] == ("total_gross", "12.00", "9" * 59 + "…", "0.70")

    def test_name_the_slowest_documents_first(self) -> None:
        slow = {**answer("b.pdf"), "seconds": 7}

        table = slowest_table(score((truth("a.pdf"), answer("a.pdf")), (truth("b.pdf"), slow)), 1)

        assert table.rows == (("b.pdf", "7.00"),)

    def test_say_how_much_is_booked_unseen_and_what_that_proves(self) -> None:
        said = " ".join(sentences(self.SCORES)).replace("\N{NO-BREAK SPACE}", " ")

        assert "Accepted without a person: 2 of 2 (100.0 %); wrong among them: 1" in said
        assert "at most 94.9 %, 90 % surely" in said
        assert "expected calibration error 0.700" in said

    def test_are_written_one_below_the_other(self) -> None:
        text = "\n".join(written(self.SCORES, slowest=1, most=3))

        assert [name in text for name in ("Fields", "Confidence", "Slowest documents", "b.pdf")] == [True] * 4

    def test_leave_out_what_there_is_nothing_to_say_of(self) -> None:
        text = "\n".join(written(score((truth(), None)), slowest=1, most=0))

        assert "Confidence" not in text
        assert "Accepted without a person: 0 of 1." in text
