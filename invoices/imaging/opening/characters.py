"""The text of a PDF page as PDFium holds it: characters in a row, and rectangles around any stretch of them.

Called directly, not through the wrappers: a page has two thousand characters, and a call costs a microsecond.
"""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2
from numpy.typing import NDArray
from pypdfium2 import raw

Codes = NDArray[np.uint32]
Rectangle = tuple[float, float, float, float]  # left, bottom, right, top in points

HYPHEN = 0xFFFE  # how PDFium marks one at the end of a line, where it leaves out the break
FINE = 1_000_000  # PDFium maps to whole pixels; of so many, none is lost by rounding
FAINT, WHITE = 10, 250  # of 255
INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)


def codes_of(text: pypdfium2.PdfTextPage) -> Codes:
    """Return the characters of a page, each at the index that PDFium knows it by."""
    count = max(0, raw.FPDFText_CountChars(text))
    buffer = (ctypes.c_ushort * (count + 1))()
    if raw.FPDFText_GetText(text, 0, count, buffer) == count + 1:
        return np.frombuffer(buffer, dtype=np.uint16, count=count).astype(np.uint32)
    # Characters without meaning are left out of the text, and every index after them would be wrong.
    codes = np.array([raw.FPDFText_GetUnicode(text, index) for index in range(count)], dtype=np.uint32)
    codes[codes == ord("\x02")] = HYPHEN
    return codes


def rectangles(text: pypdfium2.PdfTextPage, spans: list[tuple[int, int]]) -> Iterator[Rectangle | None]:
    """Yield the rectangle around each stretch of characters; nothing where none of them has a shape."""
    handle = text.raw
    sides = [ctypes.c_double() for _ in range(4)]
    left, top, right, bottom = sides
    out = [ctypes.byref(side) for side in sides]
    for start, stop in spans:
        parts = raw.FPDFText_CountRects(handle, start, stop - start)
        found: Rectangle | None = None
        for part in range(parts):
            raw.FPDFText_GetRect(handle, part, *out)
            one = (left.value, bottom.value, right.value, top.value)
            found = one if found is None else _joined(found, one)
        yield found


def _joined(one: Rectangle, other: Rectangle) -> Rectangle:
    return (min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3]))


def is_hidden(text: pypdfium2.PdfTextPage, index: int) -> bool:
    """Tell whether a character is there to be searched and copied, not to be seen: unpainted, white, or see-through."""
    shown = raw.FPDFText_GetTextObject(text, index)
    if shown and raw.FPDFTextObj_GetTextRenderMode(shown) in INVISIBLE:
        return True
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw.FPDFText_GetFillColor(text, index, red, green, blue, alpha)
    return bool(known) and (alpha.value < FAINT or min(red.value, green.value, blue.value) > WHITE)


def on_sheet(page: pypdfium2.PdfPage) -> NDArray[np.float64]:
    """Return the map from points of a page to parts of the sheet as it is drawn, turned and cropped."""
    reach = max(page.get_size())
    origin, across, up = (_device(page, *point) for point in ((0, 0), (reach, 0), (0, reach)))
    return np.column_stack(((across - origin) / reach, (up - origin) / reach, origin))


def _device(page: pypdfium2.PdfPage, x: float, y: float) -> NDArray[np.float64]:
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, FINE, FINE, 0, x, y, across, down)
    return np.array((across.value, down.value), dtype=np.float64) / FINE
