"""The JSON of a reading keeps its form, whatever was read."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from invoices.answers import Said, answer_of, answer_of_failure
from invoices.document import Attachment, Box, Code
from invoices.errors import EngineBusy, InvoiceError, LockedFile, MissingFile, PhotoNotGoodEnough, ReaderCrashed
from tests.answering import schema_of_answers, through_json
from tests.builders import a_page_reading, an_attempt, an_ocr_result, an_outcome

ENGINES = ("embedded", "tesseract", "embedded")


@pytest.fixture(scope="module")
def schema() -> Draft202012Validator:
    return schema_of_answers()


def failure(error: InvoiceError) -> Any:
    return through_json(answer_of_failure("a.pdf", Said(error.code, str(error))))


class TestTheAnswer:
    def test_for_a_document_has_the_form_of_the_schema(self, schema: Draft202012Validator) -> None:
        code = Code("qr", "INVOICE:FAC/2018/0009", Box(0.1, 0.1, 0.2, 0.2))
        result = an_ocr_result(a_page_reading("Facture n° 12", codes=(code,)), a_page_reading("Suite", number=2))

        answer = through_json(answer_of("a.pdf", an_outcome(result)))

        schema.validate(answer)
        assert answer["pages"] == 2
        assert answer["reading"][0]["codes"][0]["text"] == "INVOICE:FAC/2018/0009"

    def test_for_a_failure_has_it_too(self, schema: Draft202012Validator) -> None:
        answer = failure(LockedFile())

        schema.validate(answer)
        assert answer["error"]["code"] == "locked_file"
        assert answer["decision"] == "rejected"

    def test_for_an_invoice_without_pages_names_no_engine(self, schema: Draft202012Validator) -> None:
        attached = Attachment("facture.xml", b"<Invoice/>")
        result = replace(an_ocr_result(), pages=(), attachments=(attached,))

        answer = through_json(answer_of("facture.xml", an_outcome(result)))

        schema.validate(answer)
        assert (answer["engine"], answer["recipe"], answer["pages"]) == (None, None, 0)
        assert answer["attachments"] == ["facture.xml"]

    def test_names_each_engine_and_recipe_once(self) -> None:
        pages = [a_page_reading(number=number, engine=engine) for number, engine in enumerate(ENGINES, 1)]

        answer = answer_of("a.pdf", an_outcome(an_ocr_result(*pages)))

        assert answer["engine"] == answer["recipe"] == "embedded+tesseract"

    def test_tells_of_each_page_who_read_it_why_and_what_else_was_tried(self) -> None:
        first = an_attempt(why="first", score=None, error="engine_crashed")
        second = an_attempt("rapidocr", why="low_score", steps=("deskew -1.2",))
        page = a_page_reading("Facture n° 12", attempts=(first, second), used=1, fault="uneven")

        (told,) = through_json(answer_of("a.pdf", an_outcome(an_ocr_result(page))))["reading"]

        assert (told["engine"], told["why"], told["steps"]) == ("rapidocr", "low_score", ["deskew -1.2"])
        assert told["tried"] == ["tesseract/first", "rapidocr/low_score"]
        assert (told["words"], told["fault"], told["source"], told["layer"]) == (3, "uneven", "ocr", "absent")
        assert (told["measures"]["dpi"], told["measures"]["photo"]) == (200.0, False)

    @pytest.mark.parametrize(
        ("costs", "written"),
        [(("0", "0"), "0"), (("0.01", "0.004"), "0.014"), (("0", "0.0000001"), "0.0000001")],
    )
    def test_writes_what_was_paid_as_an_amount(
        self, schema: Draft202012Validator, costs: tuple[str, str], written: str
    ) -> None:
        tries = tuple(an_attempt("azure", cost=Decimal(cost)) for cost in costs)

        answer = through_json(answer_of("a.pdf", an_outcome(an_ocr_result(a_page_reading(attempts=tries)))))

        schema.validate(answer)
        assert answer["cost"] == written

    def test_tells_the_seconds_of_the_reading_unless_others_are_told(self) -> None:
        assert answer_of("a.pdf", an_outcome())["seconds"] == 1.25
        assert answer_of("a.pdf", an_outcome(), seconds=0.0126)["seconds"] == 0.013

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
        assert failure(error)["decision"] == decision

    def test_for_a_failure_of_no_known_kind_leaves_it_to_a_person(self) -> None:
        assert answer_of_failure("a.pdf", Said("something_else", "It broke."))["decision"] == "review"
