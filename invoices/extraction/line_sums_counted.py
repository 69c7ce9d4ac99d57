"""Items that begin with how many there are, as on till receipts: "2 CROISSANT"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal

from invoices.extraction.line_rows_mended import CENT
from invoices.extraction.line_sums_values import Entry
from invoices.extraction.line_words import Column

COUNTED = re.compile(r"(?P<count>[1-9]\d?)(?: ?[xX×*])?[ -]+(?P<rest>[^\W\d].*|\d* ?[^\W\d]{2}.*)")
# At least this share of the items begins so where the numbers are no part of the names.
MOST = 0.6


def counted(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Read the numbers that most items begin with as quantities, where no column holds them."""
    found = [COUNTED.fullmatch(entry.description) for entry in entries]
    if any(entry.draft.table.first(Column.QUANTITY) is not None for entry in entries):
        return tuple(entries)
    if sum(match is not None for match in found) < MOST * len(entries):
        return tuple(entries)
    return tuple(_counted(entry, match) if match else entry for entry, match in zip(entries, found, strict=True))


def _counted(entry: Entry, match: re.Match[str]) -> Entry:
    if entry.product.quantity is not None:
        return entry
    count = Decimal(match["count"])
    price = (entry.amount / count).quantize(CENT, ROUND_HALF_UP)
    exact = price * count == entry.amount
    product = replace(entry.product, quantity=count, price=price if exact else None)
    return replace(entry, product=product, description=match["rest"])
