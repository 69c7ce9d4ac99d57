"""Out of all that could be, the set that agrees best: an ordinary invoice, whatever its print looks like."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest

from invoices.document import PageReading
from invoices.extraction.resolve import Understood, extract
from invoices.fields import Context, Field, Source, Value
from tests.believing import believing, knowing_nothing
from tests.builders import an_ocr_result
from tests.scenes import a_page, scattered, set_as
from tests.understood import CONTEXT, OWN, SIREN, SIRET, TODAY, VAT_NUMBER

INVOICE = f"""
    Atelier Dupont SARL                      Facturé à
    12 rue des Lilas                         Probant Conseil
    69003 Lyon                               3 place du Marché
    SIRET {SIRET}                     75004 Paris

    FACTURE

    Facture n° FA-2026-0042
    Date : 02/03/2026
    Échéance : 01/04/2026
    Bon de commande n° BC-77

    Total HT                 211,00 €
    Montant TVA 20 %          42,20 €
    Total TTC                253,20 €

    TVA {VAT_NUMBER}

    TVA client FR40303265045
"""
VALUES: dict[Field, Value] = {
    Field.DOCUMENT_TYPE: "invoice", Field.INVOICE_NUMBER: "FA-2026-0042", Field.ISSUE_DATE: date(2026, 3, 2),
    Field.DUE_DATE: date(2026, 4, 1), Field.ORDER_NUMBER: "BC-77", Field.CURRENCY: "EUR",
    Field.SUPPLIER_NAME: "Atelier Dupont SARL",
    Field.SUPPLIER_SIREN: SIREN, Field.SUPPLIER_SIRET: SIRET, Field.SUPPLIER_VAT_NUMBER: VAT_NUMBER,
    Field.CUSTOMER_NAME: "Probant Conseil",
    Field.CUSTOMER_SIREN: "303265045", Field.CUSTOMER_VAT_NUMBER: "FR40303265045", Field.TOTAL_NET: Decimal("211.00"),
    Field.TOTAL_VAT: Decimal("42.20"), Field.TOTAL_GROSS: Decimal("253.20"), Field.AMOUNT_DUE: Decimal("253.20"),
}  # fmt: skip


def understood(*pages: PageReading, context: Context = CONTEXT) -> Understood:
    return extract(an_ocr_result(*pages), context, believing())


def values(*pages: PageReading, context: Context = CONTEXT) -> dict[Field, Value]:
    found = understood(*pages, context=context).extraction
    return {name: one.value for name, one in found.fields.items() if name in VALUES}


class TestAnInvoice:
    def test_is_understood(self) -> None:
        assert values(a_page(INVOICE)) == VALUES

    def test_is_understood_the_same_whenever_it_is_asked(self) -> None:
        first, second = (understood(a_page(INVOICE)) for _ in range(2))

        assert first.extraction == second.extraction

    @pytest.mark.parametrize("fall", [-0.04, 0.04])
    def test_is_understood_on_a_leaning_photo(self, fall: float) -> None:
        assert values(a_page(INVOICE, fall=fall)) == VALUES

    def test_is_understood_whatever_order_its_words_were_read_in(self) -> None:
        words = list(set_as(INVOICE).words)
        Random(7).shuffle(words)

        assert values(scattered(*words)) == VALUES

    def test_is_understood_where_labels_are_glued_to_their_values(self) -> None:
        glued = INVOICE.replace("Date : 02", "Date:02").replace("Échéance : 01", "Échéance:01").replace("n° FA", "n°FA")

        assert values(a_page(glued)) == VALUES

    def test_is_understood_after_a_page_that_is_empty_and_before_one_of_terms(self) -> None:
        terms = a_page("Conditions générales\n1. Les prix s'entendent hors taxes.", number=3)

        assert values(a_page(""), a_page(INVOICE, number=2), terms) == VALUES

    def test_shows_of_every_value_where_it_stands_and_why(self) -> None:
        for one in understood(a_page(INVOICE)).extraction.fields.values():
            assert one.rule
            assert one.source is Source.OCR
            assert 0 < one.confidence <= 1
            assert all(place.page == 1 for place in one.evidence)

    def test_shows_what_came_second_and_never_the_value_itself(self) -> None:
        found = understood(a_page(INVOICE)).extraction

        assert all(len(others) <= 3 for others in found.runners_up.values())
        assert found.runners_up[Field.TOTAL_GROSS]
        assert all(
            found.fields[name].value not in [one.value for one in others]
            for name, others in found.runners_up.items()
            if name in found.fields
        )


class TestTheOrganisation:
    def test_is_the_customer_by_its_name_and_its_number_wherever_it_stands(self) -> None:
        swapped = INVOICE.replace("Facturé à", "").replace("TVA client", "TVA")

        found = values(a_page(swapped), context=Context(TODAY, own=(OWN,)))

        assert found[Field.SUPPLIER_NAME] == "Atelier Dupont SARL"
        assert (found[Field.CUSTOMER_SIREN], found[Field.SUPPLIER_SIREN]) == (OWN.siren, SIREN)

    def test_is_never_the_supplier_of_what_it_issued_itself(self) -> None:
        own = Context(TODAY, own=(replace(OWN, name="Atelier Dupont", siren=SIREN, vat_number=VAT_NUMBER),))

        found = understood(a_page(INVOICE), context=own).extraction

        # It may be shown, for want of anybody else, and is never believed.
        assert found.fields[Field.SUPPLIER_NAME].confidence < 0.1
        assert found.value(Field.SUPPLIER_SIREN) is found.value(Field.SUPPLIER_SIRET) is None


class TestAScorerThatKnowsNothing:
    def test_leaves_what_rules_alone_can_tell(self) -> None:
        found = extract(an_ocr_result(a_page(INVOICE)), CONTEXT, knowing_nothing()).extraction

        assert found.value(Field.SUPPLIER_SIRET) == SIRET
        assert found.value(Field.DOCUMENT_TYPE) == "invoice"
        assert found.value(Field.TOTAL_GROSS) is None
