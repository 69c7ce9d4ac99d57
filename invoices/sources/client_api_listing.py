"""The list of the client's invoices, which is paged by date: every invoice once, without a gap and without a loop.

The API answers with the invoices from a moment on, as many as it likes. Whether that moment itself belongs to them is
not said, and several invoices may share one. So it is asked again from a second before the last one it gave, then from
that very moment, then from a second after; only when none of the three brings anything new is the end reached.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import msgspec

from invoices.errors import SourceNonsense

SECOND = timedelta(seconds=1)
RUNGS = (-SECOND, timedelta(0), SECOND)
EARLIEST = datetime(1970, 1, 2, tzinfo=UTC)
MOST_LISTED = 500_000
MOST_OF_NUMBER = 150


@dataclass(frozen=True, slots=True)
class Listed:
    """One invoice in the list. Times are the client's own and only compared with one another."""

    no: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Crowd:
    """A moment shared by more invoices than one page shows: some may never be listed."""

    at: datetime


@dataclass(frozen=True, slots=True)
class Page:
    """One answer: its rows, and what stands in the place of a number where a row could not be understood."""

    rows: tuple[Listed, ...]
    odd: tuple[str, ...] = ()


class _Row(msgspec.Struct):
    no: str | int
    dt: str


class _Answer(msgspec.Struct):
    invoices: list[_Row]


def page_of(body: bytes, place: str) -> Page:
    """Read one answer.

    Raises:
        SourceNonsense: it is not the list that was agreed on.
    """
    try:
        found = msgspec.json.decode(body, type=_Answer).invoices
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise SourceNonsense(place=place, detail="it is not the JSON that was agreed on") from problem
    rows = [(str(row.no).strip(), moment(row.dt)) for row in found]
    good = tuple(Listed(no, at) for no, at in rows if at and _is_number(no))
    return Page(good, tuple(no[:MOST_OF_NUMBER] for no, at in rows if not (at and _is_number(no))))


def moment(written: str) -> datetime | None:
    """Read a date with its time, as the client writes it or as ISO does."""
    try:
        at = datetime.fromisoformat(written.strip()[:40]).replace(tzinfo=UTC)
    except ValueError:
        return None
    return at if at >= EARLIEST else None


def as_written(at: datetime) -> str:
    """Write a moment as the client's API takes it."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def _is_number(no: str) -> bool:
    return 0 < len(no) <= MOST_OF_NUMBER and no.isprintable() and not set(no.split("/")) & {"", ".", ".."}


@dataclass(slots=True)
class Walk:
    """Goes through the list once, page by page."""

    ask: Callable[[datetime], Sequence[Listed]]
    horizon: datetime  # nothing later than this leads on: one wrong date must not hide a year of invoices
    place: str
    _seen: set[str] = field(default_factory=set)
    _last: datetime | None = None
    _rung: int = 0
    _before: int = 0  # rows on the page before
    _cut: int = 0  # rows on a page after which more was found: as many as one page shows
    _stuck: int = 0  # rows on a page that held nothing but what is known of the last moment

    def __call__(self, since: datetime) -> Iterator[list[Listed] | Crowd]:
        """Yield what each page brings that is new, oldest first.

        Raises:
            SourceNonsense: it goes on without end.
        """
        asked: datetime | None = since
        while asked:
            rows = self.ask(asked)
            fresh = {row.no: row for row in rows if row.no not in self._seen}
            yield from self._found(rows, fresh) if fresh else self._found_nothing(rows)
            self._before = len(rows) or self._before
            asked = self._next()

    def _found(self, rows: Sequence[Listed], fresh: Mapping[str, Listed]) -> Iterator[list[Listed] | Crowd]:
        if self._stuck and self._last:
            yield Crowd(self._last)
        yield sorted(fresh.values(), key=lambda row: (row.at, row.no))
        self._seen |= fresh.keys()
        if len(self._seen) > MOST_LISTED:
            raise SourceNonsense(place=self.place, detail="there is far too much of it")
        near = [row.at for row in rows if row.at <= self.horizon]
        self._last = max([*near, *([self._last] if self._last else [])], default=None)
        self._cut, self._rung, self._stuck = max(self._cut, self._before), 0, 0

    def _found_nothing(self, rows: Sequence[Listed]) -> Iterator[Crowd]:
        if all(row.at == self._last for row in rows):
            self._stuck = max(self._stuck, len(rows))
        if self._last and self._rung == len(RUNGS) and self._stuck >= self._cut > 0:
            yield Crowd(self._last)

    def _next(self) -> datetime | None:
        if self._last is None or self._rung == len(RUNGS):
            return None
        self._rung += 1
        return self._last + RUNGS[self._rung - 1]
