"""What was sold, line by line, over all pages."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from invoices.extraction.layout import Sheet
from invoices.extraction.line_rows_tables import Table, tables_of
from invoices.extraction.line_rows_unnamed import unnamed_tables
from invoices.extraction.line_rows_unpriced import unpriced_items
from invoices.extraction.line_rows_values import code_of, rate_of, unit_of
from invoices.extraction.line_sums import best_reading, printed_sums
from invoices.extraction.line_sums_counted import counted
from invoices.extraction.line_sums_values import MAKES_GROSS, Entry, Reading, Totals
from invoices.fields import LineItem

BARELY, BY_PRODUCT, BY_SUM, BY_HEADER = 0.35, 0.2, 0.3, 0.1


def find_lines(
    sheets: Sequence[Sheet],
    *,
    language: str = "",
    credit: bool = False,
    net: Decimal | None = None,
    gross: Decimal | None = None,
) -> tuple[LineItem, ...]:
    """Find the items of an invoice or a receipt, as they agree best with its total.

    The words of all languages are asked at once: a header often mixes two, and a language that was guessed wrong
    would lose the table.
    """
    totals = Totals(net, gross, printed_sums(sheets))
    reading = best_reading(_kinds(sheets), totals)
    if reading is None or reading.is_doubtful:
        unpriced = unpriced_items(sheets)
        if unpriced or reading is None:
            return unpriced
    turned = credit and reading.total < 0
    return tuple(_item(entry, reading, turned=turned) for entry in counted(reading.entries))


def _kinds(sheets: Sequence[Sheet]) -> Iterator[tuple[Table, ...]]:
    """Yield the tables that headers name, then those that only their amounts show."""
    yield tables_of(sheets)
    yield from unnamed_tables(sheets)


def _item(entry: Entry, reading: Reading, *, turned: bool) -> LineItem:
    draft, product = entry.draft, entry.product
    tokens = [token for strip in draft.strips for token in strip.tokens]
    quantity = product.quantity
    return LineItem(
        description=entry.description,
        net_amount=-entry.amount if turned else entry.amount,
        product_code=code_of(draft),
        quantity=abs(quantity) if turned and quantity is not None else quantity,
        unit=unit_of(draft),
        unit_price=product.price,
        vat_rate=rate_of(draft),
        confidence=_confidence(entry, reading),
        place=draft.main.sheet.place(tokens),
    )


def _confidence(entry: Entry, reading: Reading) -> float:
    """Say how many relations hold: the product, the sum, a named column."""
    held = BARELY + BY_HEADER * entry.draft.table.named + BY_PRODUCT * entry.product.holds
    return round(held + BY_SUM * (reading.agreement >= MAKES_GROSS), 2)
