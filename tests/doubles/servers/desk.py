"""A desk at which mailboxes of one server are opened, under a name that it can prove."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.sources.door import Allowed
from invoices.sources.mailbox import Mailbox
from tests.doubles.authority import certified
from tests.doubles.servers.mail_server import PASSWORD, USER, MailServer, mail_served

HOST = "imap.example"


class Desk:
    """Opens mailboxes of one server."""

    def __init__(self, server: MailServer, trust: ssl.SSLContext) -> None:
        self.server = server
        guard = Guard(frozenset({f"{HOST}:{server.port}"}), resolve=lambda host, port: ["127.0.0.1"])
        self.outbound = Outbound(guard, authorities=trust)

    def __call__(self, *, password: str = PASSWORD, most_bytes: int = 1_000_000, **settings: str) -> Mailbox:
        given = {"host": HOST, "port": str(self.server.port), "user": USER, **settings}
        return Mailbox.from_settings(
            given, {"password": password}, self.outbound, allowed=Allowed(most_bytes=most_bytes)
        )


@contextmanager
def desk_open(folder: Path) -> Iterator[Desk]:
    """Run a mail server, and trust it, until the test is over."""
    shown, trusted = certified(HOST, folder)
    with mail_served(shown) as server:
        yield Desk(server, trusted)
