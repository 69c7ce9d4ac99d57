"""What was understood stands in the answer with its evidence, its reason and what came second."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from invoices.answers import Speaker, answer_of
from invoices.fields import Assessment, Field, Finding, LineItem, Outcome, Severity, Source, VatRate, Verdict
from tests.answering import schema_of_answers, through_json
from tests.builders import an_outcome
from tests.understood import a_candidate, an_invoice

SECOND = a_candidate(Field.TOTAL_GROSS, Decimal("211.00"), confidence=0.2)
FOUND = (
    Finding("arithmetic_totals", Severity.DOUBT, (Field.TOTAL_NET, Field.TOTAL_GROSS), {"net": "1", "difference": "2"}),
)


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return schema_of_answers()


def an_answer(outcome: Outcome) -> Any:
    return through_json(answer_of("a.pdf", outcome))


def of_an_invoice(**changes: Any) -> Outcome:
    extraction = an_invoice(runners_up={Field.TOTAL_GROSS: (SECOND,)}, **changes)
    return an_outcome(
        extraction=extraction, assessment=Assessment(0.81234567, FOUND, Verdict.REVIEW, 0.9), splits=((1, 2), (3, 3))
    )


class TestAField:
    def test_has_its_value_its_place_its_reason_and_what_came_second(self, schema: Draft202012Validator) -> None:
        answer = an_answer(of_an_invoice())

        schema.validate(answer)
        assert answer["fields"]["total_gross"] == {
            "value": "253.20", "confidence": 0.97, "source": "ocr", "page": 1, "box": [0.6, 0.48, 0.8, 0.5],
            "rule": "to the right of “label”", "raw": "253.20", "read_as": None,
            "runners_up": [{"value": "211.00", "confidence": 0.2, "rule": "to the right of “label”"}],
        }  # fmt: skip

    def test_is_written_as_dates_and_codes_are(self) -> None:
        fields = an_answer(of_an_invoice())["fields"]

        assert (fields["issue_date"]["value"], fields["document_type"]["value"]) == ("2026-03-02", "invoice")

    def test_that_stands_nowhere_has_no_place(self, schema: Draft202012Validator) -> None:
        nowhere = replace(a_candidate(Field.CURRENCY, "EUR", source=Source.XML), evidence=(), rule="xml:BT-5")

        answer = an_answer(an_outcome(extraction=replace(an_invoice(), fields={Field.CURRENCY: nowhere})))

        schema.validate(answer)
        assert (answer["fields"]["currency"]["page"], answer["fields"]["currency"]["box"]) == (None, None)

    def test_that_was_repaired_says_what_stood_there(self) -> None:
        repaired = a_candidate(Field.TOTAL_GROSS, Decimal("253.20"), read_as="2S3.20")

        answer = an_answer(an_outcome(extraction=replace(an_invoice(), fields={Field.TOTAL_GROSS: repaired})))

        assert answer["fields"]["total_gross"]["read_as"] == "2S3.20"

    @pytest.mark.parametrize("value", [Decimal("1E+3"), Decimal("0.0000001"), Decimal("-12.50"), Decimal(7)])
    def test_over_an_amount_is_a_plain_decimal(self, schema: Draft202012Validator, value: Decimal) -> None:
        answer = an_answer(of_an_invoice(changes={Field.TOTAL_GROSS: value}))

        schema.validate(answer)
        assert Decimal(answer["fields"]["total_gross"]["value"]) == value


class TestRows:
    def test_of_the_tax_and_lines_have_all_their_columns(self, schema: Draft202012Validator) -> None:
        bare = LineItem("Porte", None)
        answer = an_answer(of_an_invoice(vat_breakdown=(VatRate(Decimal("5.5"), None, None),), lines=(bare,)))

        schema.validate(answer)
        assert answer["vat_breakdown"] == [
            {"rate": "5.5", "base": None, "amount": None, "confidence": 0.0, "page": None, "box": None}
        ]
        assert answer["lines"][0]["description"] == "Porte"
        assert [name for name, value in answer["lines"][0].items() if value is None] == [
            "product_code", "unit", "quantity", "unit_price", "vat_rate", "net_amount", "page", "box",
        ]  # fmt: skip


class TestTheJudgement:
    def test_has_a_score_a_decision_findings_and_page_ranges(self, schema: Draft202012Validator) -> None:
        answer = an_answer(of_an_invoice())

        schema.validate(answer)
        assert (answer["decision"], answer["score"], answer["splits"]) == ("review", 0.8123, [[1, 2], [3, 3]])
        (found,) = answer["findings"]
        assert (found["code"], found["severity"], found["fields"]) == (
            "arithmetic_totals",
            "doubt",
            ["total_net", "total_gross"],
        )
        assert "2 apart" in found["message"]

    def test_is_spoken_in_the_words_of_whoever_asked(self) -> None:
        speaker = Speaker(lambda code, facts: f"constat {code}", lambda rule: f"règle {rule}")

        answer = through_json(answer_of("a.pdf", of_an_invoice(), speaker=speaker))

        assert answer["findings"][0]["message"] == "constat arithmetic_totals"
        assert answer["fields"]["total_gross"]["rule"] == "règle right_of:label"
