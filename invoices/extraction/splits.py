"""Several invoices in one file: proposed where a page begins another, by its own title, number and page count."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from invoices.extraction.scoring import Weighed
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView, PageView

# A number that likely to be this page's own; a weaker one is no ground to part a file.
SURE = 0.5
_PAGE = re.compile(r"(?:page|seite|p\.|blatt)\s*:?\s*(\d{1,3})\s*(?:/|sur|of|von|de)\s*(\d{1,3})")
Splits = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """What a page says of where it belongs."""

    number: str  # the invoice number that it bears, or nothing
    counted: tuple[int, int] | None  # page so many of so many


def splits_of(view: DocumentView, numbers: Sequence[Weighed]) -> Splits:
    """Propose page ranges where a file holds several invoices; nothing where it holds one."""
    heads = [_head(page, numbers) for page in view.pages]
    starts = [0, *(place for place in range(1, len(heads)) if _begins(heads, place))]
    if len(starts) < 2:
        return ()
    ends = [*starts[1:], len(heads)]
    numbers_of = [page.sheet.number for page in view.pages]
    return tuple((numbers_of[start], numbers_of[end - 1]) for start, end in zip(starts, ends, strict=True))


def _head(page: PageView, numbers: Sequence[Weighed]) -> _Head:
    own = [one for one in numbers if one.described.spot.page == page.sheet.number and one.score >= SURE]
    counted = _PAGE.search(page.sheet.text)
    return _Head(squash(str(own[0].value)) if own else "", (int(counted[1]), int(counted[2])) if counted else None)


def _begins(heads: Sequence[_Head], place: int) -> bool:
    """Tell whether a page begins another invoice: it bears another number, and does not count on."""
    page, before = heads[place], next((head for head in reversed(heads[:place]) if head.number), None)
    if page.counted and page.counted[0] > 1:
        return False
    if not page.number or before is None:
        return bool(page.counted and page.counted[0] == 1 and heads[place - 1].counted and page.counted[1] > 0)
    return page.number != before.number
