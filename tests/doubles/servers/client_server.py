"""The client's server of the demonstration, run for a test, and stores that answer worse than it does."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.samples.client_api_server import ClientServer, ClientStore, Said

PICTURE = b"\x89PNG\r\n\x1a\n" + b"a picture of an invoice"


@dataclass(frozen=True)
class Quick(ClientStore):
    """Serves the same lists, and for every invoice the same few bytes."""

    def _picture(self, vintage: str, name: str) -> Said:
        said = Said(200, PICTURE + name.encode(), "image/png")
        return said if name in self.catalogues[vintage].names else super()._picture(vintage, name)


@dataclass(frozen=True)
class Recorded(Quick):
    """Keeps what it was asked, and answers as `instead` says where that says anything."""

    instead: Callable[[str], Said | None] = field(default=lambda target: None, repr=False, compare=False)
    asked: list[str] = field(default_factory=list, compare=False)

    def answer(self, target: str) -> Said:
        self.asked.append(target)
        return self.instead(target) or super().answer(target)


@dataclass(frozen=True)
class Ledger(ClientStore):
    """Holds exactly these invoices, (number, moment), and pages them as `shows` says."""

    rows: tuple[tuple[str, str], ...] = ()
    strict: bool = False  # the moment that is asked for does not belong to the answer
    asked: list[str] = field(default_factory=list, compare=False)
    broken: set[str] = field(default_factory=set, compare=False)

    def answer(self, target: str) -> Said:
        self.asked.append(target)
        number = target.removeprefix("/invoices/")
        if number in self.broken:
            return Said(403, b"", "text/plain")
        return super().answer(target) if "?" in target else Said(200, PICTURE + number.encode(), "image/png")

    def _by_date(self, since: str) -> Said:
        found = [row for row in self.rows if (row[1] > since if self.strict else row[1] >= since)]
        shown = sorted(found, key=lambda row: (row[1], row[0]))[: self.page]
        return says({"invoices": [{"no": no, "dt": dt} for no, dt in shown]})


def says(content: object, status: int = 200) -> Said:
    return Said(status, json.dumps(content).encode(), "application/json")


@contextmanager
def client_served(store: ClientStore) -> Iterator[ClientServer]:
    """Run the client's server until the test is over."""
    with ClientServer(store) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


def outbound_to(place: str) -> Outbound:
    """Call a server of a test as a machine of one's own."""
    return Outbound(Guard(frozenset({place})))
