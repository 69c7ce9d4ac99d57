"""What stands on the pages before anybody asks what it is for: amounts, dates, identifiers, words that announce."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import islice
from typing import Generic, TypeVar

from invoices.extraction.amounts import Amount, find_amounts, find_percents
from invoices.extraction.dates import Day, find_dates, order_of
from invoices.extraction.identifiers import Identifier, find_identifiers
from invoices.extraction.labels import Label, labels_in
from invoices.extraction.layout import Block, Cell, Row, Sheet, Token
from invoices.extraction.party_words import has_postcode
from invoices.extraction.text import squash

T = TypeVar("T")
Finder = Callable[[str], list[tuple[int, int, T]]]

ENGLISH, MONTH_FIRST_CURRENCY = "en", "USD"
# So many labels of one language have to be seen before a document counts as written in it.
LANGUAGES = ("fr", "en", "de")
# So many values of one sort are looked at on a page: each is compared with the others.
MOST_OF_A_SORT = 600


@dataclass(frozen=True, slots=True)
class Spot(Generic[T]):
    """Something of a known shape, and the words that it is made of."""

    value: T
    tokens: tuple[Token, ...]
    row: int
    page: int

    @property
    def left(self) -> float:
        return self.tokens[0].left

    @property
    def right(self) -> float:
        return self.tokens[-1].right

    @property
    def raw(self) -> str:
        return " ".join(token.word.text for token in self.tokens)

    @property
    def sureness(self) -> float:
        """Return how surely its worst word was read."""
        return min(token.word.confidence for token in self.tokens)


@dataclass(frozen=True)
class PageView:
    """One page with everything of a known shape on it."""

    sheet: Sheet
    month_first: bool = False

    @cached_property
    def labels(self) -> tuple[tuple[Label, ...], ...]:
        """Return the labels of each row."""
        return tuple(labels_in(row) for row in self.sheet.rows)

    @cached_property
    def amounts(self) -> tuple[Spot[Amount], ...]:
        """Return what may be an amount and is no part of a date."""
        of_dates = {id(token) for spot in self.dates for token in spot.tokens}
        found = self._in_cells(find_amounts)
        amounts = (spot for spot in found if not all(id(token) in of_dates for token in spot.tokens))
        return tuple(islice(amounts, MOST_OF_A_SORT))

    @cached_property
    def percents(self) -> tuple[Spot[Decimal], ...]:
        return tuple(islice(self._in_cells(find_percents), MOST_OF_A_SORT))

    @cached_property
    def dates(self) -> tuple[Spot[Day], ...]:
        return tuple(islice(self._in_rows(self._find_dates), MOST_OF_A_SORT))

    @cached_property
    def identifiers(self) -> tuple[Spot[Identifier], ...]:
        return tuple(islice(self._in_rows(find_identifiers), MOST_OF_A_SORT))

    @cached_property
    def address_blocks(self) -> tuple[Block, ...]:
        """Return the blocks that hold a postal code before a town."""
        return tuple(block for block in self.sheet.blocks if has_postcode(block.text))

    def _find_dates(self, text: str) -> list[tuple[int, int, Day]]:
        return find_dates(text, month_first=self.month_first)

    def _in_cells(self, find: "Finder[T]") -> "Iterator[Spot[T]]":
        for row in self.sheet.rows:
            for cell in row.cells:
                yield from self._spots(cell.tokens, row.number, find)

    def _in_rows(self, find: "Finder[T]") -> "Iterator[Spot[T]]":
        for row in self.sheet.rows:
            yield from self._spots(row.tokens, row.number, find)

    def _spots(self, tokens: Sequence[Token], row: int, find: "Finder[T]") -> "Iterator[Spot[T]]":
        text, ends = _joined(tokens)
        if not any(sign.isdigit() for sign in text):
            return
        for start, end, value in find(text):
            paired = zip(tokens, ends, strict=True)
            words = tuple(token for token, (first, last) in paired if first < end and last > start)
            if words:
                yield Spot(value, words, row, self.sheet.number)


@dataclass(frozen=True)
class DocumentView:
    """All pages of a document, and what they have in common."""

    pages: tuple[PageView, ...]
    language: str
    currency: str | None
    month_first: bool

    @cached_property
    def text(self) -> str:
        """Return all that is printed, folded."""
        return "\n".join(page.sheet.text for page in self.pages)

    @cached_property
    def heads(self) -> frozenset[str]:
        """Return what the first lines of all blocks say, squashed."""
        return frozenset(squash(block.cells[0].text) for page in self.pages for block in page.sheet.blocks)

    def rows(self) -> Iterator[tuple[PageView, Row]]:
        """Yield the rows of all pages, from the first to the last."""
        for page in self.pages:
            for row in page.sheet.rows:
                yield page, row

    def cells(self) -> Iterator[tuple[PageView, Cell]]:
        """Yield the cells of all pages."""
        for page, row in self.rows():
            for cell in row.cells:
                yield page, cell


def view_of(sheets: Iterable[Sheet]) -> DocumentView:
    """Look at the pages of a document; whether months come before days shows on all of them together."""
    pages = tuple(PageView(sheet) for sheet in sheets)
    language, currency = _language(pages), _currency(pages)
    told = order_of([spot.value for page in pages for spot in page.dates])
    month_first = bool(told) if told is not None else language == ENGLISH and currency == MONTH_FIRST_CURRENCY
    if month_first:
        pages = tuple(PageView(page.sheet, month_first=True) for page in pages)
    return DocumentView(pages, language, currency, month_first)


def _joined(tokens: Sequence[Token]) -> tuple[str, list[tuple[int, int]]]:
    ends, at = [], 0
    for token in tokens:
        ends.append((at, at + len(token.word.text)))
        at += len(token.word.text) + 1
    return " ".join(token.word.text for token in tokens), ends


def _language(pages: Iterable[PageView]) -> str:
    """Return the language most of the labels are of, the longer ones counting more."""
    seen: Counter[str] = Counter()
    for page in pages:
        for labels in page.labels:
            for label in labels:
                seen[label.language] += len(label.phrase)
    return max(LANGUAGES, key=lambda language: seen[language])


def _currency(pages: Iterable[PageView]) -> str | None:
    """Return the currency that is printed beside most amounts."""
    seen = Counter(spot.value.currency for page in pages for spot in page.amounts if spot.value.currency)
    return seen.most_common(1)[0][0] if seen else None
