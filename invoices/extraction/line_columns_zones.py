"""Where each column of a table begins and ends, by its heading and by the white between the words below."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from invoices.extraction.layout import Token
from invoices.extraction.line_columns_headings import Heading
from invoices.extraction.line_rows_parts import says_something
from invoices.extraction.line_words import Column

# White between two headings counts for so much more than white under one of them.
BETWEEN = 5.0
# Columns that hold the description where no heading names it.
MAY_DESCRIBE = (Column.POSITION, Column.CODE, Column.DATE, Column.UNIT, Column.QUANTITY, None)
MAY_HOLD_CODES = (Column.POSITION, Column.CODE, None)
# One row in so many may cross an edge: a note, a line of totals.
STRAY = 8


@dataclass(frozen=True, slots=True)
class Zone:
    """A column from edge to edge."""

    column: Column | None
    left: float
    right: float

    def holds(self, token: Token) -> bool:
        return self.left <= (token.left + token.right) / 2 < self.right


def zones_of(headings: Sequence[Heading], rows: Sequence[Sequence[Token]]) -> tuple[Zone, ...]:
    """Return the columns under a header, from left to right; every word of a row falls into one of them."""
    words = [(token.left, token.right) for row in rows for token in row]
    edges = [_edge(left, right, words, len(rows)) for left, right in pairwise(headings)]
    sides = [float("-inf"), *edges, float("inf")]
    return tuple(Zone(heading.column, *side) for heading, side in zip(headings, pairwise(sides), strict=True))


def _edge(heading: Heading, following: Heading, words: Sequence[tuple[float, float]], rows: int) -> float:
    """Return the middle of the widest white between two headings that parts the words under them best."""
    steps = list(_steps(heading, following, words))
    if not steps:
        return (heading.right + following.left) / 2
    most = min(cost for _, _, cost in steps) + rows // STRAY
    left, right = max(_whites(steps, most), key=lambda white: _width(white, heading.right, following.left))
    return (left + right) / 2


def _width(white: tuple[float, float], first: float, last: float) -> float:
    """Return how wide a white is; what lies between the headings counts for more."""
    left, right = white
    return right - left + BETWEEN * max(0.0, min(right, last) - max(left, first))


def _whites(steps: Iterable[tuple[float, float, int]], most: int) -> Iterator[tuple[float, float]]:
    """Yield the stretches that cost no more than so much."""
    for white, run in groupby(steps, key=lambda step: step[2] <= most):
        if white:
            parts = list(run)
            yield parts[0][0], parts[-1][1]


def _steps(
    heading: Heading, following: Heading, words: Sequence[tuple[float, float]]
) -> Iterator[tuple[float, float, int]]:
    """Yield stretches from one heading to the next with what an edge there costs.

    It costs one for each word that it cuts, and for each that stands under one heading and would go to the other.
    """
    first, last = heading.left, following.right
    ends = [(first, 0), (last, 0)]
    for left, right in words:
        if right > first and left < last:
            ends += [(max(left, first), 1), (min(right, last), -1)]
    ends.sort()
    middles = sorted((left + right) / 2 for left, right in words)
    crossed = 0
    for (place, step), (following_place, _) in pairwise(ends):
        crossed += step
        if following_place > place:
            lost = _count(middles, max(place, heading.left), heading.right)
            won = _count(middles, following.left, min(place, following.right))
            yield place, following_place, crossed + lost + won


def _count(middles: Sequence[float], first: float, last: float) -> int:
    """Count what lies between two places."""
    return max(0, bisect_left(middles, last) - bisect_left(middles, first))


# --- What a column holds ----------------------------------------------------------------------------


def with_description(zones: Sequence[Zone], rows: Sequence[Sequence[Sequence[Token]]]) -> tuple[Zone, ...]:
    """Take the column with the most words for the description, where several headings, or none, claim it."""
    words = [sum(says_something(row[place]) for row in rows) for place in range(len(zones))]
    claiming = [place for place, zone in enumerate(zones) if zone.column is Column.DESCRIPTION]
    others = [place for place, zone in enumerate(zones) if zone.column in MAY_DESCRIBE and words[place] * 2 > len(rows)]
    if len(claiming) == 1 and (words[claiming[0]] or not others):
        return tuple(zones)
    worded = [place for place in claiming if words[place]]
    silent = [place for place, zone in enumerate(zones) if zone.column in MAY_HOLD_CODES]
    best = max(worded or [*claiming, *others] or silent[:1], key=lambda place: words[place], default=None)
    columns = {place: Column.DESCRIPTION if place == best else Column.CODE for place in {*claiming, best}}
    return tuple(replace(zone, column=columns.get(place, zone.column)) for place, zone in enumerate(zones))
