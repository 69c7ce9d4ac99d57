"""Is a text layer to be trusted? One look at the evidence, one table of reasons to say no, the first that holds wins.

A layer that is trusted is used instead of reading the page, so whatever is doubtful is read again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from invoices.document import LayerVerdict

# Fewer letters than a date and an amount have are a stamp, not a text.
NEXT_TO_NOTHING = 12
A_STAMP = 40
# Of all signs: what no font explains, and what nobody prints.
MEANINGLESS = 0.006
STRANGE = 0.12
LONE_LETTERS = 0.4
MANY_WORDS = 20
# Of the print, by width.
MOSTLY_EXPLAINED = 0.6
HALF_EXPLAINED = 0.4
COVERED_BY_IMAGES = 0.3
# An earlier OCR is used only where it is excellent.
EXCELLENT_WORDS = 0.985
EXCELLENT_COVERAGE = 0.95
EXCELLENT_PLACES = 0.98
EVEN = 30.0
FINE_DPI = 140.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to know of a text layer."""

    signs: int  # of any kind, those without meaning too
    letters: int  # and digits, in words that can be seen
    meaningless: float  # share of the signs that stand for nothing
    strange: float  # share of the signs that invoices do not use
    cipher: bool
    lone: float  # share of the words that are one letter
    words: int
    explained: float  # share of the print that its words cover
    images: float  # share of the sheet that images cover
    hidden: bool  # written to be searched, not seen
    plausible: float  # share of the words that look like one
    on_print: float  # share of the words that stand where print is
    unevenness: float  # of the paper, in grey levels
    image_dpi: float  # of the image that fills the sheet


def _absent(seen: Evidence) -> bool:
    nothing = seen.letters < NEXT_TO_NOTHING and seen.explained < MOSTLY_EXPLAINED
    return seen.words == 0 or nothing or (seen.letters < A_STAMP and seen.explained < HALF_EXPLAINED)


def _garbled(seen: Evidence) -> bool:
    apart = seen.words >= MANY_WORDS and seen.lone > LONE_LETTERS
    broken = seen.meaningless > MEANINGLESS or seen.strange > STRANGE or seen.cipher or apart
    return broken and seen.signs >= NEXT_TO_NOTHING


def _poor_ocr(seen: Evidence) -> bool:
    excellent = (
        seen.plausible >= EXCELLENT_WORDS
        and seen.explained >= EXCELLENT_COVERAGE
        and seen.on_print >= EXCELLENT_PLACES
        and seen.unevenness <= EVEN
        and seen.image_dpi >= FINE_DPI
    )
    return seen.hidden and not excellent


def _partial(seen: Evidence) -> bool:
    return seen.explained < enough_explained(seen.images, hidden=False)


def enough_explained(images: float, *, hidden: bool) -> float:
    """Return how much of the print a layer must cover to be trusted; a page of images hides more print than others."""
    if hidden:
        return EXCELLENT_COVERAGE
    return MOSTLY_EXPLAINED if images > COVERED_BY_IMAGES else HALF_EXPLAINED


REASONS: tuple[tuple[Callable[[Evidence], bool], LayerVerdict], ...] = (
    (_garbled, LayerVerdict.GARBLED),
    (_absent, LayerVerdict.ABSENT),
    (_partial, LayerVerdict.PARTIAL),
    (_poor_ocr, LayerVerdict.POOR_OCR),
)


def verdict_on(seen: Evidence) -> LayerVerdict:
    """Say whether a text layer is to be trusted, or the first reason why not."""
    return next((verdict for holds, verdict in REASONS if holds(seen)), LayerVerdict.GOOD)
