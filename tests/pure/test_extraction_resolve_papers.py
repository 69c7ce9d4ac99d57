"""Credit notes, receipts, foreign money and several invoices in one file, understood as a whole."""

from decimal import Decimal

import pytest

from invoices.document import Box, Code, PageReading
from invoices.extraction.resolve import Understood, extract
from invoices.fields import Extraction, Field
from tests.believing import believing
from tests.builders import an_ocr_result
from tests.scenes import ATELIER, a_page
from tests.understood import CONTEXT

CREDIT = ATELIER.replace("211,00", "-211,00").replace("42,20", "-42,20").replace("253,20", "-253,20")
SECOND = (
    ATELIER.replace("0042", "0043").replace("211,00", "100,00").replace("42,20", "20,00").replace("253,20", "120,00")
)


def understood(*pages: PageReading) -> Understood:
    return extract(an_ocr_result(*pages), CONTEXT, believing())


def of_text(text: str) -> Extraction:
    return understood(a_page(text)).extraction


class TestACreditNote:
    @pytest.mark.parametrize("text", [ATELIER, CREDIT])
    def test_has_positive_amounts_whatever_sign_is_printed(self, text: str) -> None:
        found = of_text(text.replace("FACTURE", "AVOIR"))

        assert found.value(Field.DOCUMENT_TYPE) == "credit_note"
        assert found.amount(Field.TOTAL_GROSS) == Decimal("253.20")
        assert found.amount(Field.TOTAL_NET) == Decimal("211.00")

    def test_is_what_calls_itself_an_invoice_over_a_negative_total(self) -> None:
        found = of_text(CREDIT)

        assert (found.value(Field.DOCUMENT_TYPE), found.fields[Field.DOCUMENT_TYPE].rule) == (
            "credit_note",
            "negative_total",
        )
        assert found.amount(Field.TOTAL_GROSS) == Decimal("253.20")

    def test_is_no_invoice_with_a_negative_discount(self) -> None:
        found = of_text(ATELIER.replace("Total HT", "Remise      -15,00\n    Total HT"))

        assert found.value(Field.DOCUMENT_TYPE) == "invoice"
        assert found.amount(Field.DISCOUNT) == Decimal("15.00")

    def test_is_no_quote_over_a_negative_total(self) -> None:
        assert of_text(CREDIT.replace("FACTURE", "DEVIS")).value(Field.DOCUMENT_TYPE) == "other"


class TestTheCurrency:
    def test_is_the_one_beside_the_amounts(self) -> None:
        found = of_text(ATELIER.replace("€", "CHF")).fields[Field.CURRENCY]

        assert (found.value, found.rule, len(found.evidence)) == ("CHF", "beside_amounts", 1)

    def test_is_supposed_where_only_the_language_tells(self) -> None:
        found = of_text(ATELIER.replace("€", "")).fields[Field.CURRENCY]

        assert (found.value, found.rule, found.evidence) == ("EUR", "usual_in:fr", ())
        assert found.confidence < of_text(ATELIER).fields[Field.CURRENCY].confidence

    @pytest.mark.parametrize("text", ["Invoice number 12\nAmount due   12.50", "Facture n° FA-12", ""])
    def test_is_not_supposed_in_english_nor_without_amounts(self, text: str) -> None:
        assert Field.CURRENCY not in of_text(text).fields


class TestSeveralInvoices:
    def test_are_parted_and_the_first_is_understood(self) -> None:
        found = understood(a_page(ATELIER), a_page(SECOND, number=2))

        assert found.splits == ((1, 1), (2, 2))
        assert found.extraction.value(Field.INVOICE_NUMBER) == "FA-2026-0042"
        assert found.extraction.amount(Field.TOTAL_GROSS) == Decimal("253.20")
        assert [page.sheet.number for page in found.view.pages] == [1]

    def test_are_one_where_they_share_their_number(self) -> None:
        found = understood(a_page(ATELIER), a_page(SECOND.replace("0043", "0042"), number=2))

        assert (found.splits, len(found.view.pages)) == ((), 2)

    def test_do_not_hear_what_a_code_says_of_another_one(self) -> None:
        code = Code("qr", "NUMERO: FA-2026-0043\nTTC: 120.00", Box(0.8, 0.8, 0.9, 0.9))

        found = understood(a_page(ATELIER), a_page(SECOND, number=2, codes=(code,))).extraction

        assert Decimal("120.00") not in [one.value for one in found.runners_up[Field.TOTAL_GROSS]]
        assert found.value(Field.INVOICE_NUMBER) == "FA-2026-0042"
