"""Pulling a source: each document is durable here before the source is told, and before it is asked for the next."""

import logging
import traceback
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import takewhile
from time import monotonic

from django.db import DatabaseError, IntegrityError
from django.utils import timezone

from accounts.origin import Actor
from invoices.errors import IntakeFull, InvoiceError
from invoices.models import Arrival, Origin, SourceRun
from invoices.models.document import Priority
from invoices.services.intake import Incoming, document_receive
from invoices.services.leases import LeaseLost
from invoices.services.source_holding import Ending, Haul, Hold, hold
from invoices.services.source_secrets import connector_of
from invoices.sources.door import Connector, Fetched, Skipped

logger = logging.getLogger("probant.sources")

# A worker does other things as well: after so long, a run ends and the next one goes on.
MOST_SECONDS = 600.0
SOON = timedelta(minutes=1)
# Minutes until the next attempt after the first, second … failure that may pass.
BACKOFF = (1, 5, 15, 60)
# As many as any database takes in one question.
KEYS_AT_ONCE = 500

# Ways to end that no error stands for.
GOES_ON = "goes_on"
BROKE_OFF = "broke_off"


class _TimeIsUp(Exception):
    """The run has had its share."""


def source_pull(
    *, source_id: int, by: Actor, on_demand: bool = False, most_seconds: float = MOST_SECONDS
) -> SourceRun | None:
    """Fetch what a source has that is new; nothing when another pull has it or its turn has not come.

    Killed at any moment, it loses nothing and brings nothing twice: the next pull goes on from the last saved place,
    and what was durable already is known by its key.
    """
    held = hold(source_id=source_id, on_demand=on_demand)
    if held is None:
        return None
    pull = _Pull(held, by, most_seconds)
    try:
        held.release(pull.ending(), pull.haul)
    except LeaseLost:
        logger.info("pull given up", extra={"source": source_id})
    return SourceRun.objects.filter(pk=held.run.pk).first()


@dataclass(slots=True)
class _Pull:
    held: Hold
    by: Actor
    most_seconds: float
    haul: Haul = field(default_factory=Haul)

    def ending(self) -> Ending:
        """Fetch, and say how it ended."""
        try:
            self._fetch()
        except _TimeIsUp:
            return Ending(SourceRun.State.DONE, timezone.now(), GOES_ON)
        except IntakeFull as full:
            return Ending(SourceRun.State.DONE, timezone.now() + SOON, full.code, full.facts)
        except InvoiceError as problem:
            return self._failed(problem.code, problem.facts, passing=problem.passing)
        except (LeaseLost, DatabaseError):
            raise
        except Exception as problem:
            _log(problem, self.held)
            return self._failed(BROKE_OFF, {}, passing=True)
        return Ending(SourceRun.State.DONE, timezone.now() + self._usual)

    @property
    def _usual(self) -> timedelta:
        return timedelta(minutes=self.held.source.every_minutes)

    def _failed(self, code: str, facts: dict[str, str | float], *, passing: bool) -> Ending:
        before = failures_before(self.held.run) if passing else 0
        pause = min(self._usual, timedelta(minutes=BACKOFF[min(before, len(BACKOFF) - 1)])) if passing else self._usual
        return Ending(SourceRun.State.FAILED, timezone.now() + pause, code, facts)

    def _fetch(self) -> None:
        connector = connector_of(self.held.source)
        until = monotonic() + self.most_seconds
        items = connector.fetch(self.held.source.cursor, now=timezone.now(), known=self._known)
        try:
            for item in items:
                self._land(item, connector)
                if monotonic() > until:
                    raise _TimeIsUp
        finally:
            _close(items)

    def _known(self, keys: Collection[str]) -> set[str]:
        self.held.renew()
        here = keys_here(self.held.source.pk, keys)
        self.haul.here |= here
        return here

    def _land(self, item: Fetched | Skipped, connector: Connector) -> None:
        if isinstance(item, Skipped):
            self._leave(item, item.error)
            return
        try:
            received = document_receive(
                organisation=self.held.source.organisation, incoming=self._incoming(item), by=self.by
            )
        except InvoiceError as problem:
            if problem.passing:
                raise
            self._leave(item, problem)
            return
        except IntegrityError:
            # Somebody removed the source a moment ago: then the hold is gone as well.
            self.held.renew()
            raise
        if received.is_new:
            self.haul.new += 1
        else:
            self.haul.here.add(item.key)
        self.held.land(item.cursor, self.haul, arrived=received.is_new)
        connector.settle(item)

    def _leave(self, item: Fetched | Skipped, problem: InvoiceError) -> None:
        self.haul.leave(item.name, problem)
        self.held.land(item.cursor, self.haul, arrived=False)

    def _incoming(self, item: Fetched) -> Incoming:
        return Incoming(
            name=item.name,
            content=item.content,
            origin=Origin.SOURCE,
            key=item.key,
            source=self.held.source,
            note=item.note,
            priority=Priority.BULK,
        )


def keys_here(source_id: int, keys: Collection[str]) -> set[str]:
    """Tell which of a source's keys came in before."""
    wanted = list(dict.fromkeys(keys))
    parts = (wanted[start : start + KEYS_AT_ONCE] for start in range(0, len(wanted), KEYS_AT_ONCE))
    arrived = Arrival.objects.filter(source_id=source_id)
    return {key for part in parts for key in arrived.filter(key__in=part).values_list("key", flat=True)}


def failures_before(run: SourceRun) -> int:
    """Count how many runs in a row failed just before this one."""
    states = SourceRun.objects.filter(source_id=run.source_id, pk__lt=run.pk).order_by("-pk")
    latest = states.values_list("state", flat=True)[: len(BACKOFF)]
    return sum(1 for _ in takewhile(lambda state: state == SourceRun.State.FAILED, latest))


def _close(items: Iterator[Fetched | Skipped]) -> None:
    """Let a connector hang up now and not when somebody collects it."""
    if isinstance(items, Generator):
        items.close()


def _log(problem: Exception, held: Hold) -> None:
    # Where it happened, not what it says: the words of others' errors may hold an address with its key.
    where = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(problem.__traceback__)[-5:]]
    facts = {"source": held.source.pk, "problem": type(problem).__name__, "where": where}
    logger.error("pull broke off", extra=facts)
