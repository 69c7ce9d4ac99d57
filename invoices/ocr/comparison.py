"""Engines side by side on the same documents: how well, how fast, at what price, and what went wrong."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from invoices.ocr.accuracy import Accuracy, summed


@dataclass(frozen=True, slots=True)
class Row:
    """One document read by one engine.

    An engine that failed has read nothing: where the text is known, its accuracy is that of an empty reading, or
    failing would pay.
    """

    document: str
    engine: str
    pages: int
    accuracy: Accuracy | None  # None: what is printed is not known
    seconds: float
    cost: Decimal = Decimal(0)
    peak_bytes: int | None = None  # the most memory it took; None for what runs elsewhere
    cpu_seconds: float | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Unavailable:
    """An engine that could not take part, and why."""

    engine: str
    reason: str


@dataclass(frozen=True, slots=True)
class Summary:
    """What one engine did over all documents."""

    engine: str
    documents: int
    pages: int
    failures: int
    accuracy: Accuracy
    seconds: float
    cpu_seconds: float | None
    cost: Decimal
    peak_bytes: int | None

    @property
    def seconds_a_page(self) -> float | None:
        return self.seconds / self.pages if self.pages else None

    @property
    def pages_a_minute(self) -> float | None:
        """Return how many pages one process reads in a minute of its time."""
        return 60 * self.pages / self.seconds if self.pages and self.seconds else None

    @property
    def cpu_seconds_a_page(self) -> float | None:
        return self.cpu_seconds / self.pages if self.pages and self.cpu_seconds is not None else None

    @property
    def cost_a_page(self) -> Decimal | None:
        return self.cost / self.pages if self.pages else None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that one run brought."""

    rows: tuple[Row, ...]
    summaries: tuple[Summary, ...]
    unavailable: tuple[Unavailable, ...] = ()


def compare(rows: Iterable[Row], unavailable: Iterable[Unavailable] = ()) -> Comparison:
    """Sum up what each engine did, in the order in which the engines appear."""
    told = tuple(rows)
    engines = dict.fromkeys(row.engine for row in told)
    summaries = (_summary(engine, [row for row in told if row.engine == engine]) for engine in engines)
    return Comparison(told, tuple(summaries), tuple(unavailable))


def _summary(engine: str, rows: Sequence[Row]) -> Summary:
    peaks = [row.peak_bytes for row in rows if row.peak_bytes is not None]
    spent = [row.cpu_seconds for row in rows if row.cpu_seconds is not None]
    return Summary(
        engine=engine,
        documents=len(rows),
        pages=sum(row.pages for row in rows),
        failures=sum(row.error is not None for row in rows),
        accuracy=summed(row.accuracy for row in rows if row.accuracy is not None),
        seconds=sum(row.seconds for row in rows),
        # A sum over some of the documents would make the engine look cheaper than it is.
        cpu_seconds=sum(spent) if len(spent) == len(rows) else None,
        cost=sum((row.cost for row in rows), Decimal(0)),
        peak_bytes=max(peaks, default=None),
    )
