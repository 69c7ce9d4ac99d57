"""What kind of paper it is where no title says it, and on the narrow paper of a till."""

from textwrap import dedent

from invoices.extraction.papers import paper_of
from invoices.fields import Candidate
from tests.scenes import a_view

TILL = """
    CHEZ MARCEL

    Café           2,50
    Total          2,50
    Espèces        5,00
    Rendu monnaie  2,50
    Merci de votre visite
"""


def paper(text: str, **changes: object) -> Candidate:
    found = paper_of(a_view(text, **changes))
    assert found is not None
    return found


class TestNoTitle:
    def test_is_an_invoice_where_there_are_amounts(self) -> None:
        found = paper("Atelier Dupont\nPorte     12,00")

        assert (found.value, found.rule, found.evidence) == ("invoice", "no_title", ())

    def test_is_a_receipt_where_a_till_printed_it(self) -> None:
        assert paper(TILL).value == "receipt"

    def test_is_nothing_on_a_page_without_amounts(self) -> None:
        assert paper_of(a_view("Merci de votre visite")) is None
        assert paper_of(a_view("")) is None
        assert paper_of(a_view()) is None


class TestATill:
    def test_that_prints_invoices_prints_receipts_on_narrow_paper(self) -> None:
        narrow, wide = paper(f"FACTURE\n{dedent(TILL)}", width=500), paper(f"FACTURE\n{dedent(TILL)}")

        assert (narrow.value, wide.value) == ("receipt", "invoice")
