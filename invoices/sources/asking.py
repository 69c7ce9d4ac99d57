"""Asking a source over HTTP: bounded, patient with what passes, and in words that name its host alone."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from time import monotonic, sleep

from invoices.errors import InvoiceError, SourceBusy, SourceError, SourceGone, SourceNonsense, SourceRefused
from invoices.outbound.addresses import parse_address
from invoices.outbound.client import Outbound
from invoices.outbound.values import MEGABYTE, Answer, Limits, Request

LISTING = Limits(seconds=60.0, most_taken=16 * MEGABYTE)
# A person waits for it, and with them a thread of the web server.
TEST = Limits(seconds=15.0, most_taken=16 * MEGABYTE)
PAUSES = (1.0, 2.0, 4.0)
LONGEST_PAUSE = 30.0
PASSING = frozenset({408, 425, 429, 500, 502, 503, 504})


@dataclass(frozen=True, slots=True)
class Asking:
    """Asks one host with GET, a few times where its answer is one that passes."""

    outbound: Outbound
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    passing: frozenset[int] = PASSING
    pauses: tuple[float, ...] = PAUSES
    sleep: Callable[[float], None] = field(default=sleep, repr=False, compare=False)
    clock: Callable[[], float] = field(default=monotonic, repr=False, compare=False)

    def ask(self, url: str, limits: Limits = LISTING) -> Answer:
        """Return the answer, the last one where all of them were of the passing kind.

        The seconds of the limits are for all tries together: whoever waits, waits no longer.
        """
        request = Request("GET", url, self.headers, limits=limits)
        end = self.clock() + limits.seconds
        answer = self.outbound.send(request)
        for usual in self.pauses:
            pause = _asked_pause(answer) or usual
            left = end - self.clock() - pause
            if answer.status not in self.passing or left <= 0:
                break
            self.sleep(pause)
            answer = self.outbound.send(replace(request, limits=replace(limits, seconds=left)))
        return answer

    def taken(self, url: str, limits: Limits = LISTING) -> bytes:
        """Return the body of a good answer.

        Raises:
            SourceError: it was another one.
            OutboundError: there was none.
        """
        answer = self.ask(url, limits)
        if answer.status != 200:
            raise fault_of(answer.status, parse_address(url).host, self.passing)
        return answer.body


@dataclass(slots=True)
class Misses:
    """Counts the documents in a row that were not given; after a few of them the rest is left for later."""

    most: int = 3
    count: int = 0

    def add(self, problem: InvoiceError) -> None:
        """Count one more; raise it when it is one too many."""
        self.count += 1
        if self.count >= self.most:
            raise problem


def documents_of(most_bytes: int) -> Limits:
    """Return the bounds of fetching one document."""
    return Limits(seconds=120.0, most_taken=most_bytes)


def fault_of(status: int, place: str, passing: frozenset[int] = PASSING) -> SourceError:
    """Say what an answer other than 200 means."""
    if status in passing:
        return SourceBusy(place=place, detail=f"it answers {status}")
    if status in {401, 403, 407}:
        return SourceRefused(place=place, detail=f"it answers {status}")
    if status in {404, 410}:
        return SourceGone(place=place, detail="it knows nothing by this name")
    if 300 <= status < 400:
        return SourceNonsense(place=place, detail="it sends us elsewhere, where nobody follows")
    return SourceNonsense(place=place, detail=f"it answers {status}")


def _asked_pause(answer: Answer) -> float:
    """Return the seconds that the other side asks to be left alone, within reason."""
    asked = answer.headers.get("retry-after", "")
    return min(float(asked), LONGEST_PAUSE) if asked.isdecimal() and asked.isascii() and len(asked) < 9 else 0.0
