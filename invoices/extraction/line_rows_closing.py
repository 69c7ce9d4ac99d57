"""Rows that close a table of items: sums, taxes, ways of paying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.extraction.layout import Token
from invoices.extraction.line_words import FILLERS, Closing, words_of
from invoices.extraction.line_words_known import SUMS, closing_at, is_weak_closing

# Words so far apart, in signs, stand in different cells; those even farther apart do so even where print is stretched.
NEXT_CELL, FAR_CELL = 2.0, 4.0
LEAST_LETTERS = 3


@dataclass(frozen=True, slots=True)
class Said:
    """A word of a row, and how far it is from the one before, in signs."""

    word: str
    gap: float


def closing_of(tokens: Sequence[Token]) -> Closing | None:
    """Tell whether a row is a sum, or says how it was paid."""
    row = tuple(_said(tokens))
    words = tuple(said.word for said in row)
    first = next((at for at, word in enumerate(words) if word.isalpha() and len(word) > 1), None)
    if first is None:
        return None
    end = _end(row, first)
    if is_weak_closing(words[:end], first):
        return Closing.TOTAL
    return closing_at(words, first, end) or next(_in_later_cells(row, words, first), None)


def _said(tokens: Sequence[Token]) -> Iterator[Said]:
    right = float("-inf")
    for token in tokens:
        gap = (token.left - right) / max(token.sign, 1.0)
        for word in words_of(token.text):
            if word not in FILLERS:
                yield Said(word, gap)
                gap = 0.0
        right = token.right


def _end(row: Sequence[Said], start: int) -> int:
    """Return where the words end that hang together from a place on."""
    return next((at for at in range(start + 1, len(row)) if row[at].gap > FAR_CELL), len(row))


def _in_later_cells(row: Sequence[Said], words: tuple[str, ...], first: int) -> Iterator[Closing]:
    """Find a total that stands beside something else."""
    for at in range(first + 1, len(row)):
        if row[at].gap > NEXT_CELL and len(words[at]) >= LEAST_LETTERS:
            said = closing_at(words, at, _end(row, at))
            if said is Closing.TOTAL or (said and words[at] in SUMS):
                yield said
