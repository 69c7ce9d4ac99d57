"""Two invoices side by side: what they agree on, what they differ in, and what nobody can tell."""

from dataclasses import dataclass
from functools import cached_property

from invoices.extraction.text import look_alike
from invoices.twins.keys import same_supplier
from invoices.twins.pictures import shared_picture
from invoices.twins.prints import Prints
from invoices.twins.texts import LEAST_DIGITS, TextPrint, figure_of, shared_figures, shared_words

# Measured (docs/duplicates.md): copies share more of their words than this, whatever was done to the paper.
SAME_WORDS = 0.6
# A slip of the reader in a shorter number makes another number of it.
LEAST_NEAR = 5


@dataclass(frozen=True)
class Both:
    """Two invoices and what can be told of them; nothing where one of them does not say."""

    here: Prints
    there: Prints

    @cached_property
    def number(self) -> bool | None:
        """Tell whether they have one number; two that stand on both papers were taken from different places."""
        ours, theirs = self.here.keys, self.there.keys
        if not ours.number_key or not theirs.number_key:
            return None
        if ours.number_key == theirs.number_key:
            return True
        return None if self._stand_on_both(ours.number, theirs.number) else False

    @cached_property
    def is_near(self) -> bool:
        """Tell whether one sign was misread; numbers that differ in their last one follow each other."""
        ours, theirs = self.here.keys.number_key, self.there.keys.number_key
        if len(ours) != len(theirs) or len(ours) < LEAST_NEAR:
            return False
        return ours[-1] == theirs[-1] and sum(mine != other for mine, other in zip(ours, theirs, strict=True)) == 1

    @cached_property
    def day(self) -> bool | None:
        ours, theirs = self.here.keys.day, self.there.keys.day
        return None if ours is None or theirs is None else ours == theirs

    @cached_property
    def gross(self) -> bool | None:
        ours, theirs = self.here.keys.gross, self.there.keys.gross
        if ours is None or theirs is None:
            return None
        if abs(ours) == abs(theirs):
            return True
        return None if self._stand_on_both(f"{abs(ours):.2f}", f"{abs(theirs):.2f}") else False

    @cached_property
    def supplier(self) -> bool | None:
        """Tell whether one supplier sent both; two names under one letterhead were taken from different places."""
        told = same_supplier(self.here.keys, self.there.keys)
        return None if told is False and (self.words or 0.0) >= SAME_WORDS else told

    @cached_property
    def words(self) -> float | None:
        """Return the share of common words; nothing where one of them was hardly read."""
        ours, theirs = self.here.marks.text, self.there.marks.text
        return shared_words(ours, theirs) if ours.is_telling and theirs.is_telling else None

    @cached_property
    def figures(self) -> float | None:
        return shared_figures(self.here.marks.text, self.there.marks.text)

    @cached_property
    def picture(self) -> float | None:
        return shared_picture(self.here.marks.pictures, self.there.marks.pictures)

    def _stand_on_both(self, ours: str, theirs: str) -> bool:
        """Tell whether each of two values stands on the other paper as well."""
        mine, other = _parts(ours), _parts(theirs)
        if mine is None or other is None or not (mine or other):
            return False
        return _stand_on(mine, self.there.marks.text) and _stand_on(other, self.here.marks.text)


def _parts(printed: str) -> list[str] | None:
    """Return a number or an amount as figures of a page; none of one too small to be kept, nothing of one in part."""
    digits = sum(sign.isdigit() for sign in printed)
    parts = [figure_of(word) for word in printed.split() if any(sign.isdigit() for sign in word)]
    if all(parts):
        return parts
    return [] if digits < LEAST_DIGITS else None


def _stand_on(parts: list[str], text: TextPrint) -> bool:
    alike = {look_alike(figure) for figure in text.figures}
    return all(look_alike(part) in alike for part in parts)
