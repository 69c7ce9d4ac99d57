"""The rows under each header, from page to page until the totals."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from invoices.extraction.layout import Sheet, Token
from invoices.extraction.line_columns import MONEY, Header, headers_of
from invoices.extraction.line_columns_doubled import doubled
from invoices.extraction.line_columns_headings import AMOUNTS, Heading, settled
from invoices.extraction.line_columns_lost import completed
from invoices.extraction.line_columns_parted import parted
from invoices.extraction.line_columns_zones import Zone, with_description, zones_of
from invoices.extraction.line_rows import Strip, cut, levelled
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_parts import has_digits, is_money
from invoices.extraction.line_words import Closing, Column

PRICED = AMOUNTS | {Column.PRICE}


@dataclass(frozen=True)
class Table:
    """Rows of items on one page, with their columns; a table that runs on is one of these a page."""

    sheet: Sheet
    zones: tuple[Zone, ...]
    strips: tuple[Strip, ...]
    closed: bool  # by a total
    named: bool = True  # by a header

    def first(self, column: Column) -> int | None:
        """Return the first column of a kind."""
        return next((place for place, zone in enumerate(self.zones) if zone.column is column), None)


def tables_of(sheets: Sequence[Sheet]) -> tuple[Table, ...]:
    """Find the tables of items under their headers."""
    return tables_under(sheets, headers_of)


def tables_under(sheets: Sequence[Sheet], find: Callable[[Sheet], tuple[Header, ...]]) -> tuple[Table, ...]:
    """Cut what stands under headers; a table that no total closed runs on over the next page."""
    tables: list[Table] = []
    for sheet in sheets:
        headers = find(sheet)
        runs_on = tables[-1] if tables and not tables[-1].closed else None
        if headers:
            tables += _tables(sheet, headers)
        elif runs_on is not None:
            tables.append(table_of(sheet, runs_on.zones, levelled(sheet.rows, sheet.em), begun=True))
    return tuple(table for table in tables if table.strips)


def _tables(sheet: Sheet, headers: Sequence[Header]) -> Iterator[Table]:
    ends = [*(header.first for header in headers[1:]), len(sheet.rows)]
    for header, end in zip(headers, ends, strict=True):
        rows = levelled(sheet.rows[header.last + 1 : end], sheet.em)
        yield table_of(sheet, _zones(sheet, header, rows), rows)


def _zones(sheet: Sheet, header: Header, rows: Sequence[Sequence[Token]]) -> tuple[Zone, ...]:
    """Lay the edges by the rows that hold numbers, then once more by those that hold an amount in its column."""
    body = list(_until_total(rows))
    headings = _headings(header, body, sheet.em)
    zones = zones_of(headings, body)
    strips = [strip for strip in table_of(sheet, zones, body).strips if not strip.closing]
    sums = [place for place, zone in enumerate(zones) if zone.column in PRICED]
    full = [strip for strip in strips if all(is_money(strip.numbers[place]) for place in sums)]
    some = [strip for strip in strips if any(is_money(strip.numbers[place]) for place in sums)]
    best = full or some or strips
    zones = with_description(
        zones_of(headings, [strip.tokens for strip in best] or body), [strip.parts for strip in best]
    )
    return doubled(zones, [cut(sheet, 0, strip.tokens, zones).parts for strip in best])


def _headings(header: Header, body: Iterable[Sequence[Token]], em: float) -> tuple[Heading, ...]:
    """Return the headings of a header with those that were lost or ran together, where amounts stand below it."""
    if not PRICED & set(header.columns):
        return settled(header.headings)
    paid = [row for row in body if any(MONEY.search(token.text) for token in row) and not closing_of(row)]
    return settled(completed(parted(header.headings, paid, em), paid, em))


def _until_total(rows: Iterable[Sequence[Token]]) -> Iterator[Sequence[Token]]:
    """Yield the rows with numbers down to the first total under an amount."""
    some = False
    for row in rows:
        numbered = any(has_digits(token) for token in row)
        if some and numbered and closing_of(row) is Closing.TOTAL:
            return
        if numbered:
            yield row
            some = some or any(MONEY.search(token.text) for token in row)


def table_of(
    sheet: Sheet, zones: tuple[Zone, ...], rows: Iterable[Sequence[Token]], *, named: bool = True, begun: bool = False
) -> Table:
    """Cut rows until a total that follows something it may be the total of, on this page or where it was begun."""
    sums = [place for place, zone in enumerate(zones) if zone.column in PRICED]
    strips: list[Strip] = []
    some = begun
    for number, row in enumerate(rows):
        strip = cut(sheet, number, row, zones)
        strips.append(strip)
        if some and strip.closing in (Closing.TOTAL, Closing.PAYMENT):
            return Table(sheet, zones, tuple(strips), closed=True, named=named)
        some = some or (strip.closing is None and any(is_money(strip.numbers[place]) for place in sums))
    return Table(sheet, zones, tuple(strips), closed=False, named=named)
