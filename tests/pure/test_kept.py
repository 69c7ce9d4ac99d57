"""What was read, kept as JSON and taken up again."""

import json
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from invoices.document import Attachment, Box, OcrResult, SourceFile
from invoices.errors import ReaderCrashed
from invoices.ocr.kept import decode, encode, from_json, to_json
from tests.any_reading import ocr_results
from tests.builders import a_page_reading, an_attempt, an_ocr_result, measures

# Whole readings are large to draw; how large says nothing about the code under test.
unhurried = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@dataclass(frozen=True, slots=True)
class Answer:
    """A value of the kind that crosses to a child process and back, with a reading inside."""

    results: tuple[OcrResult, ...]
    note: str = ""


class TestAReading:
    @unhurried
    @given(ocr_results())
    def test_comes_back_as_it_was(self, result: OcrResult) -> None:
        assert from_json(to_json(result)) == result

    @unhurried
    @given(ocr_results())
    def test_is_the_same_bytes_each_time(self, result: OcrResult) -> None:
        backwards = replace(result, facts=dict(reversed(result.facts.items())))

        assert to_json(from_json(to_json(result))) == to_json(backwards) == to_json(result)

    def test_is_the_same_bytes_however_its_numbers_came(self) -> None:
        whole, half = an_ocr_result(a_page_reading(dpi=200)), an_ocr_result(a_page_reading(dpi=np.float32(200.0)))

        assert to_json(whole) == to_json(half) == to_json(an_ocr_result(a_page_reading(dpi=200.0)))

    def test_keeps_money_to_the_last_digit(self) -> None:
        reading = a_page_reading(attempts=(an_attempt(cost=Decimal("0.00150")),))

        assert str(from_json(to_json(an_ocr_result(reading))).cost) == "0.00150"

    def test_keeps_attachments_byte_by_byte(self) -> None:
        attachment = Attachment("factur-x.xml", bytes(range(256)), {"AFRelationship": "Data"})

        assert from_json(to_json(an_ocr_result(attachments=(attachment,)))).attachments == (attachment,)

    def test_is_plain_json_that_other_programs_read(self) -> None:
        told = json.loads(to_json(an_ocr_result()))

        assert told["format"] == 1
        assert told["pages"][0]["text"]["lines"][0]["words"][0]["text"] == "Atelier"

    def test_may_hold_what_the_image_libraries_count_with(self) -> None:
        counted = measures(dpi=np.float32(200), photo=np.bool_(True), cut_edges=np.int64(2))

        back = from_json(to_json(an_ocr_result(a_page_reading(measures=counted)))).pages[0].measures

        assert (back.dpi, back.photo, back.cut_edges) == (200.0, True, 2)

    def test_of_a_file_whose_name_is_no_text_is_kept_with_a_mark_in_its_place(self) -> None:
        result = an_ocr_result(file="fact\udce9.pdf", facts={"\ud800": "x"}, languages=("fra",))

        back = from_json(to_json(result))

        assert (back.file, back.facts) == ("fact?.pdf", {"?": "x"})
        assert back.pages == result.pages


class TestAValueOnTheWire:
    def test_comes_back_as_it_was(self) -> None:
        answer = Answer((an_ocr_result(), an_ocr_result(pages=())), "é")

        assert decode(Answer, encode(answer)) == answer

    def test_has_the_readings_in_it_checked(self) -> None:
        answer = Answer((an_ocr_result(a_page_reading(used=3)),))

        with pytest.raises(ReaderCrashed) as caught:
            decode(Answer, encode(answer))

        assert "no attempt is the one that was used" in str(caught.value.__cause__)

    def test_is_refused_where_it_is_something_else(self) -> None:
        with pytest.raises(ReaderCrashed, match="its answer makes no sense"):
            decode(Answer, encode(Box.WHOLE_PAGE))

    def test_is_never_written_where_it_is_no_value(self) -> None:
        with pytest.raises(TypeError, match="object is not a value that is kept"):
            encode((SourceFile("a", b"b"), object()))

    def test_holds_readings_of_this_program_s_form_only(self) -> None:
        with pytest.raises(ReaderCrashed) as caught:
            decode(Answer, encode(Answer((an_ocr_result(format=2),))))

        assert "its form is not known" in str(caught.value.__cause__)
