"""What a PDF page is painted with, as far as it tells a scan from a page that was born as text."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

Map = NDArray[np.float64]  # two rows of three: from the coordinates of a holder to parts of the sheet

# A drawing has a hundred thousand lines; an image behind so many is worth no walk past them.
MOST_OBJECTS = 4000
DEEPEST = 3
GRID = 50
OVER_TEXT = 0.5  # of the sheet, in one image


class Painted(NamedTuple):
    """Text, or an image with the part of the sheet it covers (left, top, right, bottom) and its pixels across."""

    box: tuple[float, float, float, float] | None
    pixels: int = 0

    @property
    def density(self) -> float:
        """Return how many pixels the image would have if it were as wide as the sheet."""
        return self.pixels / (self.box[2] - self.box[0]) if self.box and self.box[2] > self.box[0] else 0.0


@dataclass(frozen=True, slots=True)
class Makeup:
    """How much of the sheet images cover, and whether one of them was laid over most of the text."""

    images: float
    covers_text: bool
    across: float  # pixels of the image that fills the sheet, from its left edge to its right


def makeup_of(page: pypdfium2.PdfPage, sheet: Map) -> Makeup:
    """Look through what a page is painted with, in the order of painting."""
    covered = np.zeros((GRID, GRID), dtype=np.bool_)
    texts = under = 0
    across = 0.0
    for painted in islice(_page_objects(page, sheet), MOST_OBJECTS):
        if painted is None:
            continue
        if painted.box is None:
            texts += 1
            continue
        part = _cells(painted.box)
        covered[part] = True
        if covered[part].size > OVER_TEXT * covered.size:
            under, across = texts, painted.density
    return Makeup(float(covered.mean()), 2 * under > texts, across)


def _cells(box: tuple[float, float, float, float]) -> tuple[slice, slice]:
    left, top, right, bottom = (round(min(1.0, max(0.0, side)) * GRID) for side in box)
    return slice(top, bottom), slice(left, right)


def _page_objects(page: pypdfium2.PdfPage, sheet: Map) -> Iterator[Painted | None]:
    for index in range(raw.FPDFPage_CountObjects(page)):
        yield from _painted(raw.FPDFPage_GetObject(page, index), sheet, 0)


def _painted(shape: raw.FPDF_PAGEOBJECT, sheet: Map, depth: int) -> Iterator[Painted | None]:
    """Yield one object, or what a form holds; nothing for lines, so that they are counted."""
    kind = raw.FPDFPageObj_GetType(shape)
    if kind == raw.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        inside = _through(shape, sheet)
        for index in range(raw.FPDFFormObj_CountObjects(shape)):
            yield from _painted(raw.FPDFFormObj_GetObject(shape, index), inside, depth + 1)
    elif kind == raw.FPDF_PAGEOBJ_IMAGE:
        yield Painted(_box(shape, sheet), _pixels_across(shape))
    else:
        yield Painted(None) if kind == raw.FPDF_PAGEOBJ_TEXT else None


def _through(form: raw.FPDF_PAGEOBJECT, sheet: Map) -> Map:
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(form, matrix)
    own = np.array(((matrix.a, matrix.c, matrix.e), (matrix.b, matrix.d, matrix.f), (0.0, 0.0, 1.0)))
    return np.asarray(sheet @ own)


def _box(shape: raw.FPDF_PAGEOBJECT, sheet: Map) -> tuple[float, float, float, float]:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    raw.FPDFPageObj_GetBounds(shape, left, bottom, right, top)
    corners = np.array(((left.value, right.value), (bottom.value, top.value), (1.0, 1.0)))
    (x, x2), (y, y2) = np.sort(sheet @ corners, axis=1).tolist()
    return x, y, x2, y2


def _pixels_across(image: raw.FPDF_PAGEOBJECT) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    raw.FPDFImageObj_GetImagePixelSize(image, width, height)
    return width.value
