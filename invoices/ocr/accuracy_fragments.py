"""Fragments of a known text, each laid where it fits best into what was read."""

import re
from collections import Counter
from collections.abc import Iterator

import edlib

SHORTEST = 4
# edlib tells 256 signs apart: all of a fragment's own, and one that stands for any other.
LONGEST = 255
ANOTHER = 0
COLUMNS = re.compile(r"\t| {2,}|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
SPACE = re.compile(r"\s+")


def wrong_signs(truth: str, read: str) -> tuple[int, int]:
    """Return how many signs the fragments of the truth have, and how many of them cannot be found in what was read."""
    whole = SPACE.sub("", read)
    page = _Coded(truth, whole)
    signs = wrong = 0
    for fragment, times in Counter(_fragments(truth)).items():
        signs += times * len(fragment)
        if fragment not in whole:
            wrong += times * page.distance(fragment)
    return signs, wrong


def _fragments(truth: str) -> Iterator[str]:
    for cell in COLUMNS.split(truth):
        bare = SPACE.sub("", cell)
        for start in range(0, len(bare), LONGEST):
            if len(fragment := bare[start : start + LONGEST]) >= SHORTEST:
                yield fragment


class _Coded:
    """A page in the few codes edlib takes; signs that no fragment holds need not be told apart."""

    def __init__(self, truth: str, whole: str) -> None:
        self._whole = whole
        self._codes = _codes_of(truth)
        self._page = _coded(whole, self._codes) if self._codes else b""

    def distance(self, fragment: str) -> int:
        """Return the fewest signs to change, add or leave out for the fragment to stand somewhere on the page."""
        if not self._whole:
            return len(fragment)
        codes = self._codes or _codes_of(fragment)
        page = self._page or _coded(self._whole, codes or {})
        found = edlib.align(_coded(fragment, codes or {}), page, mode="HW", task="distance")
        return min(int(found["editDistance"]), len(fragment))


def _codes_of(text: str) -> dict[str, int] | None:
    """Give each sign of a text its code; None when there are too many of them."""
    signs = sorted(set(text))
    return {sign: code for code, sign in enumerate(signs, start=1)} if len(signs) <= LONGEST else None


def _coded(text: str, codes: dict[str, int]) -> bytes:
    return bytes(codes.get(sign, ANOTHER) for sign in text)
