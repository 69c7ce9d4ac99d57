"""A virus scanner: clamd, asked over a socket. Whatever it says that is not a clear yes or no is no answer at all."""

import re
import socket
from dataclasses import dataclass
from time import monotonic
from typing import Protocol
from urllib.parse import urlsplit

from invoices.errors import ScannerAway, VirusFound

PIECE = 256 * 1024  # far below what clamd takes as one piece
LONGEST_ANSWER = 1024
CLEAN = "stream: OK"
FOUND = re.compile(r"stream: ([\x21-\x7e]{1,200}) FOUND")
TOO_LARGE = "INSTREAM size limit exceeded. ERROR"


class Scanner(Protocol):
    """Says whether bytes hold a virus that is known."""

    def scan(self, content: bytes) -> None: ...


@dataclass(frozen=True, slots=True)
class NoScanner:
    """Where an installation has none: nothing is scanned, and nothing is held back for it."""

    def scan(self, content: bytes) -> None:
        """Let it pass."""


@dataclass(frozen=True, slots=True)
class Clamd:
    """Sends bytes to clamd by INSTREAM, a connection each; one that is away, slow or unclear lets nothing pass."""

    address: str  # unix:///path or tcp://host:port
    seconds: float = 30.0  # for all of it, from dialling to the answer

    def __post_init__(self) -> None:
        _place(self.address)

    def scan(self, content: bytes) -> None:
        """Have it looked through.

        Raises:
            VirusFound: it holds one that is known.
            ScannerAway: there was no clear answer in time.
        """
        answer = self._asked(content)
        if found := FOUND.fullmatch(answer):
            raise VirusFound(detail=found[1])
        if answer == TOO_LARGE:
            raise ScannerAway(detail="the file is larger than it takes (StreamMaxLength)")
        if answer != CLEAN:
            raise ScannerAway(detail="it gave an answer that nobody knows")

    def _asked(self, content: bytes) -> str:
        until = monotonic() + self.seconds
        try:
            with _dialled(self.address, self.seconds) as line:
                _say(line, content, until)
                return _heard(line, until)
        except TimeoutError as problem:
            raise ScannerAway(detail="it was too slow") from problem
        except (OSError, UnicodeError) as problem:
            # The latter: a name that cannot be one.
            raise ScannerAway(detail="it could not be reached") from problem


def _place(address: str) -> str | tuple[str, int]:
    """Return where a socket is dialled.

    Raises:
        ValueError: it leads nowhere.
    """
    parts = urlsplit(address)
    if parts.scheme == "unix" and not parts.netloc and parts.path.startswith("/"):
        return parts.path
    if parts.scheme == "tcp" and parts.hostname and parts.port and parts.path in ("", "/"):
        return parts.hostname, parts.port
    raise ValueError("write unix:///path or tcp://host:port")


def _dialled(address: str, seconds: float) -> socket.socket:
    place = _place(address)
    if not isinstance(place, str):
        return socket.create_connection(place, timeout=seconds)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(seconds)
        line.connect(place)
    except BaseException:
        line.close()
        raise
    return line


def _say(line: socket.socket, content: bytes, until: float) -> None:
    """Send the bytes in pieces, each with its length before it; a piece without length is the end."""
    whole = memoryview(content)
    try:
        _send(line, b"zINSTREAM\0", until)
        for start in range(0, len(whole), PIECE):
            piece = whole[start : start + PIECE]
            _send(line, len(piece).to_bytes(4, "big"), until)
            _send(line, piece, until)
        _send(line, bytes(4), until)
    except (BrokenPipeError, ConnectionResetError):
        # It hangs up on what is too large, having said so.
        return


def _send(line: socket.socket, said: bytes | memoryview, until: float) -> None:
    _wait_until(line, until)
    line.sendall(said)


def _heard(line: socket.socket, until: float) -> str:
    """Return its answer, which ends with a zero; what breaks off before is none."""
    heard = b""
    while b"\0" not in heard and len(heard) < LONGEST_ANSWER:
        _wait_until(line, until)
        if not (more := line.recv(LONGEST_ANSWER)):
            return ""
        heard += more
    answer, _, rest = heard.partition(b"\0")
    return "" if rest else answer.decode("latin-1")


def _wait_until(line: socket.socket, until: float) -> None:
    left = until - monotonic()
    if left <= 0:
        raise TimeoutError
    line.settimeout(left)
