"""A document whose total was misread, and the page it was read on."""

from typing import Any

from invoices.labelled.page_images import PageImage, Pages
from invoices.labelled.report import to_html
from invoices.labelled.scores import Scores, scored
from invoices.labelled.truth import Truth

PNG = b"\x89PNG\r\n\x1a\n and so on"
PAGE = PageImage(PNG, 1000, 2000)
WHERE = [0.5, 0.4, 0.6, 0.42]
TRUTH = Truth("a.pdf", {"total_gross": "12.00", "currency": "EUR"})


def answer(**found: Any) -> dict[str, Any]:
    """A wrong total, found there unless told otherwise."""
    wrong = {"value": "1200", "confidence": 0.6, "page": 1, "box": WHERE, **found}
    return {"file": "a.pdf", "fields": {"total_gross": wrong, "currency": "EUR"}, "seconds": 1.0}


def scores(**found: Any) -> Scores:
    return scored([TRUTH], [answer(**found)])


def page(of: Scores, images: Pages | None = None) -> str:
    return to_html(of, title="Documents evaluated", most=5, images={"a.pdf": images or {}})
