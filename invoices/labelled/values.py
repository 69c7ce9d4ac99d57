"""The values of a row, under our names for them: data sets call the same things otherwise."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Decimal, InvalidOperation
from typing import Any

CENT = Decimal("0.01")

# What data sets call our fields.
OTHER_NAMES = {
    "invoice_date": "issue_date",
    "supplier_vat_id": "supplier_vat_number",
    "iban": "supplier_iban",
    "buyer_name": "customer_name",
    "buyer_siren": "customer_siren",
    "buyer_vat_id": "customer_vat_number",
    "total_tax": "total_vat",
    "prepaid": "amount_paid",
    "document_type_code": "document_type",
}
# A code of UNTDID 1001 that is not here is a paper of some other kind: no word of ours is right for it.
TYPE_CODES = {"380": "invoice", "381": "credit_note"}
TABLES = ("vat_breakdown", "lines")

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Values:
    """The fields of a row, None for one that is known to be absent, and how sure each answer is."""

    fields: Mapping[str, str | None]
    confidences: Mapping[str, float]


def values_of(row: Row) -> Values:
    """Take the fields of a truth or of an answer, whatever names they bear."""
    fields: dict[str, str | None] = {}
    confidences: dict[str, float] = {}
    for given, found in (row.get("fields") or {}).items():
        name = OTHER_NAMES.get(given, given)
        if given in TABLES:
            continue
        if isinstance(found, dict) and "value" in found:
            sure = confidence_of(found)
            if sure is not None:
                confidences[name] = sure
            found = found["value"]
        if given == "document_type_code":
            found = TYPE_CODES.get(str(found))
        # Nothing paid beforehand is not printed, and to say so is no mistake.
        if name != "amount_paid" or cents(found) != 0:
            fields[name] = None if found in (None, "", []) else str(found)
    return Values(fields, confidences)


def confidence_of(found: Row) -> float | None:
    """Return how sure an answer is, where it says so in a way that can be."""
    try:
        sure = float(found.get("confidence"))  # type: ignore[arg-type]  # whatever it is, float says no
    except (TypeError, ValueError):
        return None
    return sure if 0.0 <= sure <= 1.0 else None


def table_of(row: Row, name: str) -> list[Row]:
    """Return the rows of a table, which stands beside the fields or among them."""
    found = row.get(name)
    if found is None:
        found = (row.get("fields") or {}).get(name)
    found = plain(found)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def first_of(row: Row, *names: str) -> object:
    """Return what stands under the first of these names that the row has."""
    return next((plain(row[name]) for name in names if name in row), None)


def plain(found: object) -> object:
    """Take a value out of what says where it was found."""
    return found.get("value") if isinstance(found, dict) else found


def number_of(found: object) -> Decimal | None:
    """Read a plain decimal, or nothing."""
    try:
        number = Decimal(str(plain(found)))
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def cents(found: object) -> Decimal | None:
    """Read an amount to the cent, or nothing."""
    number = number_of(found)
    try:
        return None if number is None else number.quantize(CENT, rounding=ROUND_HALF_EVEN)
    except InvalidOperation:  # more digits than an amount has
        return None
