"""Pages drawn with signs: the columns and rows of a text are those of the sheet, every word in its place."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from textwrap import dedent
from typing import Any

from invoices.document import Box, Line, PageReading, PageText, Word
from invoices.extraction.layout import Row, Sheet, sheet_of
from invoices.extraction.party_names import name_spots
from invoices.extraction.spots import SORTS
from invoices.extraction.view import DocumentView, PageView, Spot, view_of
from invoices.fields import Candidate, Field, Kind, Source
from tests.builders import a_page_reading

# In pixels: a sheet of 100 signs by 70 rows. Three spaces part two cells, and a row left free parts two blocks.
WIDTH, HEIGHT = 1000, 1400
SIGN, ROW, PRINT = 10, 20, 14
ATELIER = """
    Atelier Dupont SARL
    12 rue des Lilas
    69003 Lyon

    FACTURE

    Facture n° FA-2026-0042
    Date : 02/03/2026
    Échéance : 01/04/2026

    Total HT                 211,00
    TVA 20 %                  42,20
    Total TTC                253,20 €
"""


def a_box(left: float, top: float, right: float, bottom: float) -> Box:
    """Return a place in pixels of the sheet, also one that no sheet has."""
    return Box(left / WIDTH, top / HEIGHT, right / WIDTH, bottom / HEIGHT)


def a_word_at(text: str, left: float, top: float, *, height: float = PRINT, sign: float = SIGN) -> Word:
    return Word(text, a_box(left, top, left + sign * len(text), top + height), 0.95)


def set_as(text: str, *, fall: float = 0.0, tall: Sequence[str] = ()) -> PageText:
    """Set a text as it is drawn, its lines falling to the right by so many pixels a pixel, some words twice as high."""
    lines = []
    for row, line in enumerate(dedent(text).strip("\n").split("\n")):
        words = []
        for found in re.finditer(r"\S+", line):
            left = SIGN * (2 + found.start())
            height = PRINT * (2 if found[0] in tall else 1)
            top = ROW * (2 + row) - height / 2 + fall * (left + SIGN * len(found[0]) / 2)
            words.append(a_word_at(found[0], left, top, height=height))
        lines += [Line(tuple(words))] if words else []
    return PageText(tuple(lines))


def a_page(text: str, *, fall: float = 0.0, tall: Sequence[str] = (), **changes: Any) -> PageReading:
    return a_page_of(set_as(text, fall=fall, tall=tall), **changes)


def a_page_of(text: PageText, **changes: Any) -> PageReading:
    return replace(a_page_reading(), **{"width": WIDTH, "height": HEIGHT, "text": text, **changes})


def scattered(*words: Word) -> PageReading:
    """Return a page whose engine kept no lines: each word is one."""
    return a_page_of(PageText(tuple(Line((word,)) for word in words)))


def a_sheet(text: str, **changes: Any) -> Sheet:
    return sheet_of(a_page(text, **changes))


def a_row(text: str) -> Row:
    return a_sheet(text).rows[0]


def a_view(*texts: str, **changes: Any) -> DocumentView:
    """Look at pages that are drawn one by one."""
    return view_of(a_sheet(text, number=number, **changes) for number, text in enumerate(texts, 1))


def a_page_view(text: str) -> PageView:
    return a_view(text).pages[0]


def printed(spots: Iterable[Spot[Any]]) -> list[str]:
    return [spot.raw for spot in spots]


def features_of(view: DocumentView, kind: Kind, raw: str) -> dict[str, float]:
    """Return by their names the features of the first spot that is printed so."""
    spot = next(spot for spot in SORTS[kind].find(view) if spot.spot.raw == raw)
    return dict(zip(SORTS[kind].features, spot.features, strict=True))


def named(view: DocumentView, name: str, field: Field = Field.SUPPLIER_NAME) -> Candidate:
    """Return a name where it stands first."""
    page, spot = next((page, spot) for page, spot in name_spots(view) if spot.value == name)
    return Candidate(field, name, spot.raw, 0.9, (page.sheet.place(spot.tokens),), "place_on_page", Source.OCR)
