"""Pages whose text is known: scans with a written truth, and PDFs that carry their own text."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from invoices.document import LayerVerdict, Page, SourceFile
from invoices.errors import InvoiceError
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.ocr.cells import text_in_cells

TRUTH = "truth.jsonl"


@dataclass(frozen=True, slots=True, eq=False)
class KnownPage:
    """A page as an image, and what is printed on it."""

    document: str
    family: str  # look-alikes share it
    page: Page
    truth: str


def truths_in(folder: Path, truth: Path | None = None) -> dict[str, dict[str, object]]:
    """Read what is known of the files of a folder, by their bare names; nothing known is an empty answer."""
    path = truth or next((found for found in (folder / TRUTH, folder.parent / TRUTH) if found.exists()), None)
    if path is None:
        return {}
    rows = (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())
    return {Path(row["file"]).name: row for row in rows}


def known_pages(path: Path, facts: dict[str, object] | None = None) -> Iterator[KnownPage]:
    """Yield the pages of a file whose text is known: from its facts, else from a text layer that can be trusted."""
    told = (facts or {}).get("text")
    family = str((facts or {}).get("family") or path.stem)
    try:
        opened = open_file(SourceFile(path.name, path.read_bytes()), FileLimits())
        for page in opened.pages():
            if isinstance(told, str) and opened.page_count == 1:
                yield KnownPage(path.name, family, page, told)
            elif page.layer.verdict is LayerVerdict.GOOD:
                yield KnownPage(path.name, family, page, text_in_cells(page.layer.text))
    except InvoiceError:
        return


def text_of(pages: Iterator[KnownPage]) -> str | None:
    """Return the text of all pages of a document, or nothing where none of it is known."""
    found = [page.truth for page in pages]
    return "\n".join(found) if found else None
