"""Are these two one and the same invoice? What speaks for it, and what against it."""

from dataclasses import dataclass
from enum import StrEnum

from invoices.fields import DocumentType
from invoices.twins.both import SAME_WORDS, Both
from invoices.twins.evidence import Row, evidence_of
from invoices.twins.prints import Prints

# Siblings share nearly as many figures as copies do, so that figures only confirm what no key contradicts.
SAME_FIGURES, ALL_FIGURES = 0.8, 0.95
NEARLY_ALL_WORDS = 0.85
SAME_PICTURE = 0.9
# A number so short comes again: of a till each day, of a small supplier each year.
SHORT_NUMBER = 4
# What stands on its own: one of them is never a copy of one that is not of its kind.
OF_THEIR_OWN = frozenset({DocumentType.CREDIT_NOTE.value, DocumentType.OTHER.value})


class Why(StrEnum):
    """By what a twin was recognised."""

    KEY = "same_key"
    TEXT = "same_text"
    PICTURE = "same_picture"


@dataclass(frozen=True, slots=True)
class Likeness:
    """Why two invoices are thought to be one, how much so (0.0 to 1.0), and what stands here and there."""

    why: Why
    share: float
    evidence: tuple[Row, ...]


def compare(here: Prints, there: Prints) -> Likeness | None:
    """Tell whether two invoices are one and the same; nothing where they are two."""
    both = Both(here, there)
    if not _of_a_kind(both):
        return None
    for why, way in WAYS.items():
        if (share := way(both)) is not None:
            return Likeness(why, share, evidence_of(both))
    return None


def _of_a_kind(both: Both) -> bool:
    """Tell whether one may be a copy of the other: no credit note is one of its invoice, nor is a reminder."""
    kinds = {both.here.keys.kind, both.there.keys.kind}
    if len(kinds) == 1 or not kinds & OF_THEIR_OWN:
        return True
    # The title itself was misread, where all else is the same.
    is_all_the_same = both.number is both.day is both.gross is True
    return is_all_the_same and _reads_the_same(both)


def _reads_the_same(both: Both) -> bool:
    return (both.words or 0.0) >= NEARLY_ALL_WORDS and (both.figures or 0.0) >= ALL_FIGURES


def _by_key(both: Both) -> float | None:
    """Look at what those who file invoices look at: the number, the supplier, the day and the total."""
    told = (both.day, both.gross)
    if both.supplier is False or not both.number or told == (False, False):
        return None
    # A customer's number taken for the invoice's is the same each month, and so is the total of a subscription.
    if False in told and both.words is not None and not _has_all_figures(both):
        return None
    keys = both.here.keys
    comes_again = len(keys.number_key) < SHORT_NUMBER or keys.kind == DocumentType.RECEIPT.value
    agreed = sum(each is True for each in told)
    # The same number of a known supplier is enough where nothing else was found.
    is_bare = both.supplier is True and told == (None, None) and not comes_again
    if agreed < 1 + comes_again and not is_bare:
        return None
    return round((1 + (both.supplier is True) + agreed) / 4, 2)


def _by_text(both: Both) -> float | None:
    """Look at the words, where no key contradicts them: a sibling says the same of another day."""
    words, figures = both.words, both.figures
    if words is None or figures is None or words < SAME_WORDS or False in (both.supplier, both.day, both.gross):
        return None
    if both.number is False and not both.is_near:
        return None
    agreed = sum(each is True for each in (both.number, both.day, both.gross))
    # One that is known by two keys may have lost some figures; one with another number may not.
    least = SAME_FIGURES if agreed > 1 and both.number is not False else ALL_FIGURES
    return round((words + figures) / 2, 2) if figures >= least else None


def _by_picture(both: Both) -> float | None:
    """Look at the pictures, where one of the two could hardly be read: what was read tells more."""
    picture = both.picture
    if both.words is not None or picture is None or picture < SAME_PICTURE:
        return None
    return None if False in (both.number, both.day, both.gross, both.supplier) else round(picture, 2)


def _has_all_figures(both: Both) -> bool:
    return (both.figures or 0.0) >= ALL_FIGURES


# The surest way first.
WAYS = {Why.KEY: _by_key, Why.TEXT: _by_text, Why.PICTURE: _by_picture}
