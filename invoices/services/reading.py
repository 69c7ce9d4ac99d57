"""The slow half for one document: read, keep the reading and its pages, write down what was paid."""

from collections.abc import Iterable

from django.db import transaction

from invoices import store
from invoices.document import PageReading, SourceFile
from invoices.errors import StorageAway
from invoices.models import Document, OcrRun
from invoices.ocr.kept import to_json
from invoices.ocr.policy import Policy
from invoices.pipeline import Reading, Tools, read_with_images
from invoices.selectors.policies import policy_for
from invoices.services.costs import costs_paid, costs_write
from invoices.services.leases import Lease, LeaseLost, connection_renew


def document_read(lease: Lease, tools: Tools) -> OcrRun:
    """Read a document and keep what was read; the row points to it when this returns.

    Raises:
        InvoiceError: it cannot be read, now or ever.
        LeaseLost: another worker has it.
    """
    document = lease.document
    lease.write(step="read", step_page=0)
    policy = policy_for(document, tools.policy)
    source = SourceFile(document.name, _received(document))
    reading = read_with_images(source, tools, policy=policy, watcher=lease.tell)
    return _kept(lease, reading, policy, tools)


def _received(document: Document) -> bytes:
    try:
        return store.fetch(document.kept_as)
    except OSError as problem:
        raise StorageAway(detail=problem.strerror or type(problem).__name__) from problem


def _kept(lease: Lease, reading: Reading, policy: Policy, tools: Tools) -> OcrRun:
    images: list[str] = []
    try:
        images.extend(store.keep(image, folder=store.PAGES) for image in reading.images)
        connection_renew()
        with transaction.atomic():
            run = _recorded(lease, reading, policy, images)
            costs_write(lease.document, reading.result, policy, tools.services)
            lease.write(reading=run, pages=len(reading.result.pages) or lease.document.pages, step="understand")
        return run
    except BaseException as problem:
        # Nobody knows these names: pages without a reading would stay for ever.
        for name in images:
            store.discard(name)
        if isinstance(problem, LeaseLost | OSError):
            costs_paid(lease.document, reading.result)
        if isinstance(problem, OSError):
            raise StorageAway(detail=problem.strerror or type(problem).__name__) from problem
        raise


def _recorded(lease: Lease, reading: Reading, policy: Policy, images: list[str]) -> OcrRun:
    result, document = reading.result, lease.document
    used = [page.attempt for page in result.pages]
    return OcrRun.objects.create(
        document=document,
        why=document.round_of,
        engine=_joined(attempt.engine for attempt in used)[:80],
        version=_joined(attempt.version for attempt in used)[:200],
        recipe=_joined(attempt.recipe for attempt in used)[:120],
        settings=_settings(policy),
        seconds=result.seconds,
        cpu_seconds=reading.cpu_seconds,
        peak_bytes=reading.peak_bytes,
        cost=result.cost,
        score=min((page.score for page in result.pages), default=1.0),
        measures=[_measured(page) for page in result.pages],
        result=to_json(result).decode(),
        images=images,
    )


def _joined(words: Iterable[str]) -> str:
    return "+".join(dict.fromkeys(word for word in words if word))


def _settings(policy: Policy) -> dict[str, object]:
    """Return what the engines were told, as far as it differs between documents."""
    return {
        "engine": policy.asked_for,
        "languages": list(policy.languages),
        "away": policy.away,
        "away_allowed": policy.may_leave,
        "usable_from": policy.usable_from,
        "recipes": dict(policy.recipes),
    }


def _measured(page: PageReading) -> dict[str, object]:
    """Return what stands out of a page's reading, for those who do not open the whole of it."""
    taken = page.measures
    return {
        "page": page.number,
        "score": page.score,
        "usable": page.usable,
        "fault": page.fault,
        "dpi": round(taken.dpi, 1),
        "sharpness": round(taken.sharpness, 4),
        "contrast": round(taken.contrast, 4),
        "skew": round(taken.skew, 3),
        "photo": taken.photo,
        "attempts": [
            {"engine": one.engine, "recipe": one.recipe, "why": one.why, "score": one.score, "error": one.error}
            for one in page.attempts
        ],
    }
