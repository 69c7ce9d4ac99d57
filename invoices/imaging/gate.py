"""In front of engines that are paid by the page: is this picture worth sending, or is another one asked for?"""

from collections.abc import Callable
from enum import StrEnum

from invoices.document import Measures
from invoices.imaging.measures import grain_of


class Fault(StrEnum):
    """What is wrong with a picture, the worst first."""

    DARK = "dark"
    EMPTY = "empty"
    BLURRED = "blurred"
    FAINT = "faint"
    TOO_SMALL = "too_small"
    CUT = "cut"
    UNEVEN = "uneven"

    @property
    def repairable(self) -> bool:
        """Say whether a step of a recipe mends it, so that the page may go on."""
        return self is Fault.UNEVEN


# Cells of the ink grid; a page number alone fills two.
FEWEST_CELLS = 3


def _is_grainy(measures: Measures) -> bool:
    return grain_of(measures) > 0.4


def _is_empty(measures: Measures) -> bool:
    # In so much grain that nothing is seen, something may still be printed.
    return measures.ink.cells < FEWEST_CELLS and not _is_grainy(measures)


# Each bound lies beyond what the strong engines still read: see the tests for what they must let pass.
RULES: dict[Fault, Callable[[Measures], bool]] = {
    # Under a covered lens nothing is seen: that page is not empty.
    Fault.DARK: lambda seen: seen.brightness < 0.12,
    Fault.EMPTY: _is_empty,
    Fault.BLURRED: lambda seen: seen.sharpness < 0.15,
    Fault.FAINT: lambda seen: seen.contrast < 0.095 or _is_grainy(seen),
    Fault.TOO_SMALL: lambda seen: seen.x_height < 3.5,
    Fault.CUT: lambda seen: seen.photo and seen.cut_edges > 0,
    Fault.UNEVEN: lambda seen: seen.unevenness >= 0.25,
}


def gate(measures: Measures) -> Fault | None:
    """Name the worst fault of a picture, or nothing when it is good as it is."""
    return next((fault for fault, is_so in RULES.items() if is_so(measures)), None)
