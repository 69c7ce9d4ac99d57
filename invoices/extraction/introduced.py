"""The value that some words of a page introduce: to their right, or else below them."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise, takewhile
from typing import Any

from invoices.extraction.labels import FILLERS, bare
from invoices.extraction.layout import Cell, Row, Token
from invoices.extraction.text import REMEMBERED, fold, look_alike
from invoices.extraction.view import DocumentView, PageView, Spot
from invoices.fields import Kind, Value

# What stands so many rows below its words is still introduced by them.
ROWS_BELOW = 3
_ENDS = " .:;,=|>-–—"
_PREFIX_LENGTH = 4  # of the letters that may stand apart before the digits of a reference: "FA 2026 0042"


@dataclass(frozen=True, slots=True)
class Introduced:
    """A value with the words that introduce it."""

    spot: Spot[Any]
    page: PageView
    words: str
    side: str  # right_of or below

    @property
    def value(self) -> Value:
        found: Value = getattr(self.spot.value, "value", self.spot.value)
        return found


@lru_cache(REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a phrase by which it is found: folded, without the small ones and without marks."""
    words = (bare(word) for word in fold(text).split())
    return tuple(look_alike(word) for word in words if word and word not in FILLERS)


def introduced(phrase: str, kind: Kind, view: DocumentView) -> Iterator[Introduced]:
    """Yield the value of each place where the words stand, as far as there is one of that kind.

    Where they stand for themselves somewhere, they are no end of something longer elsewhere: "Solde du dossier".
    """
    wanted = words_of(phrase)
    places = [(page, row, *place) for page, row in view.rows() for place in _places_of(wanted, row)]
    for page, row, starts, words in places:
        if starts or not any(each[2] for each in places):
            found = value_after(words, row, kind, page)
            if found is not None:
                yield Introduced(found[0], page, phrase, found[1])


def stands(wanted: tuple[str, ...], row: Row) -> bool:
    """Tell whether some words stand in a row one after the other."""
    return next(_places_of(wanted, row), None) is not None


def _places_of(wanted: tuple[str, ...], row: Row) -> Iterator[tuple[bool, tuple[Token, ...]]]:
    """Yield of each place whether the words begin a cell there, and what is printed for them."""
    words = [(place, word) for place, token in enumerate(row.tokens) for word in words_of(token.text)]
    firsts = {id(cell.tokens[0]) for cell in row.cells}
    for start in range(len(words) - len(wanted) + 1 if wanted else 0):
        part = words[start : start + len(wanted)]
        if tuple(word for _, word in part) == wanted:
            tokens = row.tokens[part[0][0] : part[-1][0] + 1]
            yield id(tokens[0]) in firsts, tokens


def value_after(words: Sequence[Token], row: Row, kind: Kind, page: PageView) -> tuple[Spot[Any], str] | None:
    """Return what stands to the right of some words, or below them, and on which side that is."""
    last = words[-1]
    find = FINDERS.get(kind, _texts)
    right = [spot for spot in find(row, page) if spot.left >= last.right - page.sheet.em / 2]
    if kind in {Kind.TEXT, Kind.NAME, Kind.NUMBER, Kind.CHOICE}:
        right = list(find(_after(last, row), page))
    if right:
        # Of several readings that begin in one place, the longest was given first.
        return min(right, key=lambda spot: spot.left), "right_of"
    for below in page.sheet.rows[row.number + 1 : row.number + 1 + ROWS_BELOW]:
        under = [spot for spot in find(below, page) if _is_under(spot, words, page.sheet.em)]
        if under:
            return under[0], "below"
    return None


def _is_under(spot: Spot[Any], words: Sequence[Token], em: float) -> bool:
    left, right = words[0].left, words[-1].right
    is_over = min(spot.right, right) > max(spot.left, left)
    return is_over or abs(spot.left - left) < em or abs(spot.right - right) < em


def _after(last: Token, row: Row) -> Row:
    """Return what is left of a row after a word: the rest of its cell, or the cells after it."""
    cells = [Cell(rest, row.number) for cell in row.cells if (rest := _said_after(last, cell.tokens))]
    return Row(row.number, tuple(cells[:1]))


def _said_after(last: Token, tokens: Sequence[Token]) -> tuple[Token, ...]:
    after = [token for token in tokens if token.left >= last.right and token is not last]
    while after and not after[0].word.text.strip(_ENDS):
        after = after[1:]
    return tuple(after)


# --- What is looked for -----------------------------------------------------------------------------


def _amounts(row: Row, page: PageView) -> Iterator[Spot[Any]]:
    return (spot for spot in page.amounts if spot.row == row.number)


def _dates(row: Row, page: PageView) -> Iterator[Spot[Any]]:
    return (spot for spot in page.dates if spot.row == row.number)


def _identifiers(row: Row, page: PageView) -> Iterator[Spot[Any]]:
    return (spot for spot in page.identifiers if spot.row == row.number)


def _numbers(row: Row, page: PageView) -> Iterator[Spot[Any]]:
    """Yield the references at the beginning of cells: words with digits that follow one another."""
    for cell in row.cells:
        tokens = list(cell.tokens)
        prefix = [
            before
            for before, after in pairwise(tokens[:2])
            if before.word.text.isupper() and len(before.word.text) <= _PREFIX_LENGTH and _has_digits(after)
        ]
        start = 0 if _has_digits(tokens[0]) else len(prefix)
        run = tuple(takewhile(_has_digits, tokens[start:]))
        if run:
            yield _spot((*(prefix if not _has_digits(tokens[0]) else ()), *run), row, page)


def _texts(row: Row, page: PageView) -> Iterator[Spot[Any]]:
    for cell in row.cells:
        if any(sign.isalnum() for sign in cell.text):
            yield _spot(cell.tokens, row, page)


def _has_digits(token: Token) -> bool:
    return any(map(str.isdigit, token.word.text))


def _spot(tokens: tuple[Token, ...], row: Row, page: PageView) -> Spot[Any]:
    text = " ".join(token.word.text for token in tokens).strip(_ENDS)
    return Spot(text, tokens, row.number, page.sheet.number)


FINDERS: dict[Kind, Callable[[Row, PageView], Iterator[Spot[Any]]]] = {
    Kind.AMOUNT: _amounts,
    Kind.DATE: _dates,
    Kind.IDENTIFIER: _identifiers,
    Kind.NUMBER: _numbers,
}
