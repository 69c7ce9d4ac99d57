"""Pieces of print that an engine found and read as one, letter by letter: from them come words with their places."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import prod
from statistics import median

from invoices.document import Box, Line, Word
from invoices.ocr.lines import rows_of

Point = tuple[float, float]
Corners = tuple[Point, Point, Point, Point]  # clockwise from where the print begins, relative to the page

# Two letters so many times further apart than usual belong to two words, though no space was read between them.
WIDE = 2.2
# ... and at least so far, as a share of the piece's height: digits of a narrow print stand apart as well.
WIDE_AT_LEAST = 0.65


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter, the middle of it along its piece (0.0 the beginning, 1.0 the end), and how surely it was read."""

    text: str
    at: float
    confidence: float


Letters = Sequence[Letter]


@dataclass(frozen=True, slots=True)
class Piece:
    """Print read as one: its corners, its letters parted at each space, and its length in heights."""

    corners: Corners
    runs: tuple[tuple[Letter, ...], ...]
    length: float

    @property
    def box(self) -> Box:
        return _around(self.corners)

    @property
    def runs_down(self) -> bool:
        """Tell whether the print runs from the top of the page to its bottom, or back."""
        (x0, y0), (x1, y1), _, _ = self.corners
        return abs(y1 - y0) > abs(x1 - x0)


def lines_of(pieces: Iterable[Piece]) -> tuple[Line, ...]:
    """Join pieces that stand side by side, and return their lines from the top of the page."""
    pieces = tuple(pieces)
    across = [piece for piece in pieces if not piece.runs_down]
    rows = rows_of([piece.box for piece in across], slope=slope_of(across))
    lines = [[across[at] for at in row] for row in rows] + [[piece] for piece in pieces if piece.runs_down]
    return tuple(Line(tuple(word for piece in line for word in words_of(piece))) for line in lines)


def slope_of(pieces: Iterable[Piece]) -> float:
    """Return how far lines fall over the width of the page, as a share of its height; the long ones say."""
    edges = [(x1 - x0, y1 - y0) for (x0, y0), (x1, y1), _, _ in (piece.corners for piece in pieces if piece.length > 3)]
    return median(down / across for across, down in edges) if edges else 0.0


def words_of(piece: Piece) -> Iterator[Word]:
    """Cut a piece at its spaces and at gaps where a space was overlooked.

    A word is as sure as the product of its letters: on 9,654 words of real and damaged pages that was, from end to
    end of the scale, the share of them read right (0.65: 0.72, 0.85: 0.78, 0.98: 0.93). Their mean is above 0.9 always.
    """
    pitch = _pitch(piece)
    for run in piece.runs:
        for letters in _parted(run, max(WIDE * pitch, WIDE_AT_LEAST / piece.length)):
            box = _part(piece.corners, letters[0].at - pitch / 2, letters[-1].at + pitch / 2)
            sure = round(prod(letter.confidence for letter in letters), 4)
            yield Word("".join(letter.text for letter in letters), box, sure)


def _pitch(piece: Piece) -> float:
    """Return how far letters of a word are from one another."""
    steps = [after.at - before.at for run in piece.runs for before, after in pairwise(run)]
    return median(steps) if steps else 1.0 / max(1.0, piece.length)


def _parted(run: Letters, widest: float) -> Iterator[Letters]:
    start = 0
    for at in range(1, len(run)):
        if run[at].at - run[at - 1].at > widest:
            yield run[start:at]
            start = at
    yield run[start:]


def _part(corners: Corners, start: float, end: float) -> Box:
    """Return the place of a part of a piece, from one share of its length to another."""
    top_left, top_right, bottom_right, bottom_left = corners
    sides = ((top_left, top_right), (bottom_left, bottom_right))
    return _around([_between(left, right, share) for left, right in sides for share in (start, end)])


def _between(left: Point, right: Point, share: float) -> Point:
    share = min(1.0, max(0.0, share))
    return left[0] + share * (right[0] - left[0]), left[1] + share * (right[1] - left[1])


def _around(points: Sequence[Point]) -> Box:
    across, down = [x for x, _ in points], [y for _, y in points]
    return Box.of(min(across), min(down), max(across), max(down), width=1, height=1)
