"""An invoice as it was understood, complete and right; a test writes only what is about it."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from invoices.document import Box, Place
from invoices.fields import (
    Candidate,
    Company,
    Context,
    DocumentType,
    Extraction,
    Field,
    Finding,
    LineItem,
    Source,
    Value,
    VatRate,
)
from invoices.quality.checks import check

TODAY = date(2026, 3, 20)
CONTEXT = Context.empty(TODAY)

SIREN, OTHER_SIREN = "404833048", "732829320"
SIRET, VAT_NUMBER, IBAN = "40483304800022", "FR83404833048", "FR7630006000011234567890189"
OWN = Company("Probant Conseil", siren="303265045", vat_number="FR40303265045")

# All that French law asks for, so that nothing is noticed.
MENTIONS = ("legal_form", "capital", "rcs", "discount_terms", "late_penalty", "fixed_fee_40", "operation_category")

VALUES: dict[Field, Value] = {
    Field.DOCUMENT_TYPE: DocumentType.INVOICE,
    Field.INVOICE_NUMBER: "FA-2026-0042",
    Field.ISSUE_DATE: date(2026, 3, 2),
    Field.DUE_DATE: date(2026, 4, 1),
    Field.CURRENCY: "EUR",
    Field.SUPPLIER_NAME: "Atelier Dupont SARL",
    Field.SUPPLIER_ADDRESS: "12 rue des Lilas, 69003 Lyon",
    Field.SUPPLIER_SIREN: SIREN,
    Field.SUPPLIER_SIRET: SIRET,
    Field.SUPPLIER_VAT_NUMBER: VAT_NUMBER,
    Field.SUPPLIER_IBAN: IBAN,
    Field.CUSTOMER_NAME: "Probant Conseil",
    Field.CUSTOMER_ADDRESS: "3 place du Marché, 75004 Paris",
    Field.CUSTOMER_SIREN: "303265045",
    Field.TOTAL_NET: Decimal("211.00"),
    Field.TOTAL_VAT: Decimal("42.20"),
    Field.TOTAL_GROSS: Decimal("253.20"),
}
ROWS = (VatRate(Decimal(20), Decimal("211.00"), Decimal("42.20"), confidence=0.9),)
LINES = (
    LineItem("Pose d’une porte", Decimal("136.00"), quantity=Decimal(1), unit_price=Decimal(136), confidence=0.9),
    LineItem("Poignée", Decimal("75.00"), quantity=Decimal(3), unit_price=Decimal(25), confidence=0.9),
)


def a_place(number: int) -> Place:
    """Return a place of its own for each number."""
    top = number % 30 * 0.03
    return Place(1 + number // 30, Box(0.6, round(top, 2), 0.8, round(top + 0.02, 2)))


def a_candidate(
    name: Field, value: Value, *, place: int = 0, confidence: float = 0.97, source: Source = Source.OCR, **more: Any
) -> Candidate:
    return Candidate(name, value, str(value), confidence, (a_place(place),), "right_of:label", source, **more)


def an_invoice(
    changes: Mapping[Field, Value | None] | None = None,
    *,
    source: Source = Source.OCR,
    confidence: float = 0.97,
    mentions: Sequence[str] = MENTIONS,
    **more: Any,
) -> Extraction:
    """Understand an invoice; a change to nothing takes a field away."""
    values: dict[Field, Value | None] = {**VALUES, **(changes or {})}
    fields = {
        name: a_candidate(name, value, place=place, confidence=confidence, source=source)
        for place, (name, value) in enumerate(values.items())
        if value is not None
    }
    rest = {"vat_breakdown": ROWS, "lines": LINES, "language": "fr"} | more
    return Extraction(fields, mentions=dict.fromkeys(mentions), **rest)


def only(changes: Mapping[Field, Value | None], **more: Any) -> Extraction:
    """Understand an invoice of which nothing but this was found."""
    return an_invoice({**dict.fromkeys(VALUES), **changes}, **({"vat_breakdown": (), "lines": ()} | more))


def noticed(extraction: Extraction, context: Context = CONTEXT, **more: Any) -> dict[str, Finding]:
    """Check an invoice; of several findings with one code the first is kept."""
    return {found.code: found for found in reversed(check(extraction, context, **more))}
