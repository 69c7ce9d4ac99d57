"""The schema of answers refuses every slip of form."""

import json
import re
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator, ValidationError

from invoices.answers import answer_of
from invoices.fields import Assessment, Field, Finding, Outcome, Severity, Verdict
from tests.answering import SCHEMA, schema_of_answers, through_json
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


class TestTheSchema:
    @pytest.mark.parametrize(
        ("field", "slip"),
        [
            ("total_gross", {"value": "1 253,20"}), ("total_gross", {"value": "NaN"}),
            ("issue_date", {"value": "02/03/2026"}),
            ("currency", {"value": "€"}), ("document_type", {"value": "quote"}), ("total_net", {"source": "guess"}),
            ("total_net", {"confidence": 1.2}), ("total_net", {"box": [0, 0]}), ("total_net", {"page": 0}),
            ("total_net", {"colour": "red"}),
        ],
    )  # fmt: skip
    def test_refuses_a_slip(self, schema: Draft202012Validator, field: str, slip: dict[str, object]) -> None:
        answer = an_answer(of_an_invoice())
        answer["fields"][field] |= slip

        with pytest.raises(ValidationError):
            schema.validate(answer)

    def test_refuses_a_field_that_there_is_none_of(self, schema: Draft202012Validator) -> None:
        answer = an_answer(of_an_invoice())
        answer["fields"]["colour"] = answer["fields"]["currency"]

        with pytest.raises(ValidationError):
            schema.validate(answer)

    def test_names_the_fields_there_are_and_no_others(self, schema: Draft202012Validator) -> None:
        assert isinstance(schema.schema, dict)
        assert schema.schema["$defs"]["fieldName"]["enum"] == [field.value for field in Field]

    def test_holds_for_the_answer_that_the_documentation_shows(self, schema: Draft202012Validator) -> None:
        shown = re.search(r"```json\n(.+?)```", SCHEMA.with_name("reading.md").read_text(encoding="utf-8"), re.DOTALL)

        assert shown is not None
        schema.validate(json.loads(shown[1]))
