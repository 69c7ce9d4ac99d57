"""Places at the engines that are paid by the page: over all workers, so many calls at a time and no more."""

import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from invoices import wiring
from invoices.errors import EngineBusy
from invoices.models import EngineSlot

# Longer than any call takes: the place of a worker that died comes free by itself.
LEASE = timedelta(minutes=5)
PATIENCE_SECONDS = 120.0
PAUSE_SECONDS = 0.5


@contextmanager
def place_at(engine: str) -> Iterator[None]:
    """Hold a place at an engine; wait for one as long as a person would.

    Raises:
        EngineBusy: none came free.
    """
    token = secrets.token_hex(16)
    end = time.monotonic() + PATIENCE_SECONDS
    while not _taken(engine, token):
        if time.monotonic() >= end:
            raise EngineBusy(engine=engine, detail="as many calls are open as this installation allows")
        time.sleep(PAUSE_SECONDS)
    try:
        yield
    finally:
        EngineSlot.objects.filter(lease_token=token).update(lease_token="", lease_until=None)


def _taken(engine: str, token: str) -> bool:
    now = timezone.now()
    free = Q(lease_until=None) | Q(lease_until__lte=now)
    for number in range(wiring.calls_at_once()):
        slot, _ = EngineSlot.objects.get_or_create(engine=engine, number=number)
        mine = EngineSlot.objects.filter(free, pk=slot.pk)
        if mine.update(lease_token=token, lease_until=now + LEASE):
            return True
    return False
