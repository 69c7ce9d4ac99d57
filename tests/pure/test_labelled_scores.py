"""Answers against truth: what is counted, and what would be booked."""

from typing import Any

import pytest

from invoices.labelled.scores import scored
from invoices.labelled.true_rows import TrueLine
from invoices.labelled.truth import Truth
from learning.core.evaluation import Tally
from tests.scoring import answer, score, truth


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
