"""PDFs: opened by PDFium for their pages, by QPDF for what is attached to them and what they say of themselves."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

import pypdfium2
from pypdfium2 import raw

from invoices.document import Page, SourceFile
from invoices.errors import DamagedFile, LockedFile
from invoices.imaging.opening.attachments import Enclosed, enclosed_in
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.contents import Contents
from invoices.imaging.opening.layer import text_layer
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.raster import dpis_of, drawn, sheet_of

LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
UNCLEAR = "its structure cannot be made out"


def open_pdf(source: SourceFile, limits: FileLimits) -> Contents:
    """Open a PDF; every sheet is measured before the first is drawn.

    Raises:
        LockedFile: it asks for a password.
        DamagedFile: it breaks off, or a page of it is missing.
        TooManyPages: it has more pages than are taken.
        PageTooLarge: a sheet would fill the memory even at 72 dpi.
    """
    content = source.content
    if b"%%EOF" not in content and b"startxref" not in content:
        raise DamagedFile(detail="its end is missing")
    with _document(content) as document:
        count = len(document)
        limits.check_pages(count)
        dpis = [sheet_of(document, index, limits) for index in range(count)]
        signatures = raw.FPDF_GetSignatureCount(document)
    found: Enclosed = enclosed_in(content)
    facts = {**found.facts, "signatures": str(max(0, signatures))}
    return Contents(count, partial(_draw, content, dpis), found.attachments, facts)


@contextmanager
def _document(content: bytes) -> Iterator[pypdfium2.PdfDocument]:
    with damaged(UNCLEAR):
        document = _loaded(content)
    try:
        with damaged(UNCLEAR):
            yield document
    finally:
        document.close()


def _loaded(content: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as problem:
        if problem.err_code in LOCKED:
            raise LockedFile from problem
        raise
    # Form fields are drawn only when their environment is set up before the first page is.
    document.init_forms()
    return document


def _draw(content: bytes, dpis: list[float]) -> Iterator[Page]:
    with _document(content) as document:
        for index, dpi in enumerate(dpis):
            yield _page(document, index, dpi)


def _page(document: pypdfium2.PdfDocument, index: int, dpi: float) -> Page:
    with damaged(f"page {index + 1} cannot be drawn"):
        page = document[index]
        try:
            drawing, paper = dpis_of(page, dpi)
            image = drawn(page, drawing)
            return Page(index + 1, image, paper, text_layer(page, image, paper))
        finally:
            page.close()
