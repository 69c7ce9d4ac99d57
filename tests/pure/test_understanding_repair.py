"""A page is read with an error in it, and understood all the same: mended, shown with what was read, and told."""

from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.document import LayerVerdict, TextSource
from invoices.fields import Context, Field, Outcome, Value
from invoices.understanding import understand
from tests.builders import an_ocr_result
from tests.scenes import a_page
from tests.understood import TODAY

PAGE = """
    Atelier Dupont SARL
    12 rue des Lilas
    69003 Lyon
    SIRET {siret}                              Probant Conseil
                                               3 place du Marché
    FACTURE                                    75004 Paris

    Facture n° FA-2026-0042
    Date : 02/03/2026
    Échéance : 01/04/2026

    Désignation              Quantité     Prix unitaire     Montant HT

    Pose d'une porte                1            136,00         136,00
    Poignée                         3             25,00          75,00

                                          Total HT              {net}
                                          TVA 20 %               {vat}
                                          Total TTC             {gross}

    TVA intracommunautaire FR83404833048
"""
RIGHT = {"siret": "404 833 048 00022", "net": "211,00", "vat": "42,20", "gross": "253,20"}
TOTALS = (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)


def understood(source: TextSource = TextSource.OCR, /, **read: str) -> Outcome:
    """Understand a page on which some values were read in another way than they are printed."""
    page = replace(a_page(PAGE.format(**RIGHT | read)), source=source, layer=LayerVerdict.GOOD)
    return understand(an_ocr_result(page), context=Context.empty(TODAY))


def told(outcome: Outcome) -> dict[str, object]:
    """Return what is told of repairs: the field, and what was read."""
    findings = outcome.assessment.findings
    return {str(found.facts["field"]): found.facts["read_as"] for found in findings if found.code == "repaired"}


def totals_of(outcome: Outcome) -> list[Value | None]:
    return [outcome.extraction.value(field) for field in TOTALS]


class TestAnErrorOfReading:
    def test_that_is_none_is_not_mended(self) -> None:
        outcome = understood()

        assert totals_of(outcome) == [Decimal("211.00"), Decimal("42.20"), Decimal("253.20")]
        assert told(outcome) == {}

    @pytest.mark.parametrize(
        ("name", "read", "field"),
        [
            ("net", "271,00", "total_net"),
            ("net", "217,00", "total_net"),
            ("vat", "48,20", "total_vat"),
            ("vat", "4220", "total_vat"),
        ],
    )
    def test_in_a_total_is_mended_and_told(self, name: str, read: str, field: str) -> None:
        outcome = understood(**{name: read})

        assert totals_of(outcome) == [Decimal("211.00"), Decimal("42.20"), Decimal("253.20")]
        assert told(outcome) == {field: read}

    def test_in_an_identifier_is_mended_and_told(self) -> None:
        outcome = understood(siret="404 838 048 00022")

        assert outcome.extraction.value(Field.SUPPLIER_SIRET) == "40483304800022"
        assert told(outcome)["supplier_siret"] == "404 838 048 00022"

    def test_in_a_text_layer_is_no_error_of_reading(self) -> None:
        assert told(understood(TextSource.TEXT, net="271,00")) == {}

    def test_that_nothing_proves_is_noticed(self) -> None:
        outcome = understood(gross="258,20")

        assert told(outcome) == {}
        assert {found.code for found in outcome.assessment.findings} & {"arithmetic_totals", "total_not_proven"}
