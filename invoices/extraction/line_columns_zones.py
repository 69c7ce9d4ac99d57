"""Where each column of a table begins and ends, by its heading and by the white between the words below."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise

from invoices.extraction.layout import Token
from invoices.extraction.line_columns import Header, Heading
from invoices.extraction.line_rows_parts import says_something
from invoices.extraction.line_words import Column

# White between two headings counts for so much more than white under one of them.
BETWEEN = 5.0
# Columns that hold the description where no heading names it.
MAY_DESCRIBE = (Column.POSITION, Column.CODE, Column.DATE, Column.UNIT, Column.QUANTITY, None)
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


def zones_of(header: Header, rows: Sequence[Sequence[Token]]) -> tuple[Zone, ...]:
    """Return the columns under a header, from left to right; every word of a row falls into one of them."""
    words = [(token.left, token.right) for row in rows for token in row]
    edges = [_edge(left, right, words, len(rows)) for left, right in pairwise(header.headings)]
    sides = [float("-inf"), *edges, float("inf")]
    return tuple(Zone(heading.column, *side) for heading, side in zip(header.headings, pairwise(sides), strict=True))


def _edge(heading: Heading, following: Heading, words: Iterable[tuple[float, float]], rows: int) -> float:
    """Return the middle of the widest white between two headings that hardly any row crosses."""
    steps = list(_steps(heading.middle, following.middle, words))
    between = (max(heading.right, heading.middle), min(following.left, following.middle))
    if not steps:
        return sum(between) / 2
    most = min(crossed for _, _, crossed in steps) + rows // STRAY
    left, right = max(_whites(steps, most), key=lambda white: _width(white, between))
    return (left + right) / 2


def _width(white: tuple[float, float], between: tuple[float, float]) -> float:
    """Return how wide a white is; what lies between the headings counts for more."""
    left, right = white
    return right - left + BETWEEN * max(0.0, min(right, between[1]) - max(left, between[0]))


def _whites(steps: Iterable[tuple[float, float, int]], most: int) -> Iterator[tuple[float, float]]:
    """Yield the stretches that no more than so many words cross."""
    for white, run in groupby(steps, key=lambda step: step[2] <= most):
        if white:
            parts = list(run)
            yield parts[0][0], parts[-1][1]


def _steps(first: float, last: float, words: Iterable[tuple[float, float]]) -> Iterator[tuple[float, float, int]]:
    """Yield the stretches between two places with the number of words that cross each."""
    ends = [(first, 0), (last, 0)]
    for left, right in words:
        if right > first and left < last:
            ends += [(max(left, first), 1), (min(right, last), -1)]
    ends.sort()
    crossed = 0
    for (place, step), (following, _) in pairwise(ends):
        crossed += step
        if following > place:
            yield place, following, crossed


# --- What a column holds ----------------------------------------------------------------------------


def settled(zones: Sequence[Zone], rows: Sequence[Sequence[Sequence[Token]]]) -> tuple[Zone, ...]:
    """Take the column with the most words for the description, where several headings, or none, claim it."""
    words = [sum(says_something(row[place]) for row in rows) for place in range(len(zones))]
    claiming = [place for place, zone in enumerate(zones) if zone.column is Column.DESCRIPTION]
    others = [place for place, zone in enumerate(zones) if zone.column in MAY_DESCRIBE]
    if len(claiming) == 1 and (words[claiming[0]] or not any(words[place] for place in others)):
        return tuple(zones)
    best = max(
        claiming if any(words[place] for place in claiming) else [*claiming, *others],
        key=lambda at: words[at],
        default=None,
    )
    return tuple(
        replace(zone, column=Column.DESCRIPTION)
        if place == best
        else replace(zone, column=Column.CODE)
        if place in claiming
        else zone
        for place, zone in enumerate(zones)
    )
