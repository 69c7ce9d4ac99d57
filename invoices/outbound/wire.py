"""One connection to one checked number, on which every wait ends with the deadline and every byte is counted."""

import socket
import ssl
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

import httpcore

from invoices.outbound.values import Deadline

# A server that reads slowly is waited for only as long as the deadline says, piece by piece.
PIECE = 65_536


class TooManyBytes(Exception):
    """The other side sent more than is taken, headers and packing included."""


class Wire(httpcore.NetworkStream):
    """A socket whose patience does not start anew with every byte that drips in."""

    def __init__(self, connected: socket.socket, deadline: Deadline, most_bytes: int) -> None:
        self._socket = connected
        self._deadline = deadline
        self._room = most_bytes
        self.ended = False

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Wait for bytes; the deadline stands in for the time-out that is asked for."""
        with self._within(httpcore.ReadTimeout, httpcore.ReadError):
            data = self._socket.recv(max_bytes)
        self.ended = not data
        self._room -= len(data)
        if self._room < 0:
            raise TooManyBytes
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send everything before the deadline."""
        rest = memoryview(buffer)
        while rest:
            with self._within(httpcore.WriteTimeout, httpcore.WriteError):
                rest = rest[self._socket.send(rest[:PIECE]) :]

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Shake hands; the certificate must be the host's, whatever number was dialled."""
        with self._within(httpcore.ConnectTimeout, httpcore.ConnectError):
            self._socket = ssl_context.wrap_socket(self._socket, server_hostname=server_hostname)
        return self

    def close(self) -> None:
        """Hang up."""
        self._socket.close()

    def get_extra_info(self, info: str) -> object:
        """Return the TLS session when asked for it."""
        return self._socket if info == "ssl_object" and isinstance(self._socket, ssl.SSLSocket) else None

    @contextmanager
    def _within(self, late: type[Exception], broken: type[Exception]) -> Iterator[None]:
        left = self._deadline.left
        if left <= 0:
            raise late
        try:
            self._socket.settimeout(left)
            yield
        except TimeoutError as problem:
            raise late from problem
        except OSError as problem:
            raise broken from problem


class Dialler(httpcore.NetworkBackend):
    """Connects to the numbers that were checked and to nothing else; the name is never looked up again."""

    def __init__(self, numbers: Sequence[str], deadline: Deadline, most_bytes: int) -> None:
        self._numbers = numbers
        self._deadline = deadline
        self._most_bytes = most_bytes
        self.wire: Wire | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Dial the numbers in turn until one is answered."""
        problem: Exception = httpcore.ConnectTimeout()
        for number in self._numbers:
            left = self._deadline.left
            if left <= 0:
                break
            try:
                connected = socket.create_connection((number, port), timeout=left)
            except TimeoutError as silence:
                problem = httpcore.ConnectTimeout(str(silence))
            except OSError as fault:
                problem = httpcore.ConnectError(str(fault))
            else:
                connected.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.wire = Wire(connected, self._deadline, self._most_bytes)
                return self.wire
        raise problem

    def close(self) -> None:
        """Hang up, in whatever state the call is."""
        if self.wire is not None:
            self.wire.close()
