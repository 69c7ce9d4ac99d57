"""Words above columns: cut into headings, stacked from several rows, and settled by the others beside them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from invoices.extraction.layout import Row, Token
from invoices.extraction.line_words import FILLERS, Column, words_of
from invoices.extraction.line_words_known import COLUMNS, column_at, meant

# The words of one wording are at most so many signs apart, where each is a cell of its own.
WIDEST_GAP = 4.0
SUMS = frozenset({Column.NET, Column.AMOUNT, Column.GROSS})
AMOUNTS = SUMS | {Column.PRICE_OR_NET, Column.PRICE_OR_GROSS}


@dataclass(frozen=True, slots=True)
class Heading:
    """The words above one column."""

    column: Column | None
    tokens: tuple[Token, ...]

    @property
    def left(self) -> float:
        return min(token.left for token in self.tokens)

    @property
    def right(self) -> float:
        return max(token.right for token in self.tokens)

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def head_words(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the words of a heading as they were meant, without the small ones."""
    words = [meant(word) for token in tokens for word in words_of(token.text) if word not in FILLERS]
    beside = [token for token in tokens if not _is_aside(token)]
    return tuple(words) if len(beside) in (0, len(tokens)) else head_words(beside)


def _is_aside(token: Token) -> bool:
    """Tell whether a word in brackets only says that a tax is in it."""
    words = words_of(token.text)
    return token.text[0] == "(" and token.text[-1] == ")" and COLUMNS.get(words) is Column.RATE


def headings_in(row: Row, *, spaced: bool) -> Iterator[Heading]:
    """Cut a row into headings: one a cell, or several where a cell holds several wordings."""
    runs = _near_together(row.tokens) if spaced else (cell.tokens for cell in row.cells)
    for tokens in runs:
        yield from _cut(tokens)


def _near_together(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """Part a row where words are far apart, counting a word on its own as near."""
    run = [tokens[0]]
    for before, after in pairwise(tokens):
        if after.left - before.right > WIDEST_GAP * max(before.sign, after.sign):
            yield run
            run = []
        run.append(after)
    yield run


def _cut(tokens: Sequence[Token]) -> Iterator[Heading]:
    """Cut tokens into wordings; words that none of them knows go with the one before."""
    words = [(word, token) for token in tokens for word in head_words((token,))]
    plain = [word for word, _ in words]
    open_: list[Token] = []
    column: Column | None = None
    at = 0
    while at < len(words):
        found, length = column_at(plain, at) or (None, 1)
        if found and column and found != column:
            yield Heading(column, tuple(dict.fromkeys(open_)))
            open_, column = [], None
        open_ += [token for _, token in words[at : at + length]]
        column = column or found
        at += length
    if open_:
        yield Heading(column, tuple(dict.fromkeys(open_)))


def heading_of(tokens: Sequence[Token]) -> Heading | None:
    """Return the heading that some words are, when all of them are one wording."""
    words = head_words(tokens)
    found = column_at(words, 0) if words else None
    return Heading(found[0], tuple(tokens)) if found and found[1] == len(words) else None


# --- Stacked rows -----------------------------------------------------------------------------------


def stacked(rows: Sequence[Sequence[Heading]]) -> list[Heading]:
    """Join what stands above one another."""
    stacks: list[list[Heading]] = []
    for row in rows:
        for heading in row:
            above = [stack for stack in stacks if _overlap(heading, stack[-1]) > 0 or _overlap(heading, stack[0]) > 0]
            if above:
                max(above, key=lambda stack: max(_overlap(heading, other) for other in stack)).append(heading)
            else:
                stacks.append([heading])
    return sorted((_joined(stack) for stack in stacks), key=lambda heading: heading.left)


def _overlap(heading: Heading, other: Heading) -> float:
    return min(heading.right, other.right) - max(heading.left, other.left)


def _joined(stack: Sequence[Heading]) -> Heading:
    tokens = tuple(token for heading in stack for token in heading.tokens)
    if len(stack) == 1:
        return stack[0]
    words = head_words(tokens)
    found, length = column_at(words, 0) or (None, 0)
    said = [heading.column for heading in stack if heading.column]
    described = Column.DESCRIPTION in said and set(said) <= {Column.DESCRIPTION, Column.CODE, Column.DATE}
    if described and length < len(words):
        return Heading(Column.DESCRIPTION, tokens)
    return Heading(found if length > 1 else next(iter(said), None), tokens)


# --- What depends on the other columns --------------------------------------------------------------


def settled(headings: Sequence[Heading]) -> tuple[Heading, ...]:
    """Decide what a heading means that could mean two things."""
    said = {heading.column for heading in headings}
    sums = said & SUMS
    priced = said & {Column.PRICE, Column.PRICE_OR_NET}
    meaning: dict[Column | None, Column] = {
        Column.PRICE_OR_NET: Column.PRICE if sums and Column.PRICE not in said else Column.NET,
        Column.PRICE_OR_GROSS: Column.PRICE if sums and not priced else Column.GROSS,
        Column.RATE_OR_PRICE: Column.PRICE if Column.QUANTITY in said and Column.PRICE not in said else Column.RATE,
    }
    return tuple(_with_quantity([replace(one, column=meaning.get(one.column, one.column)) for one in headings]))


def _with_quantity(headings: Sequence[Heading]) -> Iterator[Heading]:
    """Read an amount left of the description as a number of pieces, where a total stands right of it."""
    described = [heading.left for heading in headings if heading.column is Column.DESCRIPTION]
    for heading in headings:
        counts = heading.column is Column.AMOUNT and described and heading.left < described[0]
        rest = [other for other in headings if other is not heading and other.column in AMOUNTS]
        yield replace(heading, column=Column.QUANTITY) if counts and rest else heading
