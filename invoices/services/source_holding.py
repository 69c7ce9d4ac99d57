"""Holding a source while it is pulled: one pull at a time, each step written only by the one who holds it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TypedDict

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from invoices.errors import InvoiceError
from invoices.models import Source, SourceRun
from invoices.services.leases import LeaseLost

# It is renewed with each document and each page of a list; the longest call to a source, however often repeated, takes
# less than half of it.
LEASE = timedelta(minutes=5)
KEEP_RUNS = timedelta(days=90)
MOST_PROBLEMS = 20


class Problem(TypedDict):
    """One thing that was left out, as the run keeps it."""

    name: str
    code: str
    facts: dict[str, str | float]


@dataclass(slots=True)
class Haul:
    """What one run has brought so far."""

    new: int = 0
    here: set[str] = field(default_factory=set)
    skipped: int = 0
    problems: list[Problem] = field(default_factory=list)

    def leave(self, name: str, error: InvoiceError) -> None:
        """Count something that was left out; the first few are named."""
        self.skipped += 1
        if len(self.problems) < MOST_PROBLEMS:
            self.problems.append({"name": name, "code": error.code, "facts": error.facts})

    def facts(self) -> dict[str, object]:
        """Return it as the row of the run holds it."""
        counts: dict[str, object] = {"new": self.new, "known": len(self.here), "skipped": self.skipped}
        return counts | {"problems": self.problems}


@dataclass(frozen=True, slots=True)
class Ending:
    """How a run ended, and when the next one begins."""

    state: SourceRun.State
    next_at: datetime
    code: str = ""
    facts: dict[str, str | float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Hold:
    """One pull's hold on one source."""

    source: Source
    run: SourceRun
    token: str

    def renew(self) -> None:
        """Hold it for another while.

        Raises:
            LeaseLost: another pull has it, or somebody paused, changed or removed it.
        """
        self._write({"lease_until": timezone.now() + LEASE})

    @transaction.atomic
    def land(self, cursor: Mapping[str, str], haul: Haul, *, arrived: bool) -> None:
        """Save where to go on, now that what came before is durable.

        Raises:
            LeaseLost: another pull has it, or somebody paused, changed or removed it.
        """
        now = timezone.now()
        facts: dict[str, object] = {"cursor": dict(cursor), "lease_until": now + LEASE}
        self._write(facts | ({"last_arrival_at": now, "alarmed_at": None} if arrived else {}))
        SourceRun.objects.filter(pk=self.run.pk).update(**haul.facts())

    @transaction.atomic
    def release(self, ending: Ending, haul: Haul) -> None:
        """Let it go and write how the run ended; nothing is written where the hold is lost."""
        freed = {"lease_token": "", "lease_until": None, "next_run_at": ending.next_at}
        if self._held().update(**freed):
            SourceRun.objects.filter(pk=self.run.pk).update(
                state=ending.state,
                ended_at=timezone.now(),
                error_code=ending.code,
                error_facts=ending.facts,
                **haul.facts(),
            )

    def _write(self, facts: dict[str, object]) -> None:
        if not self._held().update(**facts):
            raise LeaseLost

    def _held(self) -> QuerySet[Source]:
        return Source.objects.filter(pk=self.source.pk, lease_token=self.token)


@transaction.atomic
def hold(*, source_id: int, on_demand: bool) -> Hold | None:
    """Take a source for a pull; nothing when another pull has it, it is paused, or its turn has not come."""
    now, token = timezone.now(), secrets.token_hex(16)
    free = Source.objects.filter(pk=source_id, is_active=True).filter(Q(lease_until=None) | Q(lease_until__lte=now))
    mine = free if on_demand else free.filter(next_run_at__lte=now)
    if not mine.update(lease_token=token, lease_until=now + LEASE):
        return None
    runs_give_up(source_id)
    SourceRun.objects.filter(source_id=source_id, started_at__lt=now - KEEP_RUNS).delete()
    source = Source.objects.select_related("organisation").get(pk=source_id)
    return Hold(source, SourceRun.objects.create(source=source, on_demand=on_demand), token)


def runs_give_up(source_id: int) -> None:
    """Mark as interrupted what still seems to run, in the caller's transaction: its hold is gone."""
    running = SourceRun.objects.filter(source_id=source_id, state=SourceRun.State.RUNNING)
    running.update(state=SourceRun.State.LOST, ended_at=timezone.now())
