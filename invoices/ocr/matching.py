"""Two sequences that tell of the same print, in the same order: which pieces of one belong to which of the other."""

from collections.abc import Sequence
from dataclasses import dataclass

# What it costs to leave a piece out altogether, against laying it where it does not fit.
LEFT_OUT = 0.8


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of print: how wide it is and of how many parts, in units that both sequences share."""

    width: float
    parts: float = 0.0


def match(ones: Sequence[Piece], others: Sequence[Piece], *, most: int) -> list[tuple[int, int]]:
    """Give each piece of the one sequence its stretch of the other, at most so long, so that they agree best.

    Stretches do not overlap and keep the order; an empty one says that nothing was left to agree with.
    """
    cost = [0.0]
    for other in others:
        cost.append(cost[-1] + LEFT_OUT * other.width)
    steps = []
    for one in ones:
        cost, chosen = _next(one, others, cost, most)
        steps.append(chosen)
    return _walked_back(steps, len(others))


def _next(one: Piece, others: Sequence[Piece], before: list[float], most: int) -> tuple[list[float], list[int]]:
    """Weigh, for every point that may be reached, how many of the others to take; -1 passes over the last of them."""
    cost: list[float] = []
    chosen: list[int] = []
    for end in range(len(others) + 1):
        best, taken = before[end] + LEFT_OUT * one.width, 0
        width = parts = 0.0
        for count in range(1, min(most, end) + 1):
            width, parts = width + others[end - count].width, parts + others[end - count].parts
            way = before[end - count] + abs(one.width - width) + abs(one.parts - parts)
            if way < best:
                best, taken = way, count
        if end and (way := cost[end - 1] + LEFT_OUT * others[end - 1].width) < best:
            best, taken = way, -1
        cost.append(best)
        chosen.append(taken)
    return cost, chosen


def _walked_back(steps: list[list[int]], end: int) -> list[tuple[int, int]]:
    ends: list[tuple[int, int]] = []
    for chosen in reversed(steps):
        while chosen[end] < 0:
            end -= 1
        ends.append((end - chosen[end], end))
        end -= chosen[end]
    return ends[::-1]
