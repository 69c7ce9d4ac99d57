"""The JSON of a reading keeps its form, whatever was read."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from invoices.answers import answer_of, answer_of_failure, said_in_english
from invoices.document import Box, Code
from invoices.errors import LockedFile
from tests.builders import a_page_reading, an_ocr_result

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reading.schema.json"


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def through_json(answer: dict[str, object]) -> Any:
    return json.loads(json.dumps(answer))


class TestTheAnswer:
    def test_for_a_document_has_the_form_of_the_schema(self, schema: Draft202012Validator) -> None:
        code = Code("qr", "INVOICE:FAC/2018/0009", Box(0.1, 0.1, 0.2, 0.2))
        result = an_ocr_result(a_page_reading("Facture n° 12", codes=(code,)), a_page_reading("Suite", number=2))

        answer = through_json(answer_of("a.pdf", result))

        schema.validate(answer)
        assert answer["pages"] == 2
        assert answer["reading"][0]["codes"][0]["text"] == "INVOICE:FAC/2018/0009"

    def test_for_a_failure_has_it_too(self, schema: Draft202012Validator) -> None:
        answer = through_json(answer_of_failure("a.pdf", said_in_english(LockedFile())))

        schema.validate(answer)
        assert answer["error"]["code"] == "locked_file"
        assert answer["decision"] == "rejected"

    def test_is_never_acceptance_before_anything_is_proven(self) -> None:
        assert answer_of("a.pdf", an_ocr_result(a_page_reading("Facture n° 12")))["decision"] == "review"

    def test_names_a_page_that_reads_too_badly(self) -> None:
        result = an_ocr_result(a_page_reading("F@c|ure", score=0.1, usable=False))

        findings: Any = answer_of("a.pdf", result)["findings"]

        assert [finding["code"] for finding in findings] == ["page_not_readable"]
