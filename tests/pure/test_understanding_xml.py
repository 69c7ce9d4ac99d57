"""The XML inside a document goes before its page, and what they disagree on is told."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.document import OcrResult, TextSource
from invoices.fields import Context, Extraction, Field, Outcome, Source, Verdict
from invoices.understanding import merged, understand
from tests.believing import models
from tests.electronic import alone, changed, cii, in_a_pdf
from tests.scenes import a_page
from tests.understood import a_candidate

MODELS = models()
CONTEXT = Context.empty(date(2026, 9, 20))
# The page of the bill that the XML is about.
PAGE = """
    Menuiserie Exemple SARL
    8 rue du Rabot
    69003 Lyon

    FACTURE

    Facture n° FA-2026-0042
    Date : 15/09/2026
    Échéance : 15/10/2026

    Total HT                 350,00
    TVA                       65,00
    Total TTC                415,00 €
    Acompte                  115,00
    Net à payer              300,00
"""


def understood(result: OcrResult) -> Outcome:
    return understand(result, context=CONTEXT, models=MODELS)


def both(page: str = PAGE, xml: str = "", source: TextSource = TextSource.TEXT) -> Outcome:
    return understood(in_a_pdf(xml or cii(), pages=(a_page(page, source=source),)))


def codes(outcome: Outcome) -> set[str]:
    return {found.code for found in outcome.assessment.findings}


class TestAnXml:
    def test_without_pages_is_enough(self) -> None:
        outcome = understood(alone(cii()))

        assert outcome.extraction.amount(Field.TOTAL_GROSS) == Decimal("415.00")
        assert {found.source for found in outcome.extraction.fields.values()} == {Source.XML}
        assert not {"page_empty", "xml_differs_from_page"} & codes(outcome)

    def test_goes_before_the_page(self) -> None:
        found = both().extraction

        assert found.fields[Field.TOTAL_GROSS].source is Source.XML
        assert len(found.lines) == 2
        assert [row.rate for row in found.vat_breakdown] == [20, 10]

    def test_that_says_what_the_page_shows_is_not_doubted(self) -> None:
        assert not {"xml_differs_from_page", "xml_rule_broken"} & codes(both())

    @pytest.mark.parametrize(
        ("printed", "tampered", "field"),
        [
            ("415,00", "445,00", Field.TOTAL_GROSS),
            ("415,00", "475,00", Field.TOTAL_GROSS),
            ("FA-2026-0042", "FA-2026-0099", Field.INVOICE_NUMBER),
            ("15/09/2026", "16/09/2026", Field.ISSUE_DATE),
        ],
    )
    def test_that_the_page_contradicts_is_a_doubt(self, printed: str, tampered: str, field: Field) -> None:
        told = [
            found.fields
            for found in both(PAGE.replace(printed, tampered)).assessment.findings
            if found.code == "xml_differs_from_page"
        ]

        assert (field,) in told

    def test_that_a_scanned_page_contradicts_by_a_digit_that_looks_alike_is_a_doubt(self) -> None:
        outcome = both(PAGE.replace("415,00", "475,00"), source=TextSource.OCR)

        assert {"xml_differs_from_page", "repaired"} & codes(outcome)

    def test_that_breaks_a_rule_is_refused_and_read_all_the_same(self) -> None:
        outcome = both(xml=changed("<ram:GrandTotalAmount>415.00", "<ram:GrandTotalAmount>416.00"))

        assert outcome.assessment.verdict is Verdict.REJECTED
        assert outcome.extraction.text(Field.INVOICE_NUMBER) == "FA-2026-0042"

    def test_that_cannot_be_read_leaves_the_page(self) -> None:
        outcome = both(xml=cii()[:900])

        assert outcome.extraction.amount(Field.TOTAL_GROSS) == Decimal("415.00")
        assert outcome.assessment.verdict is not Verdict.ACCEPTED


class TestMerging:
    def test_takes_from_the_page_what_the_xml_leaves_open(self) -> None:
        xml = Extraction({Field.TOTAL_GROSS: a_candidate(Field.TOTAL_GROSS, Decimal(1), source=Source.XML)})
        page = Extraction(
            {name: a_candidate(name, Decimal(2)) for name in (Field.TOTAL_GROSS, Field.TOTAL_NET)}, language="de"
        )

        both = merged(xml, page)

        assert (both.amount(Field.TOTAL_GROSS), both.amount(Field.TOTAL_NET), both.language) == (
            Decimal(1),
            Decimal(2),
            "de",
        )

    def test_does_not_describe_a_company_anew_that_the_xml_names_by_number(self) -> None:
        xml = Extraction({Field.SUPPLIER_SIREN: a_candidate(Field.SUPPLIER_SIREN, "404833048", source=Source.XML)})
        page = Extraction({Field.SUPPLIER_SIRET: a_candidate(Field.SUPPLIER_SIRET, "73282932000074")})

        assert Field.SUPPLIER_SIRET not in merged(xml, page).fields
        assert Field.SUPPLIER_SIRET in merged(Extraction(), page).fields
