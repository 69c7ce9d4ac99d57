"""The rows of a document's tables, as labelled or as answered."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from invoices.labelled.values import cents, first_of, number_of


@dataclass(frozen=True, slots=True)
class TrueRate:
    """A row of the VAT breakdown, as labelled."""

    rate: Decimal | None
    base: Decimal | None
    amount: Decimal | None


@dataclass(frozen=True, slots=True)
class TrueLine:
    """A thing sold, as labelled; what was not labelled is not known."""

    description: str
    net_amount: Decimal | None
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    vat_rate: Decimal | None = None
    product_code: str = ""


def rate_of(row: Mapping[str, Any]) -> TrueRate:
    """Take a row of a VAT breakdown."""
    return TrueRate(cents(row.get("rate")), cents(row.get("base")), cents(first_of(row, "amount", "tax")))


def line_of(row: Mapping[str, Any]) -> TrueLine:
    """Take a line of an invoice."""
    return TrueLine(
        description=str(first_of(row, "description") or ""),
        net_amount=cents(first_of(row, "net_amount", "net", "amount")),
        quantity=number_of(first_of(row, "quantity")),
        unit_price=number_of(first_of(row, "unit_price")),
        vat_rate=number_of(first_of(row, "vat_rate")),
        product_code=str(first_of(row, "product_code") or ""),
    )
