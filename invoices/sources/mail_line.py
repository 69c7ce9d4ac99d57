"""A line to a mail server: dialled through the same guard as every call, over TLS, with every wait and byte bounded."""

import imaplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from typing import Any

import httpcore

from invoices.errors import AddressRefused, NoAnswer, SourceNonsense
from invoices.outbound.addresses import PORTS, Address, host_of
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.outbound.values import MEGABYTE, Deadline
from invoices.outbound.wire import Dialler

NO_IMAP = "it does not speak IMAP as agreed on"
SHORTEST = 0.001
SECONDS = 60.0  # for one command and its answer
MOST_OF_LINE = 2 * MEGABYTE
# What does not come from the mail itself: flags, sizes, the protocol's own words.
ROOM = 4 * MEGABYTE


@cache
def trusted_for_mail() -> ssl.SSLContext:
    """Trust whom calls over HTTP trust, and offer no protocol: theirs is changed by each such call."""
    context = httpcore.default_ssl_context()
    context.load_default_certs()
    return context


def dial(outbound: Outbound, host: str, port: int) -> ssl.SSLSocket:
    """Connect to a mail server that proves its name.

    Raises:
        AddressRefused: this installation does not call there, or the host cannot prove its name.
        NoAnswer: not reached in time.
    """
    deadline = Deadline.after(SECONDS, outbound.clock)
    numbers = _numbers(outbound.guard, host_of(host), port, deadline)
    dialler = Dialler(numbers, deadline, ROOM)
    try:
        line = dialler.connect_tcp(host, port).start_tls(outbound.authorities or trusted_for_mail(), host_of(host))
    except (httpcore.NetworkError, httpcore.TimeoutException) as problem:
        dialler.close()
        if isinstance(problem.__cause__, ssl.SSLCertVerificationError):
            raise AddressRefused(host=host, detail="its certificate does not prove its name") from problem
        raise NoAnswer(host=host, detail="it could not be reached") from problem
    found = line.get_extra_info("ssl_object")
    assert isinstance(found, ssl.SSLSocket)  # noqa: S101 - the handshake has just made it one
    return found


def _numbers(guard: Guard, host: str, port: int, deadline: Deadline) -> tuple[str, ...]:
    own = Address("https", host, port, "/")
    if guard.is_listed(own):
        return guard.route(own, deadline)
    # A public server is judged as one is that speaks https; what is listed by another port opens nothing here.
    return replace(guard, private_hosts=frozenset()).route(Address("https", host, PORTS["https"], "/"), deadline)


class MailLine(imaplib.IMAP4):
    """The standard library's IMAP on a line that was dialled by us."""

    def __init__(self, outbound: Outbound, host: str, port: int) -> None:
        self._outbound = outbound
        self._name = host
        self._taken = bytearray()
        self.within(ROOM)
        super().__init__(host, port)

    def within(self, most_bytes: int, seconds: float | None = None) -> None:
        """Begin a command: from now on so many seconds and so many bytes are left."""
        self._deadline = Deadline.after(seconds or SECONDS, self._outbound.clock)
        self._left = most_bytes

    def open(self, host: str = "", port: int = 993, timeout: float | None = None) -> None:
        """Dial; called by the standard library."""
        self.sock = dial(self._outbound, host, port)

    def read(self, size: int) -> bytes:
        """Read so many bytes, as announced by the server."""
        self._spend(size)
        while len(self._taken) < size:
            self._take()
        return self._cut(size)

    def readline(self) -> bytes:
        """Read a line."""
        seen = 0
        while (end := self._taken.find(b"\n", seen)) < 0:
            seen = len(self._taken)
            self._take()
            if len(self._taken) > MOST_OF_LINE:
                self._spend(self._left + 1)
        self._spend(end + 1)
        return self._cut(end + 1)

    def send(self, data: Any) -> None:
        """Write."""
        self.sock.settimeout(max(SHORTEST, self._deadline.left))
        self.sock.sendall(data)

    def shutdown(self) -> None:
        """Hang up, and wait for no farewell."""
        self.sock.close()

    def _take(self) -> None:
        """Wait for more bytes; a server that drips them is waited for no longer than one that is silent."""
        if (left := self._deadline.left) <= 0:
            raise TimeoutError
        self.sock.settimeout(left)
        if not (more := self.sock.recv(65_536)):
            raise imaplib.IMAP4.abort("hung up")
        self._taken += more

    def _cut(self, size: int) -> bytes:
        data = bytes(self._taken[:size])
        del self._taken[:size]
        return data

    def _spend(self, size: int) -> None:
        self._left -= size
        if size < 0 or self._left < 0:
            raise SourceNonsense(place=self._name, detail="there is far too much of it")


@contextmanager
def in_mail_words(host: str) -> Iterator[None]:
    """Say in our words what the standard library raises; what the server wrote is not repeated."""
    try:
        yield
    except TimeoutError as late:
        raise NoAnswer(host=host, detail=f"not done after {SECONDS:g} seconds") from late
    except (OSError, imaplib.IMAP4.abort) as problem:
        if "unexpected response" in str(problem):
            raise SourceNonsense(place=host, detail=NO_IMAP) from problem
        raise NoAnswer(host=host, detail="the connection broke") from problem
    except (imaplib.IMAP4.error, ValueError, LookupError, RecursionError) as problem:
        raise SourceNonsense(place=host, detail=NO_IMAP) from problem
