"""What all engines at the other end of a network share: patience, and a breaker that remembers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from time import monotonic, sleep

from invoices.errors import EngineBusy, OutboundError
from invoices.ocr.breaker import Breaker
from invoices.ocr.refusals import fault_of, in_engine_words
from invoices.outbound.client import Outbound
from invoices.outbound.values import MEGABYTE, Answer, Deadline, Limits, Request


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a page may take, everything included, how long one call, and how often it is tried."""

    seconds: float = 120.0
    each: float = 90.0
    tries: int = 4
    first_pause: float = 0.5
    longest_pause: float = 20.0

    def pause(self, tried: int, asked_for: float | None) -> float:
        """Return how long to wait after so many tries: what the service asks for, or twice as long each time."""
        return asked_for if asked_for is not None else min(self.longest_pause, self.first_pause * 2.0 ** (tried - 1))


@dataclass(frozen=True, slots=True)
class Service:
    """One service as this process sees it. Built once, next to the settings, and kept: its breaker remembers."""

    outbound: Outbound = field(default_factory=Outbound)
    breaker: Breaker = field(default_factory=Breaker)
    patience: Patience = field(default_factory=Patience)
    most_taken: int = 16 * MEGABYTE
    clock: Callable[[], float] = monotonic
    sleep: Callable[[float], None] = sleep

    def errand(self, engine: str, patience: Patience | None = None) -> "Errand":
        """Start the time of one page."""
        patience = patience or self.patience
        return Errand(self, engine, patience, Deadline.after(patience.seconds, self.clock))

    def why_not(self, url: str) -> str | None:
        """Say why an address may not be called, or nothing."""
        return self.outbound.why_not(url)

    def is_ours(self, url: str) -> bool:
        """Tell whether an address is a machine of this installation, so that a page sent there stays at home."""
        return self.outbound.is_private(url)


@dataclass(frozen=True, slots=True)
class Errand:
    """One page's dealings with a service, however many calls they take."""

    service: Service
    engine: str
    patience: Patience
    deadline: Deadline

    def send(
        self, method: str, url: str, headers: Mapping[str, str], body: bytes = b"", *, tries: int | None = None
    ) -> Answer:
        """Call until there is an answer of use, the tries are used up or the time is over.

        Raises:
            EngineError: refused, busy, nonsense or unavailable; never anything else.
        """
        most, tried = tries or self.patience.tries, 0
        while True:
            self._pass_the_breaker()
            tried += 1
            try:
                return self._call(method, url, headers, body)
            except EngineBusy as busy:
                wait = self.patience.pause(tried, busy.retry_after)
                if tried >= most or wait >= self.deadline.left:
                    raise
            self.service.sleep(wait)

    def pause(self, seconds: float) -> None:
        """Wait as long as the service asks for, unless the page's time is over before.

        Raises:
            EngineBusy: it is.
        """
        if seconds >= self.deadline.left:
            raise EngineBusy(engine=self.engine, detail=f"not done after {self.patience.seconds:g} seconds")
        self.service.sleep(seconds)

    def _pass_the_breaker(self) -> None:
        if left := self.service.breaker.wait():
            raise EngineBusy(engine=self.engine, detail="it failed too often and is left alone", retry_after=left)

    def _call(self, method: str, url: str, headers: Mapping[str, str], body: bytes) -> Answer:
        limits = Limits(min(self.patience.each, self.deadline.left), most_taken=self.service.most_taken)
        try:
            answer = self.service.outbound.send(Request(method, url, headers, body, limits))
            fault = fault_of(answer, engine=self.engine)
        except OutboundError as problem:
            fault = in_engine_words(problem, engine=self.engine)
        if isinstance(fault, EngineBusy):
            self.service.breaker.failed()
        else:
            self.service.breaker.succeeded()
        if fault is not None:
            raise fault
        return answer
