"""Print that may be the name of a company: cells, rows of wide print, parts before a dash, names over two rows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from invoices.extraction.labels import Label
from invoices.extraction.layout import Cell, Row, Token
from invoices.extraction.roles import Role
from invoices.extraction.view import DocumentView, PageView, Spot

_EDGES = " .,:;|-–—•·*=_<>/\\#~'\"°"
_PARTS = re.compile(r"\s[-–—•·|/●]\s|\s*[|•·●]\s*|,\s|\s?\((?=\S*\d)")
_LETTERS = re.compile(r"[^\W\d_]")
_WEB = re.compile(r"@|www\.|https?:")
_NUMBER = re.compile(r"\d{4}")
LEAST_LETTERS, LONGEST = 2, 70
# Names in wide print are parted into cells; a gap of so many signs still joins them.
WIDE_PRINT = 6.0
ROWS_OF_A_HEAD = 8
INTRODUCING = frozenset({Role.SUPPLIER, Role.CUSTOMER, Role.SHIP_TO, Role.TITLE})
TITLES = frozenset({Role.SUPPLIER, Role.CUSTOMER, Role.SHIP_TO, Role.TITLE, Role.INVOICE_NUMBER, Role.VAT_NUMBER})


def name_spots(view: DocumentView) -> tuple[tuple[PageView, Spot[str]], ...]:
    """Find everything that may be a name, each only once a row."""
    found: dict[tuple[int, int, str], tuple[PageView, Spot[str]]] = {}
    for page in view.pages:
        for row in page.sheet.rows:
            for tokens in _runs(row, page):
                for spot in _spots(tokens, row, page):
                    if not _announces(spot, page):
                        found.setdefault((spot.page, spot.row, spot.value), (page, spot))
    return tuple(found.values())


def _announces(spot: Spot[str], page: PageView) -> bool:
    """Tell whether the print only introduces a name: nothing but labels, or one with a colon and what follows."""
    labels = page.labels[spot.row]
    if _is_label(spot, page):
        return True
    first = next((label for label in labels if label.tokens[0] is spot.tokens[0]), None)
    return first is not None and first.role in TITLES and (first.tokens[-1].text.endswith(":") or len(first.tokens) > 1)


def _is_label(spot: Spot[str], page: PageView) -> bool:
    labels = page.labels[spot.row]
    covered = {id(token) for label in labels for token in label.tokens}
    return all(id(token) in covered for token in spot.tokens) and any(label.role in TITLES for label in labels)


def _runs(row: Row, page: PageView) -> Iterator[tuple[Token, ...]]:
    for cell in row.cells:
        yield cell.tokens
        yield from _after_a_label(cell, page.labels[row.number])
    if len(row.cells) > 1:
        yield from _wide(row)


def _after_a_label(cell: Cell, labels: Sequence[Label]) -> Iterator[tuple[Token, ...]]:
    ids = [id(token) for token in cell.tokens]
    for label in labels:
        if label.role in INTRODUCING and id(label.tokens[-1]) in ids:
            rest = cell.tokens[ids.index(id(label.tokens[-1])) + 1 :]
            if rest:
                yield rest


def _wide(row: Row) -> Iterator[tuple[Token, ...]]:
    run = [row.cells[0]]
    for before, cell in pairwise(row.cells):
        sign = max(before.tokens[-1].sign, cell.tokens[0].sign)
        if cell.left - before.right > WIDE_PRINT * sign:
            yield tuple(token for part in run for token in part.tokens)
            run = []
        run.append(cell)
    yield tuple(token for part in run for token in part.tokens)


def _spots(tokens: Sequence[Token], row: Row, page: PageView) -> Iterator[Spot[str]]:
    whole = _spot(tokens, row.number, page)
    yield from _first_part(tokens, row, page)
    if whole is None or _is_label(whole, page):
        return
    yield whole
    if row.number < ROWS_OF_A_HEAD and page.sheet.number == 1:
        yield from _over_two_rows(whole, row, page)


def _spot(tokens: Sequence[Token], row: int, page: PageView) -> Spot[str] | None:
    text = " ".join(token.word.text for token in tokens).strip(_EDGES)
    if len(_LETTERS.findall(text)) < LEAST_LETTERS or len(text) > LONGEST or _WEB.search(text):
        return None
    return Spot(text, tuple(tokens), row, page.sheet.number)


def _first_part(tokens: Sequence[Token], row: Row, page: PageView) -> Iterator[Spot[str]]:
    text = " ".join(token.word.text for token in tokens)
    cut = _PARTS.search(text)
    if cut is None:
        return
    words = len(text[: cut.start()].split())
    part = _spot(tokens[:words], row.number, page) if words else None
    name = part.value.split("(")[0].strip(_EDGES) if part and "(" in cut[0] else part.value if part else ""
    if part is not None and name:
        yield replace(part, value=name)


def _over_two_rows(above: Spot[str], row: Row, page: PageView) -> Iterator[Spot[str]]:
    below = page.sheet.rows[row.number + 1] if row.number + 1 < len(page.sheet.rows) else None
    if below is None:
        return
    for tokens in (*(cell.tokens for cell in below.cells), *_wide(below)):
        near = abs(tokens[0].left + tokens[-1].right - above.left - above.right) < 6 * page.sheet.em
        second = _spot(tokens, below.number, page) if near or abs(tokens[0].left - above.left) < page.sheet.em else None
        if second is not None and not _NUMBER.search(above.value + second.value):
            yield Spot(f"{above.value} {second.value}", (*above.tokens, *tokens), row.number, page.sheet.number)
