"""The client's invoice API: a list by date, and a picture by number."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import ClassVar
from urllib.parse import quote

from invoices.errors import (
    AnswerTooLarge,
    AnswerUnreadable,
    InvoiceError,
    NoAnswer,
    NotTaken,
    SourceBusy,
    SourceGone,
    SourceNonsense,
    SourceRefused,
)
from invoices.outbound.addresses import parse_address
from invoices.outbound.client import Outbound
from invoices.sources.arriving import arrived, plain_key
from invoices.sources.asking import PASSING, TEST, Asking, Misses, documents_of, fault_of
from invoices.sources.client_api_listing import EARLIEST, Crowd, Listed, Walk, as_written, moment, page_of
from invoices.sources.door import NO_FOLDERS, Allowed, Cursor, Fetched, Known, Skipped
from invoices.sources.settings import Setting, SettingKind, checked

# It says 403 now and then to somebody whom it serves a moment later.
FLICKERING = PASSING | {403}
A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Progress:
    """How far a run has come: the cursor stops before the first document that is to be asked for again."""

    since: datetime
    now: datetime
    held: bool = False
    misses: Misses = field(default_factory=Misses)

    def cursor(self, at: datetime | None = None) -> Cursor:
        """Return where to go on, once the document of that moment is durable."""
        if at and not self.held:
            self.since = max(self.since, min(at, self.now))
        return {"since": as_written(self.since)}

    def failed(self, problem: InvoiceError) -> None:
        """Hold the cursor where it is; raise when nothing seems to come at all."""
        self.held = True
        self.misses.add(problem)


@dataclass(frozen=True, slots=True)
class ClientApi:
    """Fetches invoices from the client's API, page by page of its list."""

    kind: ClassVar[str] = "client_api"
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("url", "Address of the API", SettingKind.URL, help="Without /invoices at its end."),
        Setting(
            "start_date",
            "First day",
            SettingKind.DATE,
            default="2018-01-01",
            help="Invoices before this day are not fetched.",
        ),
        Setting(
            "overlap_days",
            "Days to look back",
            SettingKind.NUMBER,
            default="2",
            most=365,
            help="Invoices that are entered this late are still found.",
        ),
        Setting("token", "Access token", SettingKind.SECRET, required=False, help="Only where the API asks for one."),
    )

    url: str
    asking: Asking
    start: datetime = EARLIEST
    overlap: timedelta = 2 * A_DAY
    most_bytes: int = 50_000_000
    host: str = field(default="", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "host", parse_address(self.url).host)

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> "ClientApi":
        """Make the connector from what a person has filled in."""
        given = checked(cls.settings, settings, secret)
        headers = {"Authorization": f"Bearer {given['token']}"} if given["token"] else {}
        start = datetime.combine(datetime.fromisoformat(given["start_date"]), time(), UTC)
        return cls(
            given["url"].rstrip("/"),
            Asking(outbound, headers, FLICKERING),
            max(start, EARLIEST),
            timedelta(days=int(given["overlap_days"])),
            allowed.most_bytes,
        )

    def check(self) -> str:
        """Ask for the first page of the list."""
        answer = self.asking.ask(self._list_address(self.start), TEST)
        if answer.status == 403:
            raise SourceRefused(place=self.host, detail="it refuses every time")
        if answer.status != 200:
            raise fault_of(answer.status, self.host, FLICKERING)
        rows = page_of(answer.body, self.host).rows
        if not rows:
            return "it answers, and holds no invoice yet"
        return f"invoices on its first page: {len(rows)}, the first one {rows[0].no}"

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        """Yield what the list names and is not known, oldest first."""
        begun = moment(cursor.get("since", "")) or self.start
        progress = Progress(begun, now)
        odd: dict[str, None] = {}
        steps = Walk(lambda since: self._page(since, odd), now + A_DAY, self.host)(
            max(begun - self.overlap, self.start)
        )
        for step in steps:
            if isinstance(step, Crowd):
                yield _crowded(step, progress)
            else:
                yield from self._documents(step, progress, known)
        yield from (_odd(no, progress) for no in odd)

    def settle(self, done: Fetched) -> None:
        """Do nothing: the API only reads, and the cursor remembers."""

    def _list_address(self, since: datetime) -> str:
        return f"{self.url}/invoices?start_date={quote(as_written(since))}"

    def _page(self, since: datetime, odd: dict[str, None]) -> Sequence[Listed]:
        page = page_of(self.asking.taken(self._list_address(since)), self.host)
        odd |= dict.fromkeys(page.odd)
        return page.rows

    def _documents(self, rows: Sequence[Listed], progress: Progress, known: Known) -> Iterator[Fetched | Skipped]:
        here = known([plain_key(row.no) for row in rows])
        for row in rows:
            if plain_key(row.no) not in here:
                yield self._document(row, progress)

    def _document(self, row: Listed, progress: Progress) -> Fetched | Skipped:
        key, name = plain_key(row.no), f"{row.no.replace('/', '_')}.png"
        address = f"{self.url}/invoices/{quote(row.no, safe='')}"
        try:
            content = self.asking.taken(address, documents_of(self.most_bytes))
        except (AnswerTooLarge, SourceGone) as problem:
            return Skipped(key, name, problem, progress.cursor(row.at))
        except (SourceBusy, SourceNonsense, NoAnswer, AnswerUnreadable) as problem:
            progress.failed(problem)
            return Skipped(key, name, problem, progress.cursor())
        progress.misses.count = 0
        return arrived(key, name, content, progress.cursor(row.at), most_bytes=self.most_bytes)


def _crowded(crowd: Crowd, progress: Progress) -> Skipped:
    at = as_written(crowd.at)
    problem = NotTaken(detail=f"more invoices bear the moment {at} than one page of the list shows")
    return Skipped(f"crowd:{at}", at, problem, progress.cursor())


def _odd(no: str, progress: Progress) -> Skipped:
    problem = NotTaken(detail="its number or its date in the list cannot be read")
    return Skipped(plain_key(f"odd:{no}"), plain_key(no), problem, progress.cursor())
