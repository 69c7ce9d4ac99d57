"""Every plausible value of a field, each once, the likeliest first; two witnesses are worth more than one."""

from decimal import Decimal

import pytest

from invoices.document import Box, Code, OcrResult, Suggestion
from invoices.extraction.candidates import MOST_KEPT, Ranked, find_candidates, key_of
from invoices.extraction.layout import sheets_of
from invoices.extraction.spots import spots_of
from invoices.extraction.view import view_of
from invoices.fields import Field, Source
from tests.believing import believing
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page, a_page_of, set_as

HERE = Box(0.8, 0.8, 0.9, 0.9)


def found_on(result: OcrResult) -> Ranked:
    view = view_of(sheets_of(result.pages))
    return find_candidates(believing().weighed(spots_of(view)), result, view)


def a_reading(text: str, *codes: str, suggestions: tuple[Suggestion, ...] = ()) -> OcrResult:
    page = set_as(text)
    told = type(page)(page.lines, suggestions)
    return an_ocr_result(a_page_of(told, codes=tuple(Code("qr", code, HERE) for code in codes)))


class TestCandidates:
    def test_are_ranked_by_how_likely_they_are(self) -> None:
        for ranked in found_on(a_reading(ATELIER)).values():
            assert [one.confidence for one in ranked] == sorted((one.confidence for one in ranked), reverse=True)

    def test_are_kept_once_however_often_they_are_printed(self) -> None:
        (*ranked,) = found_on(a_reading("Total TTC 12,00\nTotal TTC 12,00\nCarte 12,00"))[Field.TOTAL_GROSS]

        assert [one.value for one in ranked] == [Decimal("12.00")]

    def test_are_at_most_a_dozen(self) -> None:
        rows = "\n".join(f"Porte {place},50" for place in range(40))

        assert len(found_on(a_reading(rows))[Field.TOTAL_GROSS]) == MOST_KEPT

    def test_gain_by_a_code_that_says_the_same(self) -> None:
        alone = found_on(a_reading(ATELIER))[Field.TOTAL_GROSS][0]

        together = found_on(a_reading(ATELIER, "TOTAL: 253.20"))[Field.TOTAL_GROSS][0]

        assert together.confidence > alone.confidence
        assert (len(together.evidence), len(alone.evidence)) == (2, 1)

    def test_that_are_printed_twice_show_both_places_and_are_no_surer(self) -> None:
        once, twice = (found_on(a_reading("Total TTC 12,00\n" * times))[Field.TOTAL_GROSS][0] for times in (1, 2))

        assert twice.confidence == pytest.approx(once.confidence)
        assert (len(once.evidence), len(twice.evidence)) == (1, 2)

    def test_hold_what_only_an_engine_says(self) -> None:
        said = Suggestion("total_gross", "253.20", 0.9, HERE)

        (one, *_) = found_on(a_reading("Merci", suggestions=(said,)))[Field.TOTAL_GROSS]

        assert (one.value, one.source, one.rule) == (Decimal("253.20"), Source.ENGINE, "engine_says")

    def test_of_an_empty_document_are_none(self) -> None:
        assert not any(found_on(an_ocr_result(a_page(""))).values())


class TestTwoPrints:
    def test_of_one_value_are_known_by_what_they_have_in_common(self) -> None:
        assert key_of("FA-2026 0042") == key_of("fa 2026/0042")

    def test_of_one_amount_are_known_whatever_the_noughts_at_its_end(self) -> None:
        assert key_of(Decimal("12.5")) == key_of(Decimal("12.50"))
