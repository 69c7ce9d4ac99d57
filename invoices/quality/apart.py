"""Was each value read at a place of its own? Only then does a sum of them say something."""

from collections.abc import Iterator
from itertools import combinations

from invoices.document import Box, Place
from invoices.fields import Candidate, Field, Source
from invoices.quality.case import Case

# Whoever wrote these meant them: nothing was read off a page.
SAID_OUTRIGHT = frozenset({Source.XML, Source.QR, Source.HUMAN})
ONE_PRINT = 0.5  # of the smaller box; places that share as much are one


def are_apart(case: Case, *names: Field) -> bool:
    """Tell whether all of these values are there, each read elsewhere than the others."""
    chosen = [case.extraction.fields.get(name) for name in names]
    known = [each for each in chosen if each is not None]
    return len(known) == len(names) and all(stand_apart(*pair) for pair in combinations(known, 2))


def stand_apart(one: Candidate, other: Candidate) -> bool:
    """Tell whether two values were not read off one and the same print."""
    if one.source in SAID_OUTRIGHT and other.source in SAID_OUTRIGHT:
        return True
    # A value that was worked out from others has no place, or theirs.
    return bool(one.evidence and other.evidence) and not are_one(one.evidence[0], other.evidence[0])


def other_prints(found: Candidate) -> Iterator[Place]:
    """Yield where else than at its first place a value stands; none for one that was worked out."""
    if found.raw:
        yield from (place for place in found.evidence[1:] if not are_one(place, found.evidence[0]))


def are_one(one: Place, other: Place) -> bool:
    """Tell whether two places are one and the same print."""
    if one.page != other.page:
        return False
    smaller = min(_area(one.box), _area(other.box))
    return one.box == other.box or _shared(one.box, other.box) > ONE_PRINT * smaller


def _area(box: Box) -> float:
    return max(0.0, box.width) * max(0.0, box.height)


def _shared(one: Box, other: Box) -> float:
    across = min(one.right, other.right) - max(one.left, other.left)
    down = min(one.bottom, other.bottom) - max(one.top, other.top)
    return max(0.0, across) * max(0.0, down)
