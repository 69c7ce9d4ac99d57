"""The client's two ways of giving invoices, as a server on one's own machine: an API by date, and blob storage."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from random import Random
from threading import Lock
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

from invoices.samples.client_api import VINTAGES, Catalogue, ClientInvoice
from invoices.samples.client_api_picture import picture_of
from invoices.samples.dice import dice

SIGNED = "sv=2022-11-02&ss=b&srt=co&sp=rl&se=2099-01-01T00%3A00%3A00Z&sig=made-up-for-demonstrations%3D"
MOMENT = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class Said:
    """One answer."""

    status: int
    body: bytes
    kind: str


@dataclass(frozen=True)
class ClientStore:
    """Answers as the client does; what it is asked comes as a path and a query."""

    seed: int = 1
    count: int = 1000
    vintages: tuple[str, ...] = VINTAGES
    page: int = 50
    refuse: float = 0.0
    signed: str = SIGNED
    lock: Lock = field(default_factory=Lock, repr=False, compare=False)

    @cached_property
    def chance(self) -> Random:
        return dice(f"refuse {self.seed}")

    @cached_property
    def catalogues(self) -> dict[str, Catalogue]:
        return {vintage: Catalogue(self.seed, self.count, vintage) for vintage in self.vintages}

    def invoices(self) -> Iterable[ClientInvoice]:
        """Yield every invoice that is served, one vintage after the other."""
        for catalogue in self.catalogues.values():
            yield from map(catalogue.invoice, range(self.count))

    def answer(self, target: str) -> Said:
        """Answer one question."""
        with self.lock:
            if self.chance.random() < self.refuse:
                return Said(403, b'{"detail": "Forbidden"}', "application/json")
        address = urlsplit(target)
        path, query = (
            unquote(address.path).strip("/"),
            {key: found[0] for key, found in parse_qs(address.query).items()},
        )
        head, _, rest = path.partition("/")
        if head == "invoices" and "2023" in self.catalogues:
            return self._picture("2023", rest) if rest else self._by_date(query.get("start_date", ""))
        if head.startswith("invoices-") and "2024" in self.catalogues:
            return self._blob(head, rest, query)
        return Said(404, b'{"detail": "Not Found"}', "application/json")

    def _by_date(self, since: str) -> Said:
        catalogue = self.catalogues["2023"]
        late = [index for index, at in enumerate(catalogue.moments) if f"{at:{MOMENT}}" >= since]
        names = list(catalogue.names)
        rows = [{"no": names[index], "dt": f"{catalogue.moments[index]:{MOMENT}}"} for index in late[: self.page]]
        return Said(200, json.dumps({"invoices": rows}).encode(), "application/json")

    def _picture(self, vintage: str, name: str) -> Said:
        catalogue = self.catalogues[vintage]
        if name not in catalogue.names:
            return Said(404, b'{"detail": "Not Found"}', "application/json")
        return Said(200, picture_of(catalogue.invoice(catalogue.names[name])), "image/png")

    def _blob(self, container: str, name: str, query: dict[str, str]) -> Said:
        if any(query.get(key) != found[0] for key, found in parse_qs(self.signed).items()):
            return _xml_error(403, "AuthenticationFailed", "Signature did not match. String to sign used was rl")
        if name:
            said = self._picture("2024", name.removesuffix(".png"))
            return said if said.status == 200 else _xml_error(404, "BlobNotFound", "The blob does not exist.")
        names = [each for each in self.catalogues["2024"].names if each.startswith(f"FAC_{container[-4:]}_")]
        if not names:
            return _xml_error(404, "ContainerNotFound", "The container does not exist.")
        return self._listing(container, sorted(names), query.get("marker", ""))

    def _listing(self, container: str, names: list[str], marker: str) -> Said:
        left = [name for name in names if name >= marker]
        shown, after = left[: self.page], left[self.page : self.page + 1]
        blobs = "".join(
            f"<Blob><Name>{escape(name)}.png</Name><Properties><Content-Type>image/png</Content-Type></Properties></Blob>"
            for name in shown
        )
        following = f"<NextMarker>{escape(after[0])}</NextMarker>" if after else "<NextMarker />"
        body = f'<EnumerationResults ContainerName="{container}"><Blobs>{blobs}</Blobs>{following}</EnumerationResults>'
        return Said(200, f'\ufeff<?xml version="1.0" encoding="utf-8"?>{body}'.encode(), "application/xml")


def _xml_error(status: int, code: str, message: str) -> Said:
    body = f'<?xml version="1.0" encoding="utf-8"?><Error><Code>{code}</Code><Message>{message}</Message></Error>'
    return Said(status, body.encode(), "application/xml")


class ClientServer(ThreadingHTTPServer):
    """Serves a store until it is closed."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, store: ClientStore, host: str = "127.0.0.1", port: int = 0) -> None:
        super().__init__((host, port), _Questions)
        self.store = store

    @property
    def place(self) -> str:
        """Return host and port, as they are written in a list."""
        return f"{self.server_address[0]!s}:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about callers who hang up."""


class _Questions(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: ClientServer

    def do_GET(self) -> None:
        """Answer, and close: every question comes on a line of its own."""
        said = self.server.store.answer(self.path)
        self.send_response(said.status)
        self.send_header("Content-Type", said.kind)
        self.send_header("Content-Length", str(len(said.body)))
        self.end_headers()
        self.wfile.write(said.body)

    def log_message(self, format: str, *args: object) -> None:
        """Write nothing: the address of a question holds the signed link."""
