"""The JSON of a reading keeps its form, whatever was read."""

import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from invoices.answers import answer_of, answer_of_failure, said_in_english
from invoices.document import Attachment, Box, Code, PageText
from invoices.errors import EngineBusy, InvoiceError, LockedFile, MissingFile, PhotoNotGoodEnough, ReaderCrashed
from tests.builders import a_page_reading, an_attempt, an_ocr_result

SCHEMA = Path(__file__).resolve().parents[2] / "docs" / "reading.schema.json"
ENGINES = ("embedded", "tesseract", "embedded")


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

    def test_for_an_invoice_without_pages_names_no_engine(self, schema: Draft202012Validator) -> None:
        attached = Attachment("facture.xml", b"<Invoice/>")
        result = replace(an_ocr_result(), pages=(), attachments=(attached,))

        answer = through_json(answer_of("facture.xml", result))

        schema.validate(answer)
        assert (answer["engine"], answer["recipe"], answer["pages"]) == (None, None, 0)
        assert answer["attachments"] == ["facture.xml"]

    def test_names_each_engine_and_recipe_once(self) -> None:
        pages = [a_page_reading(number=number, engine=engine) for number, engine in enumerate(ENGINES, 1)]

        answer = answer_of("a.pdf", an_ocr_result(*pages))

        assert answer["engine"] == answer["recipe"] == "embedded+tesseract"

    def test_tells_of_each_page_who_read_it_why_and_what_else_was_tried(self) -> None:
        first = an_attempt(why="first", score=None, error="engine_crashed")
        second = an_attempt("rapidocr", why="low_score", steps=("deskew -1.2",))
        page = a_page_reading("Facture n° 12", attempts=(first, second), used=1, fault="uneven")

        (told,) = through_json(answer_of("a.pdf", an_ocr_result(page)))["reading"]

        assert (told["engine"], told["why"], told["steps"]) == ("rapidocr", "low_score", ["deskew -1.2"])
        assert told["tried"] == ["tesseract/first", "rapidocr/low_score"]
        assert (told["words"], told["fault"], told["source"], told["layer"]) == (3, "uneven", "ocr", "absent")

    @pytest.mark.parametrize(
        ("costs", "written"),
        [(("0", "0"), "0"), (("0.01", "0.004"), "0.014"), (("0", "0.0000001"), "0.0000001")],
    )
    def test_writes_what_was_paid_as_an_amount(
        self, schema: Draft202012Validator, costs: tuple[str, str], written: str
    ) -> None:
        tries = tuple(an_attempt("azure", cost=Decimal(cost)) for cost in costs)

        answer = through_json(answer_of("a.pdf", an_ocr_result(a_page_reading(attempts=tries))))

        schema.validate(answer)
        assert answer["cost"] == written

    def test_is_never_acceptance_before_anything_is_proven(self) -> None:
        assert answer_of("a.pdf", an_ocr_result(a_page_reading("Facture n° 12")))["decision"] == "review"

    def test_names_a_page_that_reads_too_badly(self) -> None:
        result = an_ocr_result(a_page_reading("F@c|ure", score=0.1, usable=False))

        findings: Any = answer_of("a.pdf", result)["findings"]

        assert [finding["code"] for finding in findings] == ["page_not_readable"]

    def test_does_not_blame_the_looks_of_a_page_that_brought_its_text(self) -> None:
        result = an_ocr_result(a_page_reading("Facture n° 12", engine="embedded", fault="too_small"))

        assert answer_of("a.pdf", result)["findings"] == []

    def test_names_what_is_wrong_with_the_picture_of_a_page(self) -> None:
        result = an_ocr_result(a_page_reading(), a_page_reading(number=2, fault="too_small"))

        findings: Any = answer_of("a.pdf", result)["findings"]

        told = [(finding["code"], finding["severity"], finding["message"]) for finding in findings]
        assert told == [("page_too_small", "doubt", "Page 2: too small.")]

    @pytest.mark.parametrize(
        ("fault", "told"),
        [
            (None, [("page_empty", "note")]),
            ("empty", [("page_empty", "note")]),
            ("dark", [("page_dark", "doubt"), ("page_empty", "note")]),
        ],
    )
    def test_notes_a_page_without_a_word(self, fault: str | None, told: list[tuple[str, str]]) -> None:
        result = an_ocr_result(a_page_reading(text=PageText(), fault=fault))

        findings: Any = answer_of("a.pdf", result)["findings"]

        assert [(finding["code"], finding["severity"]) for finding in findings] == told

    def test_doubts_words_on_a_page_without_print(self) -> None:
        findings: Any = answer_of("a.pdf", an_ocr_result(a_page_reading(fault="empty")))["findings"]

        assert [(finding["code"], finding["severity"]) for finding in findings] == [("page_empty", "doubt")]

    @pytest.mark.parametrize(
        ("error", "decision"),
        [
            (LockedFile(), "rejected"),
            (MissingFile(detail="there is no such file"), "rejected"),
            (EngineBusy(engine="azure", detail="too many requests"), "review"),
            (ReaderCrashed(detail="signal 11"), "review"),
            (PhotoNotGoodEnough(page=1, fault="dark"), "review"),
        ],
    )
    def test_rejects_only_what_is_no_readable_file(self, error: InvoiceError, decision: str) -> None:
        assert answer_of_failure("a.pdf", said_in_english(error))["decision"] == decision
