"""Several documents in one file, as a scanner with a feeder makes them of a pile."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import accumulate

from pikepdf import Pdf

from invoices.samples.drawing import Drawn


def bundled(documents: Sequence[Drawn], *, file: str) -> Drawn:
    """Bind documents together; the fields are those of the first, and each has its own truth among the parts."""
    ends = list(accumulate(document.pages for document in documents))
    splits = tuple((end - document.pages + 1, end) for document, end in zip(documents, ends, strict=True))
    first, *_ = (document.truth for document in documents)
    parts = tuple(replace(document.truth, file=file) for document in documents)
    truth = replace(first, file=file, kind="several", splits=splits, parts=parts)
    return Drawn(_joined([document.content for document in documents]), ends[-1], truth)


def _joined(contents: Sequence[bytes]) -> bytes:
    joined = Pdf.new()
    for content in contents:
        with Pdf.open(BytesIO(content)) as part:
            joined.pages.extend(part.pages)
    kept = BytesIO()
    joined.save(kept, deterministic_id=True)
    return kept.getvalue()
