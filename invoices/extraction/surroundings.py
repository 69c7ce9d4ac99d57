"""What the words around a value say that it is: to its left in the row, above it in its column, and who is nearest."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from invoices.extraction.labels import Label
from invoices.extraction.roles import Role
from invoices.extraction.view import PageView, Spot

# A label introduces what stands below it for so many rows, and no further than so many lines of print.
ROWS_BELOW = 14
LINES_BELOW = 30.0


@dataclass(frozen=True, slots=True)
class Near:
    """A label near a value, and how near."""

    label: Label
    distance: float  # in heights of print
    between: int  # how many values of the same kind stand between the two

    @property
    def role(self) -> Role:
        return self.label.role


def left_of(spot: Spot[Any], page: PageView, values: Sequence[Spot[Any]]) -> tuple[Near, ...]:
    """Return the labels that stand before a value in its row, the nearest first."""
    before = [label for label in page.labels[spot.row] if label.right <= spot.left + page.sheet.em]
    others = [value for value in values if value.row == spot.row and value.right <= spot.left]
    return tuple(_near(label, spot, others, page.sheet.em) for label in sorted(before, key=lambda x: -x.right))


def _near(label: Label, spot: Spot[Any], others: Sequence[Spot[Any]], em: float) -> Near:
    between = sum(label.right <= other.left + em for other in others)
    return Near(label, max(0.0, spot.left - label.right) / em, between)


def above(spot: Spot[Any], page: PageView, values: Sequence[Spot[Any]]) -> tuple[Near, ...]:
    """Return the labels above a value that share its column, the nearest first."""
    return tuple(_above(spot, page, values))


def _above(spot: Spot[Any], page: PageView, values: Sequence[Spot[Any]]) -> Iterator[Near]:
    em, here = page.sheet.em, spot.tokens[0].middle
    between = 0
    for number in range(spot.row - 1, max(-1, spot.row - 1 - ROWS_BELOW), -1):
        row = page.sheet.rows[number]
        if here - row.middle > LINES_BELOW * em:
            return
        for label in page.labels[number]:
            if _share_a_column(label, spot, em):
                yield Near(label, (here - row.middle) / em, between)
        between += any(_overlap(value, spot) for value in values if value.row == number)


def _share_a_column(label: Label, spot: Spot[Any], em: float) -> bool:
    if min(label.right, spot.right) > max(label.left, spot.left):
        return True
    return abs(label.right - spot.right) < em or abs(label.left - spot.left) < em


def _overlap(one: Spot[Any], other: Spot[Any]) -> bool:
    return min(one.right, other.right) > max(one.left, other.left)
