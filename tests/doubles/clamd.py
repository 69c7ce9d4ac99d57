"""A scanner that speaks clamd's INSTREAM and knows one virus, and others that misbehave."""

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socketserver import BaseRequestHandler, BaseServer, ThreadingTCPServer, ThreadingUnixStreamServer
from threading import Thread
from time import sleep
from typing import cast

Behaviour = Callable[[socket.socket], None]
# Harmless, and known to every scanner. In two pieces, so that none of them takes this file away.
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
COMMAND = b"zINSTREAM\0"
MOST = 30_000_000
LONG = 30.0


def scans(line: socket.socket) -> None:
    """Do as clamd does."""
    content = sent(line)
    if content is None:
        line.sendall(b"INSTREAM size limit exceeded. ERROR\0")
    elif EICAR in content:
        line.sendall(b"stream: Eicar-Signature FOUND\0")
    else:
        line.sendall(b"stream: OK\0")


def says(answer: bytes) -> Behaviour:
    """Take what is sent and answer with these bytes."""

    def behave(line: socket.socket) -> None:
        sent(line)
        line.sendall(answer)

    return behave


def says_nothing(line: socket.socket) -> None:
    sent(line)
    sleep(LONG)


def reads_nothing(_line: socket.socket) -> None:
    sleep(LONG)


def hangs_up(line: socket.socket) -> None:
    line.recv(1)


def drips(line: socket.socket) -> None:
    sent(line)
    for _ in range(1000):
        line.sendall(b"s")
        sleep(0.05)


def sent(line: socket.socket) -> bytes | None:
    """Return the bytes that were sent in pieces, or nothing where there are too many of them."""
    assert _exactly(line, len(COMMAND)) == COMMAND
    content = b""
    while length := int.from_bytes(_exactly(line, 4), "big"):
        if len(content) + length > MOST:
            return None
        content += _exactly(line, length)
    return content


def _exactly(line: socket.socket, size: int) -> bytes:
    taken = b""
    while len(taken) < size:
        if not (more := line.recv(size - len(taken))):
            raise ConnectionError
        taken += more
    return taken


class _Caller(BaseRequestHandler):
    def handle(self) -> None:
        with suppress(OSError):
            cast(_Behaving, self.server).behaviour(self.request)


class _Behaving(BaseServer):
    behaviour: Behaviour


class _OverTcp(ThreadingTCPServer, _Behaving):
    daemon_threads = True
    block_on_close = False


class _OverUnix(ThreadingUnixStreamServer, _Behaving):
    daemon_threads = True
    block_on_close = False


@contextmanager
def clamd(behaviour: Behaviour = scans) -> Iterator[str]:
    """Run a scanner on a port of this machine and give its address."""
    with _OverTcp(("127.0.0.1", 0), _Caller) as server, _running(server, behaviour):
        yield f"tcp://127.0.0.1:{server.server_address[1]}"


@contextmanager
def clamd_at(path: Path, behaviour: Behaviour = scans) -> Iterator[str]:
    """Run a scanner on a socket of this machine and give its address."""
    with _OverUnix(str(path), _Caller) as server, _running(server, behaviour):
        yield f"unix://{path}"


@contextmanager
def _running(server: _Behaving, behaviour: Behaviour) -> Iterator[None]:
    server.behaviour = behaviour
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        thread.join()


def nobody() -> str:
    """Return an address of this machine where nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        return f"tcp://127.0.0.1:{free.getsockname()[1]}"
