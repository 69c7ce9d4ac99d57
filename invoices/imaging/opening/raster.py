"""Sheets of a PDF drawn in grey."""

import math

import numpy as np
import pypdfium2
from pypdfium2 import raw

from invoices.document import Pixels
from invoices.errors import DamagedFile
from invoices.imaging.opening.characters import on_sheet
from invoices.imaging.opening.limits import POINTS_PER_INCH, FileLimits
from invoices.imaging.opening.objects import makeup_of
from invoices.imaging.opening.scale import A4_INCHES

HAIR = 0.05  # of a pixel: a scan is not resampled because its sheet was rounded up
# The bitmap is grey already; PDFium's own flag for it only makes a scan three times as slow.
FLAGS = raw.FPDF_ANNOT
LARGEST_PAPER = 1200.0  # points, the long side of A3


def sheet_of(document: pypdfium2.PdfDocument, index: int, limits: FileLimits) -> float:
    """Return the dpi at which a sheet is to be drawn, from its size alone.

    Raises:
        DamagedFile: the page is counted but not there.
        PageTooLarge: see FileLimits.
    """
    size = raw.FS_SIZEF()
    if not raw.FPDF_GetPageSizeByIndexF(document, index, size):
        raise DamagedFile(detail=f"page {index + 1} is missing")
    return limits.sheet_dpi(size.width, size.height, page=index + 1)


def dpis_of(page: pypdfium2.PdfPage, dpi: float) -> tuple[float, float]:
    """Return the dpi to draw a page at, and what an inch of paper will take of it.

    Programs that make a PDF of a photo often write a point for every pixel, and call two metres what was a sheet of A4.
    """
    longest = max(page.get_size())
    across = makeup_of(page, on_sheet(page)).across if longest > LARGEST_PAPER else 0.0
    if not across:
        return dpi, dpi
    own = max(POINTS_PER_INCH, min(dpi, across * POINTS_PER_INCH / page.get_width()))
    return own, longest * own / POINTS_PER_INCH / A4_INCHES


def drawn(page: pypdfium2.PdfPage, dpi: float) -> Pixels:
    """Draw a page with its annotations and form fields, straight into an array."""
    width, height = (max(1, math.ceil(side * dpi / POINTS_PER_INCH - HAIR)) for side in page.get_size())
    pixels = np.full((height, width), 255, dtype=np.uint8)
    bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_Gray, pixels.ctypes.data, width)
    try:
        raw.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, FLAGS)
        if page.formenv:
            raw.FPDF_FFLDraw(page.formenv, bitmap, page, 0, 0, width, height, 0, FLAGS)
    finally:
        raw.FPDFBitmap_Destroy(bitmap)
    return pixels
