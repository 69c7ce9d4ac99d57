"""What the stand-ins of reading services share: a key, what they were asked, and answers planned for once."""

import json
from collections import deque
from dataclasses import dataclass, field
from typing import Any

from invoices.ocr.service import Patience, Service
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from tests.doubles.slow_server import Behaviour, SlowServer, says

KEY = "a-key-of-the-tests"


@dataclass(frozen=True)
class Asked:
    """A question as a server sees it."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


def as_asked(question: bytes) -> Asked:
    head, _, body = question.partition(b"\r\n\r\n")
    first, *rows = head.decode("latin-1").split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): value.strip() for name, _, value in (row.partition(":") for row in rows)}
    return Asked(method, path, headers, body)


def says_json(content: object, status: str = "200 OK", headers: str = "") -> Behaviour:
    return says(json.dumps(content).encode(), status, f"Content-Type: application/json\r\n{headers}")


class ServiceServer(SlowServer):
    """Answers as its vendor documents it, after what was planned is used up."""

    def __init__(self) -> None:
        super().__init__(self._behave)
        self.planned: deque[Behaviour] = deque()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def questions(self) -> list[Asked]:
        return [as_asked(question) for question in self.asked]

    def _behave(self, line: Any) -> None:
        behaviour = self.planned.popleft() if self.planned else self.answer(self.questions[-1])
        behaviour(line)

    def answer(self, asked: Asked) -> Behaviour:
        raise NotImplementedError


@dataclass
class Pauses:
    """A clock that stands still until somebody sleeps by it."""

    now: float = 0.0
    taken: list[float] = field(default_factory=list)

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.taken.append(seconds)
        self.now += seconds


def service_at(server: ServiceServer, pauses: Pauses | None = None, patience: Patience | None = None) -> Service:
    """Call a stand-in as a machine of one's own, without waiting in earnest."""
    pauses = pauses or Pauses()
    return Service(
        Outbound(Guard(frozenset({f"127.0.0.1:{server.port}"}))),
        patience=patience or Patience(each=5.0),
        clock=pauses.clock,
        sleep=pauses.sleep,
    )
