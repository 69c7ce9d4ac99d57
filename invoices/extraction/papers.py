"""What kind of paper it is: an invoice, a credit note, a receipt, or something that is not to be booked."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from invoices.extraction.layout import Cell, Token
from invoices.extraction.view import DocumentView, PageView
from invoices.fields import Candidate, DocumentType, Field, Source

TABLE = Path(__file__).with_name("words") / "papers.toml"
# A title stands in the upper part of the first page, is taller than the rest, or has its row for itself.
UPPER_PART, TALL, LONG_TITLE = 0.45, 1.25, 5
NARROW = 0.6  # a till's paper, width by height
LEAST_CLUES = 3
_SPACED = re.compile(r"(?:\b\w ){4,}\w\b")


@dataclass(frozen=True, slots=True)
class Title:
    """Words that name a kind of paper, and how much they look like its title."""

    kind: DocumentType
    phrase: str
    tokens: tuple[Token, ...]
    page: PageView
    worth: float


@cache
def _titles() -> dict[str, DocumentType]:
    table = tomllib.loads(TABLE.read_text("utf-8"))
    kinds = ((kind, table[kind.value]["titles"].split(";")) for kind in DocumentType)
    return {" ".join(phrase.split()): kind for kind, phrases in kinds for phrase in phrases}


@cache
def _any_title() -> re.Pattern[str]:
    """Return what finds the first title of a text, the longest where several begin alike."""
    longest_first = sorted(_titles(), key=lambda phrase: -len(phrase))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _clues() -> frozenset[str]:
    said = tomllib.loads(TABLE.read_text("utf-8"))["clues"]["receipt"]
    return frozenset(" ".join(clue.split()) for clue in said.split(";"))


def paper_of(view: DocumentView) -> Candidate | None:
    """Tell the kind of paper by its title, and by what tills print where there is none."""
    titles = sorted(_found(view), key=lambda title: -title.worth)
    is_till = _is_of_a_till(view)
    if not titles:
        return _without_title(view, is_till)
    best = titles[0]
    kind = best.kind
    if kind is DocumentType.INVOICE and is_till and is_narrow(view):
        kind = DocumentType.RECEIPT
    second = next((title.worth for title in titles if title.kind is not best.kind), 0.0)
    sure = min(0.99, 0.5 + 0.5 * best.worth / (best.worth + second))
    return _candidate(kind, best, sure)


def is_narrow(view: DocumentView) -> bool:
    """Tell whether the first page is of the paper that tills print on."""
    return any(page.sheet.width / page.sheet.height < NARROW for page in view.pages[:1])


def _candidate(kind: DocumentType, title: Title, sure: float) -> Candidate:
    sheet = title.page.sheet
    raw = " ".join(token.word.text for token in title.tokens)
    place = (sheet.place(title.tokens),)
    source = Source(sheet.source.value)
    return Candidate(Field.DOCUMENT_TYPE, kind.value, raw, sure, place, f"title:{title.phrase}", source)


def _without_title(view: DocumentView, is_till: bool) -> Candidate | None:
    if not view.pages or not any(page.amounts for page in view.pages):
        return None
    kind = DocumentType.RECEIPT if is_till else DocumentType.INVOICE
    source = Source(view.pages[0].sheet.source.value)
    return Candidate(Field.DOCUMENT_TYPE, kind.value, "", 0.5, (), "no_title", source)


def _found(view: DocumentView) -> Iterator[Title]:
    for page, cell in view.cells():
        if page is view.pages[0]:
            yield from _in_cell(cell, page)


def _in_cell(cell: Cell, page: PageView) -> Iterator[Title]:
    text = _SPACED.sub(lambda spaced: spaced[0].replace(" ", ""), cell.text)
    at = _any_title().search(text)
    if at:
        worth = _worth(cell, page, at.start(), len(text.split()))
        yield Title(_titles()[at[0]], at[0], cell.tokens, page, worth)


def _worth(cell: Cell, page: PageView, at: int, words: int) -> float:
    down = cell.middle / page.sheet.height
    worth = 1.0 / (1 + max(0, words - LONG_TITLE))
    worth += 2.0 * min(2.0, max(0.0, cell.height / page.sheet.em - 1)) if cell.height > TALL * page.sheet.em else 0.0
    worth += 1.0 if down < UPPER_PART else -0.7
    worth += 0.7 if at == 0 else -0.5
    worth += 0.4 if cell.tokens[0].word.text[:1].isupper() else 0.0
    worth += 0.4 if words <= 2 else 0.0
    return max(0.05, worth)


def _is_of_a_till(view: DocumentView) -> bool:
    words = set(re.findall(r"[a-z]+", view.text))
    return sum(clue in words if " " not in clue else clue in view.text for clue in _clues()) >= LEAST_CLUES
