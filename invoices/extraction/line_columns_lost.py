"""Columns whose heading was not read: words or amounts that stand under none of the headings."""

from collections.abc import Iterable, Iterator, Sequence

from invoices.extraction.layout import Token
from invoices.extraction.line_columns_headings import Heading
from invoices.extraction.line_columns_zones import MAY_DESCRIBE
from invoices.extraction.line_rows_parts import CENTS, NEXT_CELL, has_digits, printed_number, says_something
from invoices.extraction.line_words import Column

# Amounts stand below one another when they end so near, in heights of print.
FLUSH = 0.9
# So many rows have something there.
MOST = 0.6


def completed(headings: Sequence[Heading], rows: Sequence[Sequence[Token]], em: float) -> tuple[Heading, ...]:
    """Add headings for the words that describe items, and for amounts, where none stands above them."""
    found = [*headings, *_figures(headings, rows, em)]
    if all(heading.column is not Column.DESCRIPTION for heading in headings):
        found += _words(found, rows)
    return tuple(sorted(found, key=lambda heading: heading.left))


def _figures(headings: Sequence[Heading], rows: Sequence[Sequence[Token]], em: float) -> Iterator[Heading]:
    """Yield a heading for each column of amounts that has none: the first of its amounts stands for it."""
    loose = [token for row in rows for token in row if _is_amount(token) and not _is_under(token, headings)]
    paid = sum(any(_is_amount(token) and _is_under(token, headings) for token in row) for row in rows)
    least = max(min(2, len(rows)), MOST * (paid or len(rows)))
    while loose:
        column = [token for token in loose if abs(token.right - loose[0].right) <= FLUSH * em]
        if len(column) >= least:
            prices = [heading.left for heading in headings if heading.column in (Column.PRICE, Column.PRICE_OR_NET)]
            last = not prices or column[0].left > max(prices)
            yield Heading(Column.AMOUNT if last else None, (min(column, key=lambda token: token.left),))
        loose = [token for token in loose if token not in column]


def _words(headings: Sequence[Heading], rows: Sequence[Sequence[Token]]) -> list[Heading]:
    """Return a heading for the words that describe items: the one farthest to the left stands for it."""
    loose = [_loose(row, headings) for row in rows]
    words = [token for token in loose if token is not None]
    if len(words) < max(1.0, MOST * len(rows)):
        return []
    return [Heading(Column.DESCRIPTION, (min(words, key=lambda token: token.left),))]


def _loose(row: Sequence[Token], headings: Sequence[Heading]) -> Token | None:
    """Return the first word of a description under none of the headings that may stand above it."""
    may_describe = [heading for heading in headings if heading.column in MAY_DESCRIBE]
    first = next((at for at, token in enumerate(row) if says_something((token,))), None)
    if first is None:
        return None
    last = next((at for at in range(first + 1, len(row)) if _is_apart(row[at - 1], row[at])), len(row))
    return None if any(_is_under(token, may_describe) for token in row[first:last]) else row[first]


def _is_apart(before: Token, after: Token) -> bool:
    return after.left - before.right > NEXT_CELL * after.sign


def _is_amount(token: Token) -> bool:
    number = printed_number((token,)) if has_digits(token) else None
    return number is not None and number.decimals == CENTS


def _is_under(token: Token, headings: Iterable[Heading]) -> bool:
    return any(token.left < heading.right and heading.left < token.right for heading in headings)
