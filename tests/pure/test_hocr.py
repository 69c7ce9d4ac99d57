"""A reading as hOCR, taken apart again by an XML parser."""

from xml.etree import ElementTree

import pytest

from invoices.document import Box, Line, PageText
from invoices.ocr.hocr import to_hocr
from tests.builders import a_page_reading, a_word, an_attempt, an_ocr_result
from tests.markup import elements, parsed


def parts(hocr: str, kind: str) -> list[ElementTree.Element]:
    return [element for element in parsed(hocr).iter() if element.get("class") == kind]


def metas(hocr: str) -> dict[str | None, str | None]:
    return {element.get("name"): element.get("content") for element in elements(hocr, "meta")}


class TestAReading:
    def test_says_who_read_it_and_in_which_languages(self) -> None:
        told = metas(to_hocr(an_ocr_result(languages=("fra", "deu"))))

        assert told["ocr-system"] == "tesseract 5.3.0"
        assert told["ocr-langs"] == "fra deu"
        assert told["ocr-number-of-pages"] == "1"

    def test_names_each_engine_once(self) -> None:
        pages = [a_page_reading(number=number, engine=name) for number, name in enumerate(["a", "b", "a"], start=1)]

        assert metas(to_hocr(an_ocr_result(*pages)))["ocr-system"] == "a 5.3.0, b 5.3.0"

    def test_without_pages_is_still_a_document(self) -> None:
        assert parts(to_hocr(an_ocr_result(pages=())), "ocr_page") == []


class TestAPage:
    def test_has_its_size_in_pixels_and_its_number_from_zero(self) -> None:
        (page,) = parts(to_hocr(an_ocr_result(a_page_reading(number=3))), "ocr_page")

        assert page.get("title") == "bbox 0 0 1654 2339; ppageno 2; scan_res 200 200"

    def test_names_its_picture_where_there_is_one(self) -> None:
        result = an_ocr_result(a_page_reading(), a_page_reading(number=2))

        first, second = parts(to_hocr(result, {1: 'fact"ure & co.png'}), "ocr_page")

        assert (first.get("title") or "").startswith('image "fact%22ure & co.png"; bbox 0 0')
        assert "image" not in (second.get("title") or "")

    def test_of_unknown_resolution_does_not_make_one_up(self) -> None:
        (page,) = parts(to_hocr(an_ocr_result(a_page_reading(dpi=0.0))), "ocr_page")

        assert page.get("title") == "bbox 0 0 1654 2339; ppageno 0"


class TestWords:
    def test_stand_where_they_were_read_with_their_confidence(self) -> None:
        line = Line((a_word("Net", Box(0.1, 0.5, 0.2, 0.52), 0.874), a_word("253,20", Box(0.8, 0.5, 0.9, 0.53), 1.0)))
        reading = a_page_reading(text=PageText((line,)), width=1000, height=2000)

        hocr = to_hocr(an_ocr_result(reading))

        assert [line.get("title") for line in parts(hocr, "ocr_line")] == ["bbox 100 1000 900 1060"]
        assert [(word.text, word.get("title")) for word in parts(hocr, "ocrx_word")] == [
            ("Net", "bbox 100 1000 200 1040; x_wconf 87"),
            ("253,20", "bbox 800 1000 900 1060; x_wconf 100"),
        ]

    def test_read_as_text_line_by_line(self) -> None:
        hocr = to_hocr(an_ocr_result(a_page_reading("Net à payer", "253,20 €")))

        assert ["".join(line.itertext()) for line in parts(hocr, "ocr_line")] == ["Net à payer", "253,20 €"]

    def test_have_names_of_their_own(self) -> None:
        result = an_ocr_result(a_page_reading("a b", "c d"), a_page_reading("a b", "c d", number=2))

        names = [word.get("id") for word in parts(to_hocr(result), "ocrx_word")]

        assert len(names) == 8
        assert len(set(names)) == 8

    @pytest.mark.parametrize("text", ["<script>", "a&b", "\"'>", "</span>", "]]>", "&amp;"])
    def test_never_become_markup(self, text: str) -> None:
        hocr = to_hocr(an_ocr_result(a_page_reading(text=PageText((Line((a_word(text),)),)))))

        assert [word.text for word in parts(hocr, "ocrx_word")] == [text]

    @pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1b", "\ud800", "\ufffe"])
    def test_that_hold_what_xml_cannot_are_marked(self, sign: str) -> None:
        text, name = PageText((Line((a_word(f"a{sign}b"),)),)), f"{sign}.pdf"
        attempts = (an_attempt(version=f"1{sign}"),)

        hocr = to_hocr(an_ocr_result(a_page_reading(text=text, attempts=attempts), file=name))

        assert [word.text for word in parts(hocr, "ocrx_word")] == ["a\ufffdb"]
        assert hocr.encode("utf-8")
