"""A slip of a till: its total is not the cash that was given, and it names no customer."""

from decimal import Decimal
from typing import Any

from invoices.extraction.resolve import extract
from invoices.fields import Extraction, Field
from tests.believing import believing
from tests.builders import an_ocr_result
from tests.scenes import a_page
from tests.understood import CONTEXT

TILL = """
    CHEZ MARCEL SARL
    12 rue des Lilas
    69003 Lyon

    02/03/2026  12:31
    2 Menu du jour      30,00
    1 Café               2,51
    {total}
    Espèces             50,00
    Rendu monnaie       17,50
    Merci de votre visite
"""
ROUNDED = "Total               32,51\n    Arrondi             -0,01\n    Total TTC           32,50"


def understood(total: str = "Total               32,51", **changes: Any) -> Extraction:
    page = a_page(TILL.replace("{total}", total), **changes)
    return extract(an_ocr_result(page), CONTEXT, believing()).extraction


class TestAReceipt:
    def test_is_known_by_what_tills_print(self) -> None:
        assert understood().value(Field.DOCUMENT_TYPE) == "receipt"

    def test_has_the_total_and_not_what_was_handed_over(self) -> None:
        assert understood().amount(Field.TOTAL_GROSS) == Decimal("32.51")

    def test_is_rounded_where_it_says_so(self) -> None:
        assert understood(ROUNDED).amount(Field.TOTAL_GROSS) == Decimal("32.50")

    def test_names_who_sold_and_nobody_who_bought(self) -> None:
        found = understood(width=500)

        assert found.value(Field.SUPPLIER_NAME) == "CHEZ MARCEL SARL"
        assert Field.CUSTOMER_NAME not in found.fields
