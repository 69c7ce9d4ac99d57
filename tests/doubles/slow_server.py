"""Servers that speak HTTP badly: too slowly, without end, in pieces, in another tongue."""

import socket
import ssl
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle, islice
from socketserver import BaseRequestHandler, ThreadingTCPServer
from threading import Thread
from time import sleep
from typing import TypeVar, cast

Behaviour = Callable[[socket.socket], None]
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
DRIP = 0.02
A_HUNDRED_MEGABYTES = 100_000_000


def stays_silent(line: socket.socket) -> None:
    """Take the question and never say a word."""
    line.recv(1)


def reads_nothing(line: socket.socket) -> None:
    """Take a question that is too large for the line, and leave it there; see `_question`."""
    sleep(3)


def drips_headers(line: socket.socket) -> None:
    line.sendall(HEAD)
    for sign in islice(cycle(b"X-Drip: 1\r\n"), 10_000):
        line.sendall(bytes([sign]))
        sleep(DRIP)


def drips_body(line: socket.socket) -> None:
    line.sendall(HEAD + b"Content-Length: 100000\r\n\r\n")
    for _ in range(10_000):
        line.sendall(b" ")
        sleep(DRIP)


def drips_chunks(line: socket.socket) -> None:
    line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    for _ in range(10_000):
        line.sendall(b"1\r\n \r\n")
        sleep(DRIP)


def says_wait_for_ever(line: socket.socket) -> None:
    for _ in range(10_000):
        line.sendall(b"HTTP/1.1 102 Processing\r\n\r\n")
        sleep(DRIP)


def never_ends_its_headers(line: socket.socket) -> None:
    line.sendall(HEAD)
    while True:
        line.sendall(b"X-More: " + b"x" * 1000 + b"\r\n")


def pours(line: socket.socket) -> None:
    """Send a hundred megabytes without saying so beforehand."""
    line.sendall(HEAD + b"\r\n")
    for _ in range(A_HUNDRED_MEGABYTES // 100_000):
        line.sendall(b" " * 100_000)


def pours_chunks_of_one(line: socket.socket) -> None:
    """Send little, packed in much."""
    line.sendall(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    piece = b"1;" + b"x" * 90_000 + b"\r\n \r\n"
    for _ in range(1000):
        line.sendall(piece)


def announces_too_much(line: socket.socket) -> None:
    line.sendall(HEAD + f"Content-Length: {A_HUNDRED_MEGABYTES}\r\n\r\n".encode())
    line.recv(1)


def breaks_off(line: socket.socket) -> None:
    line.sendall(HEAD + b'Content-Length: 1000\r\n\r\n{"pages": [')


def hangs_up(line: socket.socket) -> None:
    """Close without an answer."""


def breaks_the_line(line: socket.socket) -> None:
    """Hang up so rudely that the other side's system reports it."""
    line.sendall(HEAD + b"Content-Length: 1000\r\n\r\n")
    line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def speaks_another_tongue(line: socket.socket) -> None:
    line.sendall(b"SSH-2.0-OpenSSH_9.2\r\n\r\n" + bytes(range(256)))
    line.recv(1)


def switches_protocols(line: socket.socket) -> None:
    line.sendall(b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n")
    line.recv(1)


def packs_its_answer(line: socket.socket) -> None:
    line.sendall(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 3\r\n\r\n\x1f\x8b\x08")


def says(answer: bytes, status: str = "200 OK", headers: str = "") -> Behaviour:
    """Answer properly."""
    head = f"HTTP/1.1 {status}\r\nContent-Length: {len(answer)}\r\n{headers}\r\n".encode()
    return lambda line: line.sendall(head + answer)


class SlowServer(ThreadingTCPServer):
    """Takes each question, remembers it, and behaves."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 50

    def __init__(self, behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> None:
        super().__init__(("127.0.0.1", 0), _Caller)
        self.behaviour = behaviour
        self.tls = tls
        self.asked: list[bytes] = []

    @property
    def port(self) -> int:
        return int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Keep quiet about callers who hang up."""


class _Caller(BaseRequestHandler):
    def handle(self) -> None:
        server, line = cast(SlowServer, self.server), cast(socket.socket, self.request)
        with suppress(OSError):
            if server.tls is not None:
                line = server.tls.wrap_socket(line, server_side=True)
            if server.behaviour is not reads_nothing:
                server.asked.append(_question(line))
            server.behaviour(line)
            line.close()


def _question(line: socket.socket) -> bytes:
    """Read a question to its end, by its own measure."""
    question = b""
    while b"\r\n\r\n" not in question:
        question += _more(line)
    head, _, body = question.partition(b"\r\n\r\n")
    lengths = [row.split(b":")[1] for row in head.lower().split(b"\r\n") if row.startswith(b"content-length:")]
    while len(body) < int(lengths[0] if lengths else 0):
        body += _more(line)
    return head + b"\r\n\r\n" + body


def _more(line: socket.socket) -> bytes:
    if not (more := line.recv(65_536)):
        raise ConnectionError
    return more


Server = TypeVar("Server", bound=SlowServer)


@contextmanager
def running(server: Server) -> Iterator[Server]:
    """Run a server until the test is over."""
    with server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@contextmanager
def serving(behaviour: Behaviour, tls: ssl.SSLContext | None = None) -> Iterator[SlowServer]:
    """Run a server that behaves so, until the test is over."""
    with running(SlowServer(behaviour, tls)) as server:
        yield server
