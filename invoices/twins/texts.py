"""What a text is recognised by when it comes again, read by another engine from another picture."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from invoices.document import PageReading
from invoices.extraction.text import fold, squash

# Of a signature: bands of so many rows. Two texts that share seven words in ten meet in a band all but surely.
BANDS, ROWS = 16, 4
SIGNATURE = BANDS * ROWS
# A page without as many different words has been misread, or says too little to be recognised by.
LEAST_WORDS = 12
LEAST_FIGURES = 6
MOST_FIGURES = 400
LEAST_DIGITS = 3
# The last digits of an amount: where thousands are set apart, engines disagree on where the word begins.
AMOUNT = re.compile(r"(\d{1,3})[.,](\d{2})\D*$")
_STEP, _MIX, _STIR = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_SHIFTS = (np.uint64(30), np.uint64(27), np.uint64(31))


@dataclass(frozen=True, slots=True)
class TextPrint:
    """The least that is kept of a text to recognise it."""

    signature: tuple[int, ...] = ()  # the least hashes of its words: texts share as many as they share words
    words: int = 0  # different ones
    figures: frozenset[str] = frozenset()  # amounts and numbers on it, which is what siblings differ in

    @property
    def is_telling(self) -> bool:
        """Tell whether enough was read to recognise it by."""
        return self.words >= LEAST_WORDS


def text_print(pages: Iterable[PageReading]) -> TextPrint:
    """Return what the text of these pages is recognised by."""
    printed = [fold(word.text) for page in pages for word in page.text.words]
    words = {bare for word in printed if len(bare := squash(word)) > 1}
    figures = sorted({figure for word in printed if (figure := figure_of(word))})
    return TextPrint(_signature(words), len(words), frozenset(figures[:MOST_FIGURES]))


def shared_words(one: TextPrint, other: TextPrint) -> float:
    """Return about which share of all their words two texts have in common."""
    if not one.signature or not other.signature:
        return 0.0
    equal = sum(mine == theirs for mine, theirs in zip(one.signature, other.signature, strict=True))
    return equal / SIGNATURE


def shared_figures(one: TextPrint, other: TextPrint) -> float | None:
    """Return which share of the figures of the one with fewer stands on the other; nothing where too few were read."""
    fewer = min(len(one.figures), len(other.figures))
    return len(one.figures & other.figures) / fewer if fewer >= LEAST_FIGURES else None


def figure_of(word: str) -> str:
    """Return the digits of an amount, or a number as it stands; nothing of a word or a small count."""
    word = fold(word)
    if amount := AMOUNT.search(word):
        return amount[1] + amount[2]
    digits = sum(sign.isdigit() for sign in word)
    return squash(word)[:40] if digits >= LEAST_DIGITS else ""


def _signature(words: set[str]) -> tuple[int, ...]:
    if not words:
        return ()
    hashes = np.array([_hashed(word) for word in sorted(words)], dtype=np.uint64)
    seeds = np.arange(1, SIGNATURE + 1, dtype=np.uint64) * _STEP
    return tuple(int(least) & 0xFFFFFFFF for least in _stirred(hashes[None, :] ^ seeds[:, None]).min(axis=1))


def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest())


def _stirred(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Mix the bits of each value; the end of splitmix64, which is the same on every machine."""
    first, second, third = _SHIFTS
    values = (values ^ (values >> first)) * _MIX
    values = (values ^ (values >> second)) * _STIR
    return values ^ (values >> third)
