"""Processes that die with kill -9 at a chosen step, and what is left of a document for those that come after them.

`python -m tests.doubles.doomed` plays scene after scene in an installation of its own and prints what came of each.
"""

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

django.setup()

from django.core.management import call_command  # noqa: E402 - settings first
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from accounts.models import Organisation  # noqa: E402
from invoices import store, wiring  # noqa: E402
from invoices.models import ArchiveEntry, Document, Invoice, OcrRun, Understanding  # noqa: E402
from invoices.pipeline import Tools  # noqa: E402
from invoices.services import hints, intake, processing, reading, settling, understanding  # noqa: E402
from invoices.services.processing import document_process  # noqa: E402
from invoices.services.sweep import intake_sweep  # noqa: E402
from invoices.signals import document_processed  # noqa: E402
from tests.doubles.reader import ReaderInThisProcess  # noqa: E402
from tests.intake import a_pdf, files_kept, look_here, receive  # noqa: E402

CROWD, PILE = 4, 12


def die(*_anything: object, **_facts: object) -> None:
    """End at once and without a word, as when the memory or the power fails."""
    os.kill(os.getpid(), signal.SIGKILL)


def then_die(place: Any, name: str) -> None:
    """Let a function do its work once more, and nothing after it."""
    work = getattr(place, name)

    def last(*arguments: object, **facts: object) -> None:
        work(*arguments, **facts)
        die()

    setattr(place, name, last)


def instead_die(place: Any, name: str) -> None:
    """Let nothing come so far."""
    setattr(place, name, die)


WORKERS: dict[str, Callable[[], None]] = {
    "when it was claimed": lambda: instead_die(processing, "document_read"),
    "while it is read": lambda: then_die(ReaderInThisProcess, "call"),
    "between two pages": lambda: then_die(store, "keep"),
    "while the reading is written": lambda: then_die(reading, "costs_write"),
    "when it was read": lambda: instead_die(processing, "document_understand"),
    "while the invoice is written": lambda: then_die(understanding, "outcome_record"),
    "when it was understood": lambda: instead_die(processing, "document_settle"),
    "while its end is written": lambda: then_die(settling, "_end"),
    "when it was settled": lambda: instead_die(document_processed, "send_robust"),
}
SENDERS: dict[str, Callable[[], None]] = {
    "while it is written": lambda: instead_die(Path, "chmod"),
    "when it was kept": lambda: instead_die(intake, "_record"),
    "while its row is written": lambda: then_die(intake, "register_received"),
    "before anybody was told": lambda: instead_die(hints, "hint_now"),
}


def apart(work: Callable[[], object]) -> Callable[[], int]:
    """Do something in a process of its own; call what is returned to wait for its end."""
    connections.close_all()
    process = os.fork()
    if process == 0:
        ending = 1
        try:
            work()
            ending = 0
        finally:
            connections.close_all()
            os._exit(ending)
    return lambda: os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


def process(document: Document) -> object:
    return document_process(document_id=document.pk, tools=Tools(ReaderInThisProcess()))


def silence() -> None:
    """Let the time of a lease pass."""
    Document.objects.filter(lease_until__isnull=False).update(lease_until=timezone.now())
    Document.objects.filter(next_attempt_at__isnull=False).update(next_attempt_at=timezone.now())
    Document.objects.filter(hinted_at__isnull=False).update(hinted_at=None)


def doomed(prepare: Callable[[], None], work: Callable[[], object]) -> int:
    """Work and die on the way; return how it ended."""

    def both() -> None:
        prepare()
        work()

    return apart(both)()


def found(document: Document, content: bytes) -> dict[str, object]:
    """Say what there is of a document."""
    document.refresh_from_db()
    runs = OcrRun.objects.filter(document=document)
    return {
        "state": document.state,
        "error": document.error_code,
        "same": store.fetch(document.kept_as) == content,
        "runs": runs.count(),
        "understandings": Understanding.objects.filter(run__in=runs).count(),
        "invoices": Invoice.objects.filter(document=document).count(),
        "lines": ArchiveEntry.objects.filter(document=document.pk).count(),
        "arrivals": document.arrivals.count(),
        "pages": all(store.is_kept(name) for run in runs for name in run.images),
    }


def a_worker_dies(organisation: Organisation, step: str) -> dict[str, object]:
    content = a_pdf(f"Facture {step}")
    document = receive(organisation, content).document
    ended = doomed(WORKERS[step], lambda: process(document))
    silence()
    told = intake_sweep()
    apart(lambda: process(document))()
    return {**found(document, content), "ended": ended, "told": told}


def a_sender_dies(organisation: Organisation, step: str) -> dict[str, object]:
    content = a_pdf(f"Reçu {step}")
    before = Document.objects.count()
    ended = doomed(SENDERS[step], lambda: receive(organisation, content, key=step))
    left = Document.objects.count() - before
    again = receive(organisation, content, key=step)
    return {**found(again.document, content), "ended": ended, "left": left, "told": intake_sweep()}


def three_workers_die(organisation: Organisation) -> dict[str, object]:
    content = a_pdf("Facture qui tue")
    document = receive(organisation, content).document
    ended = []
    for _ in range(4):
        ended.append(doomed(WORKERS["while it is read"], lambda: process(document)))
        silence()
    told = intake_sweep()
    return {**found(document, content), "ended": ended, "told": told}


def a_crowd(organisation: Organisation) -> dict[str, object]:
    """Let several send the same pile, and several work on all of it, at the same time."""
    pile = [a_pdf(f"Facture {number} de la pile") for number in range(PILE)]
    before, kept = Document.objects.count(), files_kept()
    sent = [apart(lambda: [receive(organisation, content) for content in pile]) for _ in range(CROWD)]
    ended = [wait() for wait in sent]
    documents = list(Document.objects.order_by("pk")[before:])
    received = len(files_kept() - kept)
    done = [apart(lambda: [process(document) for document in documents]) for _ in range(CROWD)]
    ended += [wait() for wait in done]
    each = [found(document, pile[0]) for document in documents]
    counts = {name: sorted({str(one[name]) for one in each}) for name in ("runs", "understandings", "invoices")}
    states = sorted({str(one["state"]) for one in each})
    numbers = list(ArchiveEntry.objects.order_by("number").values_list("number", flat=True))
    whole = numbers == list(range(1, len(numbers) + 1))
    all_of_them = {"documents": len(documents), "files": received, "states": states, "register": whole}
    return {"ended": ended, **all_of_them, **counts}


def say(scene: str, told: dict[str, object]) -> None:
    sys.stdout.write(json.dumps({"scene": scene, **told}) + "\n")
    sys.stdout.flush()


def main() -> None:
    call_command("migrate", verbosity=0)
    wiring.look_at = look_here
    organisation = Organisation.objects.create(name="Atelier")
    for step in WORKERS:
        say(f"worker {step}", a_worker_dies(organisation, step))
    for step in SENDERS:
        say(f"sender {step}", a_sender_dies(organisation, step))
    say("three", three_workers_die(organisation))
    say("crowd", a_crowd(organisation))


if __name__ == "__main__":
    main()
