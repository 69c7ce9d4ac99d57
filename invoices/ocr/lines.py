"""Lines of words that stand side by side, for engines that say where words are but not what belongs together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import inf

from invoices.document import Box, Line, Word

# Two neighbours are on one line when their middles differ by no more than this share of the taller one's height.
SAME_LINE = 0.5
# A hyphen or a comma stands where it likes: the line goes on from the last word about as tall as the tallest.
TALL = 0.6


def lines_from(words: Iterable[Word], *, slope: float = 0.0) -> tuple[Line, ...]:
    """Group words into lines, from the top of the page and from left to right.

    `slope` is how far the lines fall over the width of the page, as a share of its height, where that is known.
    """
    words = tuple(words)
    rows = rows_of([word.box for word in words], slope=slope)
    return tuple(Line(tuple(words[at] for at in row)) for row in rows)


def rows_of(boxes: Sequence[Box], *, slope: float = 0.0) -> list[list[int]]:
    """Return the indexes of the boxes of each row, from left to right, the rows from the top."""
    bands = [_Band.of(box, slope) for box in boxes]
    rows: list[_Row] = []
    for at in sorted(range(len(boxes)), key=lambda at: (boxes[at].left, boxes[at].top)):
        band = bands[at]
        row = min(rows, key=lambda row: row.distance(band), default=None)
        if row is None or row.distance(band) > SAME_LINE:
            row = _Row(band)
            rows.append(row)
        row.take(at, band)
    return [row.members for row in sorted(rows, key=lambda row: row.tallest.middle)]


@dataclass(frozen=True, slots=True)
class _Band:
    """What a box takes of the height of the page, as if the page were straight, and of its width."""

    middle: float
    height: float
    left: float
    right: float

    @classmethod
    def of(cls, box: Box, slope: float) -> "_Band":
        middle = (box.top + box.bottom) / 2 - slope * (box.left + box.right) / 2
        return cls(middle, max(1e-6, box.height - abs(slope) * box.width), box.left, box.right)

    def is_under_or_over(self, other: "_Band") -> bool:
        """Tell whether one stands on the other rather than beside it."""
        shared = min(self.right, other.right) - max(self.left, other.left)
        apart = abs(self.middle - other.middle)
        beside = shared < min(self.right - self.left, other.right - other.left) / 2
        return not beside and apart > min(self.height, other.height) / 2


class _Row:
    """A row as it grows to the right."""

    def __init__(self, first: _Band) -> None:
        self.members: list[int] = []
        self.newest = self.last = self.tallest = first

    def distance(self, band: _Band) -> float:
        """Return how far a band is from where the row goes on, in heights."""
        if band.is_under_or_over(self.newest):
            return inf
        return abs(band.middle - self.last.middle) / max(band.height, self.last.height)

    def take(self, at: int, band: _Band) -> None:
        self.members.append(at)
        self.newest = band
        self.tallest = max(self.tallest, band, key=lambda one: one.height)
        if band.height >= TALL * self.tallest.height:
            self.last = band
