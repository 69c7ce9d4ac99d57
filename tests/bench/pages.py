"""The pages that reading is measured on: real ones where they stand beside the checkout, else drawn ones."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import cv2
import pikepdf
from PIL import Image

from invoices.document import LayerVerdict, SourceFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.ocr.cells import text_in_cells
from invoices.ocr.languages import language_of
from tests import paper
from tests.shared import DATA

MOST = 24


@dataclass(frozen=True, slots=True)
class BenchPage:
    """One clean page in every form that is measured, with its text and its language."""

    digital: Path  # a PDF with its text layer
    scan: Path  # the page drawn at 200 dpi, as a PNG
    scanned_pdf: Path  # the same picture in a PDF
    truth: str
    language: str


def bench_pages(folder: Path) -> list[BenchPage]:
    """Prepare the pages in a folder."""
    return [_prepared(place, content, folder) for place, content in enumerate(_documents())]


def _documents() -> Iterator[bytes]:
    real = sorted((DATA / "facturx_text" / "documents").glob("*.pdf"))
    if real:
        yield from (_first_page(path) for path in real[:MOST])
    else:
        yield from (paper.pdf([(f"Facture n° {number}", *paper.INVOICE)]) for number in range(8))


def _first_page(path: Path) -> bytes:
    with pikepdf.open(path) as document:
        del document.pages[1:]
        return paper.saved(document)


def _prepared(place: int, content: bytes, folder: Path) -> BenchPage:
    digital, scan, scanned = (folder / f"{place:02}{end}" for end in (".pdf", ".png", ".scan.pdf"))
    digital.write_bytes(content)
    page = next(open_file(SourceFile(digital.name, content), FileLimits()).pages())
    assert page.layer.verdict is LayerVerdict.GOOD
    cv2.imwrite(str(scan), page.image)
    Image.fromarray(page.image).save(scanned, resolution=200.0)
    text = text_in_cells(page.layer.text)
    return BenchPage(digital, scan, scanned, text, language_of(text.split()) or "fra")
