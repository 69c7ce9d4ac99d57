"""How well was a page read whose text is known? The four figures used everywhere, defined here and nowhere else.

* character error: each fragment of the truth (a line, or a cell where a tab or two spaces part columns; four signs or
  more) is laid where it fits best into all that was read, white space left out on both sides; wrong signs over signs.
  Blind to order, to spaces and to what was read too much, hence slightly kind.
* word recall: words found exactly, each as often as it is printed; words of two letters or digits and more, without
  the punctuation around them.
* amounts: numbers with two decimals found exactly, separators and sign included; only spaces inside are forgiven.
* accented: words with an accented letter found exactly.

Quotes, dashes, ligatures and kinds of space have one form on both sides; rulers drawn with signs (-----, .....) are no
text. Case counts, unless the truth itself has no small letters: then it was written down without regard to case.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from invoices.ocr.accuracy_amounts import amounts_found
from invoices.ocr.accuracy_fragments import wrong_signs

SHORTEST_WORD = 2
# A stray "kg" does not make a truth that minds its case.
SMALL_LETTERS = 0.02
RULER = re.compile(r"([^\w\s])\1{3,}")
ONE_FORM = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′`´ʼ", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys(
            "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000", " "
        ),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
        **{"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"},
    }
)


@dataclass(frozen=True, slots=True)
class Tally:
    """So many right out of so many printed."""

    right: int = 0
    printed: int = 0

    @property
    def share(self) -> float | None:
        return self.right / self.printed if self.printed else None

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(self.right + other.right, self.printed + other.printed)


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How much of what is printed was read right; a figure is None where the truth has nothing to measure it on."""

    of_characters: Tally = Tally()
    of_words: Tally = Tally()
    of_amounts: Tally = Tally()
    of_accented: Tally = Tally()

    @property
    def character_error(self) -> float | None:
        share = self.of_characters.share
        return None if share is None else 1.0 - share

    @property
    def word_recall(self) -> float | None:
        return self.of_words.share

    @property
    def amounts(self) -> float | None:
        return self.of_amounts.share

    @property
    def accented(self) -> float | None:
        return self.of_accented.share

    def __add__(self, other: "Accuracy") -> "Accuracy":
        return Accuracy(
            self.of_characters + other.of_characters,
            self.of_words + other.of_words,
            self.of_amounts + other.of_amounts,
            self.of_accented + other.of_accented,
        )


def measure_accuracy(truth: str, read: str, *, case_counts: bool | None = None) -> Accuracy:
    """Hold what was read against what is printed; whether case counts is seen from the truth unless it is said."""
    counts = _minds_its_case(truth) if case_counts is None else case_counts
    printed, seen = _one_form(truth, folded=not counts), _one_form(read, folded=not counts)
    signs, wrong = wrong_signs(printed, seen)
    there, found = _words(printed), _words(seen)
    return Accuracy(
        of_characters=Tally(signs - wrong, signs),
        of_words=_found(there, found),
        of_amounts=Tally(*amounts_found(printed, seen)),
        of_accented=_found(there, found, _is_accented),
    )


def summed(accuracies: Iterable[Accuracy]) -> Accuracy:
    """Return the accuracy over many pages as if they were one: every sign, word and amount weighs the same."""
    return reduce(Accuracy.__add__, accuracies, Accuracy())


def _minds_its_case(truth: str) -> bool:
    letters = [sign for sign in truth if sign.isalpha()]
    return sum(sign.islower() for sign in letters) > SMALL_LETTERS * len(letters)


def _one_form(text: str, *, folded: bool) -> str:
    # The same letter may come as one sign or as two; folding can part them again, so it goes first.
    told = unicodedata.normalize("NFC", (text.casefold() if folded else text).translate(ONE_FORM))
    # What stands on both sides of a ruler are two cells.
    return RULER.sub("\t", told)


def _words(text: str) -> Counter[str]:
    stripped = (_without_punctuation(word) for word in text.split())
    return Counter(word for word in stripped if sum(map(str.isalnum, word)) >= SHORTEST_WORD)


def _without_punctuation(word: str) -> str:
    inner = [place for place, sign in enumerate(word) if sign.isalnum()]
    return word[inner[0] : inner[-1] + 1] if inner else ""


def _is_accented(word: str) -> bool:
    return any(unicodedata.combining(sign) for sign in unicodedata.normalize("NFD", word))


def _found(there: Counter[str], found: Counter[str], kind: Callable[[str], bool] = bool) -> Tally:
    wanted = Counter({word: times for word, times in there.items() if kind(word)})
    return Tally((wanted & found).total(), wanted.total())
