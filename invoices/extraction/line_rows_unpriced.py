"""Items on a paper without prices, such as a delivery note: rows with a quantity and words."""

from collections.abc import Iterator, Sequence

from invoices.extraction.layout import Sheet
from invoices.extraction.line_columns import unpriced_headers_of
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_items import is_in_a_sentence
from invoices.extraction.line_rows_parts import printed, says_something
from invoices.extraction.line_rows_tables import Table, tables_under
from invoices.extraction.line_rows_values import EDGES
from invoices.extraction.line_words import Column
from invoices.fields import LineItem

MOST_WORDS = 3  # of a quantity with its unit
CONFIDENCE = 0.4  # nothing but a header bears it out


def unpriced_items(sheets: Sequence[Sheet]) -> tuple[LineItem, ...]:
    """Find what was delivered, where no amounts are printed."""
    return tuple(item for table in tables_under(sheets, unpriced_headers_of) for item in _items(table))


def _items(table: Table) -> Iterator[LineItem]:
    counts, words = table.first(Column.QUANTITY), table.first(Column.DESCRIPTION)
    if counts is None or words is None:
        return
    for strip in table.strips:
        number = strip.numbers[counts]
        stands_alone = len(strip.parts[counts]) <= MOST_WORDS and number and not is_in_a_sentence(strip, counts)
        if number is not None and stands_alone and strip.closing is None and says_something(strip.parts[words]):
            yield _item(table, strip, printed(strip.parts[words]).strip(EDGES), counts)


def _item(table: Table, strip: Strip, description: str, counts: int) -> LineItem:
    number = strip.numbers[counts]
    return LineItem(
        description,
        None,
        quantity=None if number is None else number.value,
        confidence=CONFIDENCE,
        place=table.sheet.place(strip.tokens),
    )
