"""A row of a table, cut at the edges of the columns; and whether it is one of items or of totals."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from invoices.extraction.amounts import Amount
from invoices.extraction.layout import Row, Sheet, Token
from invoices.extraction.line_columns_zones import Zone
from invoices.extraction.line_rows_closing import closing_of
from invoices.extraction.line_rows_parts import has_digits, printed_number
from invoices.extraction.line_words import Closing, Column

# Two rows are one that leans when they are nearer than this, in heights of print, and nothing stands over anything.
LEANING = 0.6
# The lines of a table, read as signs.
RULE = re.compile(r"[|\[\]_¦~]+")
# A word that follows so closely, in signs, continues the description though it stands beyond its edge.
OVERFLOW = 1.6


@dataclass(frozen=True)
class Strip:
    """One row of a table, cut at the edges of the columns."""

    sheet: Sheet
    number: int
    parts: tuple[tuple[Token, ...], ...]
    closing: Closing | None
    middle: float

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(sorted((token for part in self.parts for token in part), key=lambda token: token.left))

    @cached_property
    def numbers(self) -> tuple[Amount | None, ...]:
        """Return the number that each column holds."""
        return tuple(printed_number(part) for part in self.parts)

    @property
    def height(self) -> float:
        """Return how high its print is; a dash alone is no measure."""
        return max(self.sheet.em, *(token.height for token in self.tokens))


def levelled(rows: Iterable[Row], em: float) -> list[tuple[Token, ...]]:
    """Join rows that are one row which leans."""
    joined: list[tuple[Token, ...]] = []
    for row in rows:
        tokens = tuple(token for token in row.tokens if not RULE.fullmatch(token.text))
        if joined and tokens and _is_one_row(joined[-1], tokens, em):
            joined[-1] = tuple(sorted((*joined[-1], *tokens), key=lambda token: token.left))
        elif tokens:
            joined.append(tokens)
    return joined


def _is_one_row(above: Sequence[Token], below: Sequence[Token], em: float) -> bool:
    if _middle(below) - _middle(above) > LEANING * em:
        return False
    return not any(token.left < other.right and other.left < token.right for token in above for other in below)


def _middle(tokens: Sequence[Token]) -> float:
    return sum(token.middle for token in tokens) / len(tokens)


def cut(sheet: Sheet, number: int, tokens: Sequence[Token], zones: Sequence[Zone]) -> Strip:
    """Cut a row at the edges of the columns."""
    placed = list(_placed(tokens, zones))
    parts = tuple(tuple(token for token, place in placed if place == zone) for zone in range(len(zones)))
    return Strip(sheet, number, parts, closing_of(tokens), _middle(tokens))


def _placed(tokens: Sequence[Token], zones: Sequence[Zone]) -> Iterator[tuple[Token, int]]:
    """Give each word its column; a description may run over its edge."""
    before: tuple[Token, int] | None = None
    for token in tokens:
        place = next(place for place, zone in enumerate(zones) if zone.holds(token))
        if before and place == before[1] + 1 and _runs_over(before[0], token, zones[before[1]]):
            place = before[1]
        before = (token, place)
        yield before


def _runs_over(before: Token, token: Token, zone: Zone) -> bool:
    near = token.left - before.right <= OVERFLOW * max(before.sign, token.sign)
    return near and zone.column is Column.DESCRIPTION and not has_digits(token) and len(token.text) > 1
