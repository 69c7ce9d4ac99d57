"""Whatever a page holds, it is understood without an error, quickly, and only as far as it says something."""

from dataclasses import replace
from time import perf_counter

import pytest

from invoices.document import Box, Code, OcrResult, PageText, Suggestion
from invoices.extraction.resolve import extract
from invoices.fields import Extraction, Field
from tests.believing import believing
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page, a_page_of, a_word_at, scattered, set_as
from tests.understood import CONTEXT

HERE = Box(0.8, 0.8, 0.9, 0.9)


def understood(result: OcrResult) -> Extraction:
    return extract(result, CONTEXT, believing()).extraction


def of_text(text: str) -> Extraction:
    return understood(an_ocr_result(a_page(text)))


def moved(box: Box, right: float, down: float) -> Box:
    return Box(box.left + right, box.top + down, box.right + right, box.bottom + down)


class TestADocument:
    def test_without_pages_says_nothing(self) -> None:
        assert understood(replace(an_ocr_result(), pages=())).fields == {}

    @pytest.mark.parametrize("text", ["", "Facture", "Merci", "12", "€", "\u202e\u200f", "שלום עולם", "١٢٫٥٠", "•••"])
    def test_of_next_to_nothing_has_no_totals_no_dates_no_parties(self, text: str) -> None:
        found = of_text(text)

        assert not {Field.TOTAL_NET, Field.TOTAL_VAT, Field.ISSUE_DATE, Field.SUPPLIER_SIREN} & found.fields.keys()
        assert (found.vat_breakdown, found.lines) == ((), ())

    def test_is_not_misled_by_junk_from_right_to_left_among_its_words(self) -> None:
        junk = "\u202eשלום 45,99 \u202c\u200f"

        found = of_text(ATELIER.replace("69003 Lyon", f"69003 Lyon  {junk}"))

        assert str(found.value(Field.TOTAL_GROSS)) == "253.20"

    def test_with_words_outside_the_sheet_is_understood_too(self) -> None:
        words = [replace(word, box=moved(word.box, -0.6, -0.4)) for word in set_as(ATELIER).words]

        assert str(understood(an_ocr_result(scattered(*words))).value(Field.TOTAL_GROSS)) == "253.20"

    def test_whose_words_all_stand_in_one_place_is_no_error(self) -> None:
        here = Box(0.5, 0.5, 0.6, 0.52)
        words = [replace(word, box=here) for word in set_as(ATELIER).words]

        understood(an_ocr_result(scattered(*words)))

    @pytest.mark.parametrize("said", ["porte{0}", "{0},50", "Total", "0{0}/0{1}/2026"])
    def test_of_three_thousand_words_takes_seconds_and_no_more(self, said: str) -> None:
        words = [
            a_word_at(said.format(place % 997, place % 9 + 1), 24 * (place % 40), 18 * (place // 40), height=6, sign=3)
            for place in range(3000)
        ]
        started = perf_counter()

        understood(an_ocr_result(scattered(*words)))

        # Some five seconds, and some twenty where coverage is counted beside other work.
        assert perf_counter() - started < 90


class TestACodeOrAnEngine:
    @pytest.mark.parametrize("said", ["NaN", "sNaN"])
    def test_cannot_stop_the_reading_by_a_number_that_is_none(self, said: str) -> None:
        codes = (Code("qr", f"TTC: {said}", HERE),)

        assert understood(an_ocr_result(a_page(ATELIER, codes=codes))).value(Field.TOTAL_GROSS)

    def test_cannot_stop_it_by_a_suggestion_either(self) -> None:
        said = (Suggestion("amount_due", "Infinity", 1.0, HERE), Suggestion("total_vat", "NaN", 1.0, HERE))
        page = a_page_of(PageText(set_as(ATELIER).lines, said))

        assert understood(an_ocr_result(page)).value(Field.TOTAL_GROSS)

    def test_backs_what_is_printed(self) -> None:
        codes = (Code("qr", "TTC: 253.20", HERE),)

        alone, backed = (
            understood(an_ocr_result(a_page(ATELIER, codes=each))).fields[Field.TOTAL_GROSS] for each in ((), codes)
        )

        assert backed.confidence > alone.confidence
