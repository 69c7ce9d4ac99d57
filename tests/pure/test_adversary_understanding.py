"""What a hostile or an unlucky document still brings about; each is to be mended."""

from cProfile import Profile
from dataclasses import replace
from datetime import date
from pstats import Stats

import pytest

from invoices.document import Box, Code, OcrResult, PageReading
from invoices.extraction.identifiers import find_identifiers
from invoices.fields import Context, DocumentType, Field, Outcome
from invoices.quality.mentions_wordings import find_mentions
from invoices.quality.shipped import shipped_calibration
from invoices.understanding import understand
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page

CONTEXT = Context.empty(date(2026, 9, 20))
CORNER = Box(0.8, 0.8, 0.9, 0.9)
ROWS = 8
EVEN = 0.5  # what a wrong check leaves of a confidence, where nothing was measured
TRANSFER = "BCD\n002\n1\nSCT\n\nOther SARL\nDE89370400440532013000\nEUR253.20"
BANK = "\n    IBAN FR76 3000 6000 0112 3456 7890 189"


def understood(result: OcrResult) -> Outcome:
    return understand(result, context=CONTEXT)


def with_code(text: str, page: str = ATELIER) -> OcrResult:
    return an_ocr_result(replace(a_page(page), codes=(Code("qr", text, CORNER),)))


def of_numbers(in_a_row: int) -> PageReading:
    return a_page("\n".join(" ".join(["123"] * in_a_row) for _ in range(ROWS)))


def work_of(page: PageReading) -> int:
    """Count the calls that understanding a page takes: the same number each time."""
    result = an_ocr_result(page)
    profile = Profile()
    profile.runcall(understood, result)
    return int(Stats(profile).total_calls)  # type: ignore[attr-defined]


class TestWork:
    def test_grows_with_the_numbers_on_a_page_and_not_with_their_square(self) -> None:
        work_of(of_numbers(2))

        assert work_of(of_numbers(80)) < 3 * work_of(of_numbers(40))


class TestACode:
    def test_does_not_turn_an_invoice_into_a_credit_note(self) -> None:
        found = understood(with_code("total: -50.00")).extraction

        assert found.text(Field.DOCUMENT_TYPE) == DocumentType.INVOICE

    @pytest.mark.xfail(strict=True, reason="nobody compares a code with the page")
    def test_that_names_another_account_than_the_page_raises_a_doubt(self) -> None:
        outcome = understood(with_code(TRANSFER, ATELIER + BANK))

        assert any(Field.SUPPLIER_IBAN in found.fields for found in outcome.assessment.findings)


class TestAConfidence:
    @pytest.mark.xfail(strict=True, reason="measured where invented numbers fail their checks and are right")
    @pytest.mark.parametrize("code", ["siret_checksum", "siren_checksum", "vat_key"])
    def test_is_capped_where_the_check_digits_are_wrong(self, code: str) -> None:
        assert shipped_calibration().caps.get(code, EVEN) <= EVEN


class TestAnIdentifier:
    @pytest.mark.xfail(strict=True, reason="the digits of any script are taken as they are")
    def test_is_written_in_ascii(self) -> None:
        found = find_identifiers("SIRET ١٢٣٤٥٦٧٨٩٠١٢٣٤")

        assert all(one.value.isascii() for _, _, one in found)

    @pytest.mark.xfail(strict=True, reason="a town is built like a BIC, of a country that it spells by chance")
    @pytest.mark.parametrize("line", ["R.C.S. POITIERS", "AMTSGERICHT DUESSELDORF HRB 1234"])
    def test_is_no_town(self, line: str) -> None:
        assert not [one for _, _, one in find_identifiers(line) if one.kind == "bic"]


class TestAMention:
    @pytest.mark.xfail(strict=True, reason="these wordings are not known")
    @pytest.mark.parametrize("words", ["Sur facture n° FACT14559", "Stornorechnung\nBezug Rechnung : FACT46700"])
    def test_of_the_invoice_that_a_credit_note_corrects_is_seen(self, words: str) -> None:
        assert "credit_reference" in find_mentions(words)
