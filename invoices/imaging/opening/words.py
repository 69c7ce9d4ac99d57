"""Words of a text layer: where a run of characters begins and ends, what it says and where it stands."""

import unicodedata
from dataclasses import dataclass

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from invoices.imaging.opening.characters import HYPHEN, Codes, codes_of, on_sheet, rectangles

BLANKS = (9, 10, 11, 12, 13, 0x20, 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
BREAKS = (10, 13, HYPHEN)
SOFT_HYPHEN = 0xAD
PRIVATE = (0xE000, 0xF8FF)
# Ligatures come apart, since no dictionary and no pattern knows them; what has no shape and what no font explains goes.
CLEANED: dict[int, str | None] = {
    **dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    **dict.fromkeys((*range(0x2060, 0x2070), *range(0xFE00, 0xFE10), *range(0xFFF0, 0x10000), SOFT_HYPHEN)),
    **dict.fromkeys(range(PRIVATE[0], PRIVATE[1] + 1)),
    HYPHEN: "-",
    0xFB00: "ff",
    0xFB01: "fi",
    0xFB02: "fl",
    0xFB03: "ffi",
    0xFB04: "ffl",
    0xFB05: "st",
    0xFB06: "st",
}
DAMAGED_UTF_16 = "replace"


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """Words as a PDF holds them: what they say, and where they stand as parts of the drawn sheet, a row each."""

    texts: list[str]
    boxes: NDArray[np.float64]  # left, top, right, bottom
    starts: list[int]  # the index of each word's first character
    runs: list[int]  # words of one run follow one another on one line
    codes: Codes

    def only(self, kept: NDArray[np.bool_]) -> "Written":
        """Return some of the words."""
        places = np.flatnonzero(kept).tolist()
        return Written(
            [self.texts[place] for place in places],
            self.boxes[kept],
            [self.starts[place] for place in places],
            [self.runs[place] for place in places],
            self.codes,
        )


def written_on(page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage) -> Written:
    """Return the words that stand on the sheet, in the order in which the PDF writes them."""
    codes = codes_of(text)
    spans = _spans(codes)
    lines = np.cumsum(np.isin(codes, BREAKS))
    found = [
        (said, rectangle, start, int(lines[start]))
        for (start, stop), rectangle in zip(spans, rectangles(text, spans), strict=True)
        if rectangle and (said := clean(codes[start:stop]))
    ]
    texts, shapes, starts, runs = (list(column) for column in zip(*found, strict=True)) if found else ([], [], [], [])
    boxes = _placed(np.array(shapes, dtype=np.float64).reshape(-1, 4), on_sheet(page))
    return _on_the_sheet(Written(texts, boxes, starts, runs, codes))


def clean(codes: Codes) -> str:
    """Return what a run of characters says, without what a PDF puts in for its own sake."""
    said = codes.astype("<u2").tobytes().decode("utf-16-le", DAMAGED_UTF_16)
    if said.isascii() and said.isprintable():
        return said
    hyphenated = said[-1:] == chr(SOFT_HYPHEN)
    return unicodedata.normalize("NFC", said.translate(CLEANED)) + ("-" if hyphenated else "")


def _spans(codes: Codes) -> list[tuple[int, int]]:
    """Return where words begin and end; a hyphen at the end of a line ends a word as a space does."""
    inside = ~np.isin(codes, BLANKS)
    goes_on = inside[:-1] & inside[1:] & (codes[:-1] != HYPHEN)
    begins = inside & ~np.concatenate(([False], goes_on)) if len(codes) else inside
    ends = inside & ~np.concatenate((goes_on, [False])) if len(codes) else inside
    return list(zip(np.flatnonzero(begins).tolist(), (np.flatnonzero(ends) + 1).tolist(), strict=True))


def _placed(shapes: NDArray[np.float64], sheet: NDArray[np.float64]) -> NDArray[np.float64]:
    one = shapes[:, (0, 1)] @ sheet[:, :2].T + sheet[:, 2]
    other = shapes[:, (2, 3)] @ sheet[:, :2].T + sheet[:, 2]
    return np.hstack((np.minimum(one, other), np.maximum(one, other)))


def _on_the_sheet(written: Written) -> Written:
    """Leave out what stands beside the sheet, and keep the rest within its edges."""
    middles = (written.boxes[:, :2] + written.boxes[:, 2:]) / 2
    kept = written.only(np.all((middles > 0) & (middles < 1), axis=1))
    np.clip(kept.boxes, 0, 1, out=kept.boxes)
    return kept
