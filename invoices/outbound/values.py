"""What is asked of another machine, what it answers, and how long and how much that may take."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from time import monotonic
from typing import Protocol

MEGABYTE = 1_000_000
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE"})
# Written by the client itself, so that nobody can say one thing to it and another to the server.
OURS = frozenset({"host", "content-length", "transfer-encoding", "connection", "accept-encoding", "cookie", "te"})
_NAME = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
_VALUE = re.compile(r"[\x20-\x7e]{0,8000}")


class Clock(Protocol):
    """Seconds from any beginning, never backwards."""

    def __call__(self) -> float: ...


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one call; `seconds` covers the name, the connection, the question and the whole answer."""

    seconds: float = 60.0
    most_sent: int = 64 * MEGABYTE
    most_taken: int = 16 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Request:
    """One question to another machine. Shown without its address, headers and body: keys travel in all three."""

    method: str
    url: str = field(repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)
    limits: Limits = field(default_factory=Limits)

    def fault(self) -> str | None:
        """Say what keeps this from being sent, or nothing."""
        if self.method not in METHODS:
            return "its method is not one that is used here"
        if len(self.body) > self.limits.most_sent:
            return f"it has more than {self.limits.most_sent // MEGABYTE} MB"
        odd = [name for name, value in self.headers.items() if not _is_header(name, value)]
        return "a header holds characters that no header may" if odd else None


def _is_header(name: str, value: str) -> bool:
    return bool(_NAME.fullmatch(name) and _VALUE.fullmatch(value)) and name.lower() not in OURS


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, redirects included: none is followed. Names of headers are in small letters."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)
    body: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class Deadline:
    """The moment by which everything is over, whatever the other side does."""

    at: float
    clock: Clock = monotonic

    @classmethod
    def after(cls, seconds: float, clock: Clock = monotonic) -> "Deadline":
        return cls(clock() + seconds, clock)

    @property
    def left(self) -> float:
        return max(0.0, self.at - self.clock())
