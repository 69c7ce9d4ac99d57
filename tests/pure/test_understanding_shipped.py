"""With the model that is shipped, a clear page is understood as anybody would read it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from invoices.fields import Company, Context, Extraction, Field
from invoices.understanding import understand
from tests.builders import an_ocr_result
from tests.scenes import a_page

CONTEXT = Context(date(2026, 3, 20), own=(Company("Probant Conseil", siren="303265045"),))
FRENCH = """
    Atelier Dupont SARL
    12 rue des Lilas
    69003 Lyon
    SIRET 404 833 048 00022                       Facturé à :
                                                  Probant Conseil
                                                  3 place du Marché
                                                  75004 Paris
    FACTURE N° FA-2026-0042
    Date de facture : 02/03/2026
    Date d'échéance : 01/04/2026

    Désignation                 Qté       Prix unitaire HT      Total HT
    Pose d'une porte             1              136,00            136,00
    Poignée                      3               25,00             75,00

                                          Total HT                211,00 €
                                          Montant TVA              42,20 €
                                          Total TTC               253,20 €
"""
ENGLISH = """
    Carpenter & Sons Ltd
    8 High Street
    London SW1A 1AA

    INVOICE                                        Bill to:
    Invoice number: INV-2026-117                   Probant Conseil
    Invoice date: 2 March 2026                     3 place du Marché
    Due date: 1 April 2026                         75004 Paris

    Description                Quantity         Unit price         Amount
    Fitting of a door             1               136.00           136.00
    Handle                        3                25.00            75.00

                                            Subtotal excl. VAT     £211.00
                                            VAT                     £42.20
                                            Total incl. VAT        £253.20
"""
TILL = """
      CHEZ MARCEL
    12 rue des Lilas
       69003 Lyon

    02/03/2026  12:31

    2 Menu du jour      30,00
    1 Café               2,50

    TOTAL               32,50
    Carte bancaire      32,50

    Merci de votre visite
"""


def understood(text: str, **changes: Any) -> Extraction:
    return understand(an_ocr_result(a_page(text, **changes)), context=CONTEXT).extraction


@pytest.mark.parametrize(("text", "number"), [(FRENCH, "FA-2026-0042"), (ENGLISH, "INV-2026-117")])
class TestAClearInvoice:
    def test_gives_its_number_its_dates_and_its_totals(self, text: str, number: str) -> None:
        found = understood(text)

        assert found.text(Field.INVOICE_NUMBER) == number
        assert (found.day(Field.ISSUE_DATE), found.day(Field.DUE_DATE)) == (date(2026, 3, 2), date(2026, 4, 1))
        assert (found.amount(Field.TOTAL_NET), found.amount(Field.TOTAL_GROSS)) == (
            Decimal("211.00"),
            Decimal("253.20"),
        )
        assert found.amount(Field.TOTAL_VAT) == Decimal("42.20")

    def test_is_sure_of_a_total_that_adds_up(self, text: str, number: str) -> None:
        assert understood(text).fields[Field.TOTAL_GROSS].confidence > 0.8

    def test_never_takes_the_organisation_for_the_supplier(self, text: str, number: str) -> None:
        assert "Probant" not in understood(text).text(Field.SUPPLIER_NAME)


class TestAClearReceipt:
    def test_gives_its_kind_its_date_and_its_total(self) -> None:
        found = understood(TILL, width=420)

        assert found.value(Field.DOCUMENT_TYPE) == "receipt"
        assert found.day(Field.ISSUE_DATE) == date(2026, 3, 2)
        assert found.amount(Field.TOTAL_GROSS) == Decimal("32.50")
