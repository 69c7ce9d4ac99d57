"""Answers against truth: what is counted, what is booked, and what is shown."""

from collections.abc import Sequence
from typing import Any

import pytest

from invoices.document import OcrResult
from invoices.labelled.figures import as_json
from invoices.labelled.folding import Labelled, Understand, answers_in_folds
from invoices.labelled.judging import Json
from invoices.labelled.score_tables import field_table, mistakes_table, sentences, slowest_table, worst, written
from invoices.labelled.scores import Scores, scored
from invoices.labelled.truth import TrueLine, Truth
from learning.core.evaluation import Tally
from tests.builders import an_ocr_result

TRUE = {"invoice_number": "F-1", "issue_date": "2024-03-12", "total_gross": "12.00", "supplier_name": "Dupont"}


def truth(file: str = "a.pdf", **fields: str | None) -> Truth:
    return Truth(file, TRUE | fields, family=file[0])


def answer(file: str = "a.pdf", *, decision: str = "accepted", **fields: Any) -> Json:
    return {"file": f"some/{file}", "fields": TRUE | fields, "decision": decision, "seconds": 0.5}


def score(*pairs: tuple[Truth, Json | None]) -> Scores:
    return scored([true for true, _ in pairs], [said for _, said in pairs if said])


class TestFields:
    def test_count_what_is_there_what_was_answered_and_what_is_right(self) -> None:
        scores = score(
            (truth("a.pdf"), answer("a.pdf", supplier_name="DUPONT SARL")),
            (truth("b.pdf"), answer("b.pdf", supplier_name="Martin")),
            (truth("c.pdf"), answer("c.pdf", supplier_name=None)),
        )

        assert scores.fields["supplier_name"] == Tally(truth=3, answered=2, right=1)
        assert scores.exact_fields["supplier_name"] == Tally(truth=3, answered=2, right=0)
        assert scores.header == Tally(truth=12, answered=11, right=10)
        assert scores.perfect == 1

    def test_that_nobody_knows_are_counted_apart(self) -> None:
        scores = score((truth(), answer(currency="EUR", supplier_name="Dupont")))

        assert "currency" not in scores.fields
        assert scores.documents[0].extra == ("currency",)

    def test_that_are_known_to_be_absent_are_wrong_when_answered(self) -> None:
        scores = score((truth(due_date=None), answer(due_date="2024-04-01")), (truth("b.pdf", due_date=None), None))

        assert scores.fields["due_date"] == Tally(truth=0, answered=1, right=0)
        assert [one.field for one in scores.documents[0].wrong] == ["due_date"]

    def test_of_a_document_without_an_answer_are_all_missing(self) -> None:
        scores = score((truth(), None))

        assert (scores.unanswered, scores.perfect, len(scores.documents[0].wrong)) == (1, 0, 4)

    def test_come_from_the_answer_that_is_no_error(self) -> None:
        error = {"file": "a.pdf", "error": {"code": "damaged_file"}, "decision": "rejected"}

        assert scored([truth()], [answer(), error]).perfect == 1
        assert scored([truth()], [error]).failed == 1


class TestTables:
    def test_are_counted_row_by_row(self) -> None:
        known = Truth("a.pdf", lines=(TrueLine("Vis à bois", None), TrueLine("Transport", None)))
        said = {"file": "a.pdf", "lines": [{"description": "Vis a bois"}, {"description": "x"}, "nonsense"]}

        assert scored([known], [said]).tables == {"lines": Tally(truth=2, answered=2, right=1)}


class TestBooking:
    @pytest.mark.parametrize(
        ("known", "fields", "is_right"),
        [
            ({}, {}, True),
            ({}, {"total_gross": "13.00"}, False),
            ({}, {"supplier_name": None}, False),
            ({"total_net": "10.00"}, {}, True),
            ({"total_net": "10.00"}, {"total_net": "11.00"}, False),
            ({"due_date": "2024-04-01"}, {"due_date": "2024-05-01"}, True),
        ],
    )
    def test_is_wrong_when_a_key_field_is(self, known: dict[str, str], fields: dict[str, Any], is_right: bool) -> None:
        scores = score((truth(**known), answer(**fields)))

        assert (scores.accepted, scores.accepted_wrong) == (1, int(not is_right))

    def test_counts_only_what_was_accepted(self) -> None:
        assert score((truth(), answer(decision="review", total_gross="1"))).accepted == 0

    def test_is_not_counted_where_no_key_is_known(self) -> None:
        assert scored([Truth("a.pdf", {"currency": "EUR"})], [answer()]).accepted == 0


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


class TestFolds:
    def test_answer_each_document_by_what_has_not_seen_its_family(self) -> None:
        documents = [
            Labelled(an_ocr_result(file=f"{family}{number}.pdf"), truth(f"{family}{number}.pdf"))
            for family in "abcde"
            for number in range(3)
        ]

        def trainer(seen: Sequence[Labelled]) -> Understand:
            families = "".join(sorted({one.truth.family for one in seen}))

            def understand(result: OcrResult) -> Json:
                return {"file": result.file, "seen": families}

            return understand

        answers = answers_in_folds(documents, trainer, folds=3)

        assert [said["file"] for said in answers] == [one.reading.file for one in documents]
        assert all(said["file"][0] not in said["seen"] for said in answers)
        assert {len(said["seen"]) for said in answers} <= {3, 4}
