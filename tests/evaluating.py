"""A labelled folder, somebody who answers all of it alike, and the command that scores him."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from invoices.document import OcrResult
from invoices.labelled.judging import Json
from tests import paper

TRUE = {"invoice_number": "FA-2024-0042", "issue_date": "2024-03-12", "total_gross": "253.20"}
WHERE = {"page": 1, "box": [0.1, 0.2, 0.3, 0.22]}
KNOWN = ("dupont.pdf", "moreau.pdf")


def a_labelled_folder(folder: Path) -> Path:
    """Draw two invoices of two families, of which something is known, and one of which nothing is."""
    documents = folder / "documents"
    documents.mkdir()
    for name in (*KNOWN, "unknown.pdf"):
        (documents / name).write_bytes(paper.pdf())
    rows = [{"file": name, "fields": TRUE, "family": name} for name in KNOWN]
    (folder / "truth.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return folder


def answered(result: OcrResult) -> Json:
    """Answer every document alike, and wrongly where the total is concerned."""
    fields: dict[str, Any] = {name: {"value": value, "confidence": 0.9} for name, value in TRUE.items()}
    fields["total_gross"] = {"value": "211.00", "confidence": 0.6, **WHERE}
    return {"file": result.file, "fields": fields, "decision": "accepted", "seconds": result.seconds}


def evaluate(*arguments: object) -> str:
    out = StringIO()
    call_command("evaluate", *map(str, arguments), stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")
