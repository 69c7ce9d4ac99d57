"""Truths and answers with everything filled in, so that a test writes only what it is about."""

from typing import Any

from invoices.labelled.judging import Json
from invoices.labelled.scores import Scores, scored
from invoices.labelled.truth import Truth

TRUE = {"invoice_number": "F-1", "issue_date": "2024-03-12", "total_gross": "12.00", "supplier_name": "Dupont"}


def truth(file: str = "a.pdf", **fields: str | None) -> Truth:
    """What is true of a document, of the family that its first letter names."""
    return Truth(file, TRUE | fields, family=file[0])


def answer(file: str = "a.pdf", *, decision: str = "accepted", **fields: Any) -> Json:
    """An answer that is right, but for these fields."""
    return {"file": f"some/{file}", "fields": TRUE | fields, "decision": decision, "seconds": 0.5}


def score(*pairs: tuple[Truth, Json | None]) -> Scores:
    return scored([true for true, _ in pairs], [said for _, said in pairs if said])
