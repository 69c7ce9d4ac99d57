"""Asking a source: as often as it helps, and never longer than was said."""

from dataclasses import dataclass, field

from invoices.outbound.values import Answer, Limits, Request
from invoices.sources.asking import Asking


@dataclass
class Slow:
    """A server that is busy, and takes its time to say so; it is the clock as well."""

    takes: float
    now: float = 0.0
    granted: list[float] = field(default_factory=list)

    def send(self, request: Request) -> Answer:
        self.granted.append(request.limits.seconds)
        self.now += self.takes
        return Answer(503, {}, b"")

    def sleep(self, seconds: float) -> None:
        self.now += seconds

    def clock(self) -> float:
        return self.now


def asked(server: Slow, seconds: float) -> Answer:
    asking = Asking(server, sleep=server.sleep, clock=server.clock)  # type: ignore[arg-type]
    return asking.ask("https://client.example/invoices", Limits(seconds=seconds))


class TestAsking:
    def test_tries_again_what_passes(self) -> None:
        server = Slow(takes=1.0)

        assert asked(server, 60.0).status == 503
        assert len(server.granted) == 4

    def test_gives_all_tries_together_the_seconds_of_one(self) -> None:
        server = Slow(takes=6.0)

        asked(server, 15.0)

        assert server.granted == [15.0, 8.0]
        assert server.now <= 15.0
