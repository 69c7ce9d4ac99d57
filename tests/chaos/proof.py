"""What must hold at the end: run in the installation, it prints what it found as JSON."""

import json
import sys
from collections import Counter
from hashlib import sha256
from pathlib import Path

import django

django.setup()

from invoices import store  # noqa: E402 - settings first
from invoices.models import ArchiveEntry, Document, Invoice, OcrRun  # noqa: E402
from invoices.models.document import FINAL  # noqa: E402


def found(folder: Path) -> dict[str, object]:
    """Compare what was sent with what is there."""
    sent = {sha256(path.read_bytes()).hexdigest(): path.name for path in folder.iterdir()}
    rows = list(Document.objects.all())
    kept = {row.sha256: sha256(store.fetch(row.kept_as)).hexdigest() for row in rows}
    invoices = Counter(Invoice.objects.values_list("document_id", flat=True))
    return {
        "sent": len(sent),
        "documents": len(rows),
        "lost": sorted(name for digest, name in sent.items() if digest not in kept),
        "altered": sorted(digest for digest, now in kept.items() if digest != now),
        "on_their_way": sum(row.state not in FINAL for row in rows),
        "states": dict(Counter(row.state for row in rows)),
        "failed": dict(Counter(row.error_code for row in rows if row.error_code)),
        "without_invoice": sum(invoices[row.pk] == 0 for row in rows if row.state != "failed"),
        "with_several_invoices": sum(count > 1 for count in invoices.values()),
        "readings": OcrRun.objects.count(),
        "lines_of_the_register": ArchiveEntry.objects.count(),
    }


if __name__ == "__main__":
    print(json.dumps(found(Path(sys.argv[1]))))  # noqa: T201 - it is what this program is for
