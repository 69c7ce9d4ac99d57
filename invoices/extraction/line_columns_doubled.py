"""Two columns of figures under one heading, because the other is lost or runs into it."""

from collections.abc import Sequence
from dataclasses import replace

from invoices.extraction.layout import Token
from invoices.extraction.line_columns_headings import AMOUNTS
from invoices.extraction.line_columns_zones import Zone
from invoices.extraction.line_rows_parts import CENTS, has_digits, printed_number
from invoices.extraction.line_words import Column

# Numbers so far apart, in signs, are two.
APART = 2.0
MAY_HIDE = AMOUNTS | {Column.PRICE, None}
# So many rows have both.
MOST = 0.6


def doubled(zones: Sequence[Zone], rows: Sequence[Sequence[Sequence[Token]]]) -> tuple[Zone, ...]:
    """Part a column of prices in which amounts stand too; they are the last on their row."""
    return tuple(
        part
        for place, zone in enumerate(zones)
        for part in (_parts(zone, [row[place] for row in rows]) if zone.column in MAY_HIDE else (zone,))
    )


def _parts(zone: Zone, rows: Sequence[Sequence[Token]]) -> tuple[Zone, ...]:
    """Part a zone in two where most rows have two figures in it, one clearly left of the other."""
    pairs = [pair for row in rows if (pair := _two_figures(row)) is not None]
    if len(pairs) < max(1.0, MOST * len(rows)):
        return (zone,)
    left, right = max(first.right for first, _ in pairs), min(second.left for _, second in pairs)
    if left >= right:
        return (zone,)
    edge = (left + right) / 2
    first = Column.PRICE if zone.column in (Column.PRICE, None) else None
    second = Column.AMOUNT if zone.column is Column.PRICE else zone.column
    return replace(zone, column=first, right=edge), replace(zone, column=second, left=edge)


def _two_figures(row: Sequence[Token]) -> tuple[Token, Token] | None:
    match [token for token in row if has_digits(token) and _is_figure(token)]:
        case [first, second] if second.left - first.right > APART * second.sign:
            return first, second
        case _:
            return None


def _is_figure(token: Token) -> bool:
    number = printed_number((token,))
    return number is not None and number.decimals >= CENTS
