"""What is to be said of how a document's pages could be read."""

from collections.abc import Iterator

from invoices.document import OcrResult, PageReading, TextSource
from invoices.fields import Facts, Finding, Severity

EMPTY = "empty"  # what the gate says of a page without print


def of_pages(result: OcrResult) -> Iterator[Finding]:
    """Yield what was noticed page by page; a page too bad to be believed is a doubt."""
    for page in result.pages:
        yield from _of_page(page)


def _of_page(page: PageReading) -> Iterator[Finding]:
    facts: Facts = {"page": page.number, "score": round(page.score, 2), "fault": page.fault or ""}
    is_bare = not page.text.words
    if not page.usable:
        yield Finding("page_not_readable", Severity.DOUBT, facts=facts)
    # How a page looks matters where it was read by its looks, not where a PDF brought its own text.
    by_its_looks = page.source is TextSource.OCR and page.fault is not None
    if by_its_looks and not (is_bare and page.fault == EMPTY):
        yield Finding(f"page_{page.fault}", Severity.DOUBT, facts=facts)
    if is_bare:
        # The back of a sheet, most often; said all the same, or nobody would know that nothing was read there.
        yield Finding("page_empty", Severity.NOTE, facts=facts)
