"""From what was read to a judged invoice: page and XML together, checked, weighed, and the same each time."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from invoices.answers_words import RULES
from invoices.document import OcrResult
from invoices.fields import Context, Field, Outcome, Verdict
from invoices.understanding import Models, understand, unjudged_of
from tests.believing import models
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page

MODELS = models()
CONTEXT = Context.empty(date(2026, 9, 20))
# The page of the bill that the XML is about.


def understood(result: OcrResult) -> Outcome:
    return understand(result, context=CONTEXT, models=MODELS)


def codes(outcome: Outcome) -> set[str]:
    return {found.code for found in outcome.assessment.findings}


class TestAPage:
    def test_is_understood_checked_and_judged(self) -> None:
        outcome = understood(an_ocr_result(a_page(ATELIER)))

        assert outcome.extraction.amount(Field.TOTAL_GROSS) == Decimal("253.20")
        assert outcome.assessment.verdict is Verdict.REVIEW
        assert {"mention_missing", "promise_not_proven"} <= codes(outcome)
        assert 0 < outcome.assessment.score < 1

    def test_is_understood_the_same_each_time(self) -> None:
        first, second = (understood(an_ocr_result(a_page(ATELIER))) for _ in range(2))

        assert first == second

    def test_whose_totals_do_not_add_up_is_doubted(self) -> None:
        outcome = understood(an_ocr_result(a_page(ATELIER.replace("253,20", "258,20"))))

        assert "arithmetic_totals" in codes(outcome)

    def test_gives_reasons_that_there_are_words_for(self) -> None:
        found = understood(an_ocr_result(a_page(ATELIER))).extraction

        assert {one.rule.partition(":")[0] for one in found.fields.values()} <= RULES.keys()

    def test_tells_which_wordings_of_the_law_it_bears(self) -> None:
        outcome = understood(
            an_ocr_result(a_page(f"{ATELIER}\nIndemnité forfaitaire pour frais de recouvrement : 40 euros"))
        )

        assert "fixed_fee_40" in outcome.extraction.mentions

    def test_that_holds_several_invoices_is_never_accepted(self) -> None:
        outcome = understood(an_ocr_result(a_page(ATELIER), a_page(ATELIER.replace("0042", "0043"), number=2)))

        assert (outcome.splits, outcome.assessment.verdict) == (((1, 1), (2, 2)), Verdict.REVIEW)
        assert "several_invoices" in codes(outcome)

    @pytest.mark.parametrize("text", ["", "Merci"])
    def test_that_says_nothing_is_looked_at_by_a_person(self, text: str) -> None:
        assert understood(an_ocr_result(a_page(text))).assessment.verdict is Verdict.REVIEW

    def test_without_any_is_too(self) -> None:
        assert understood(replace(an_ocr_result(), pages=())).assessment.verdict is Verdict.REVIEW

    def test_that_is_a_quote_is_not_booked(self) -> None:
        assert "not_an_invoice" in codes(understood(an_ocr_result(a_page(ATELIER.replace("FACTURE", "DEVIS")))))


class TestTheModels:
    def test_that_are_shipped_are_taken_where_no_others_are_given(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(Models, "shipped", lambda: MODELS)
        result = an_ocr_result(a_page(ATELIER))

        assert understand(result, context=CONTEXT) == understood(result)

    def test_weigh_nothing_twice(self) -> None:
        result = an_ocr_result(a_page(ATELIER))
        raw = unjudged_of(result, context=CONTEXT, scorer=MODELS.scorer).extraction

        judged = understood(result).extraction
        assert {name: one.value for name, one in raw.fields.items()} == {
            name: one.value for name, one in judged.fields.items()
        }
