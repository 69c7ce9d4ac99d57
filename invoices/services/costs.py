"""The cost ledger: what was paid for a document, and what was not paid because it was not needed."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils import timezone

from invoices.document import Attempt, OcrResult
from invoices.models import CostEntry, Document
from invoices.ocr.engine import Engine
from invoices.ocr.policy import AUTO, Policy


def costs_write(document: Document, result: OcrResult, policy: Policy, services: Mapping[str, Engine]) -> None:
    """Add what was paid outside for a reading and what reading at home saved, in the caller's transaction."""
    costs_paid(document, result)
    asked = policy.away if policy.engine == AUTO else policy.engine
    engine = services.get(asked or "")
    if engine is not None and policy.may_leave and engine.cost_per_page:
        at_home = [page for page in result.pages if all(attempt.engine != asked for attempt in page.attempts)]
        if at_home:
            amount = engine.cost_per_page * len(at_home)
            _add(document, engine.name, CostEntry.Kind.AVOIDED, pages=len(at_home), amount=amount, why="local")


def costs_paid(document: Document, result: OcrResult) -> None:
    """Add what was paid outside for a reading, also for one that is lost: the money is spent."""
    for name, mine in _paid(result).items():
        _add(document, name, CostEntry.Kind.PAID, pages=len(mine), amount=_sum(mine))


def cost_avoided(document: Document, result: OcrResult) -> None:
    """Add what taking a kept reading up again saved: the calls that it had been paid for."""
    for name, mine in _paid(result).items():
        _add(document, name, CostEntry.Kind.AVOIDED, pages=len(mine), amount=_sum(mine), why="kept")


def _paid(result: OcrResult) -> dict[str, list[Attempt]]:
    """Return the attempts that cost something, by engine."""
    found: dict[str, list[Attempt]] = {}
    for attempt in (attempt for page in result.pages for attempt in page.attempts if attempt.cost):
        found.setdefault(attempt.engine, []).append(attempt)
    return found


def _sum(attempts: list[Attempt]) -> Decimal:
    return sum((attempt.cost for attempt in attempts), Decimal(0))


def _add(document: Document, engine: str, kind: CostEntry.Kind, *, pages: int, amount: Decimal, why: str = "") -> None:
    CostEntry.objects.create(
        organisation=document.organisation_id,
        document=document.pk,
        engine=engine,
        kind=kind,
        why=why,
        pages=pages,
        amount=amount,
        at=timezone.now(),
    )
