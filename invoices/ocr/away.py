"""Pages that leave the process: what was prepared at home is sent to a service, and the better reading is used."""

import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from time import perf_counter

import numpy as np

from invoices.document import Attempt, Page, PageReading, PageText, TextSource
from invoices.errors import (
    EngineError,
    EngineFoundNothing,
    EngineNonsense,
    EngineUnavailable,
    PhotoNotGoodEnough,
    ReaderCrashed,
)
from invoices.imaging.gate import Fault
from invoices.ocr.door import Door, open_to_all
from invoices.ocr.engine import Engine
from invoices.ocr.legibility import looks_like_paper, score
from invoices.ocr.order import BarePage
from invoices.ocr.policy import AUTO, Policy
from invoices.ocr.sanity import check_possible, is_blank

# Sixty million are opened, and small print is enlarged; whoever claims more wants the memory of this process.
MOST_PIXELS = 100_000_000
# A service that answered is to be paid, whatever the answer was worth.
ANSWERED = (EngineNonsense, EngineFoundNothing)


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """What came back for one page."""

    attempt: Attempt
    text: PageText = field(default_factory=PageText)
    error: EngineError | PhotoNotGoodEnough | None = None

    @property
    def has_words(self) -> bool:
        return bool(self.text.lines)


def page_from(bare: BarePage, packed: bytes) -> Page:
    """Make a page of the pixels that the confined reader handed over.

    Raises:
        ReaderCrashed: they are not the pixels of such a page.
    """
    size = bare.rows * bare.columns
    if min(bare.rows, bare.columns) < 1 or size > MOST_PIXELS:
        raise _nonsense()
    image = np.frombuffer(_unpacked(packed, size), dtype=np.uint8)
    return Page(bare.number, image.reshape(bare.rows, bare.columns), bare.dpi)


def _unpacked(packed: bytes, size: int) -> bytes:
    """Unpack exactly so many bytes, and never many more: what packs them may have been broken by a document."""
    unpacker = zlib.decompressobj()
    try:
        pixels = unpacker.decompress(packed, size + 1)
    except zlib.error:
        raise _nonsense() from None
    if len(pixels) != size or not unpacker.eof:
        raise _nonsense()
    return pixels


def _nonsense() -> ReaderCrashed:
    return ReaderCrashed(detail="its answer makes no sense")


def read_away(
    readings: Sequence[PageReading],
    pages: Mapping[int, Callable[[], Page]],
    engine: Engine,
    policy: Policy,
    door: Door = open_to_all,
) -> tuple[PageReading, ...]:
    """Have a service read these pages of a document; a page that it fails on keeps its error, and costs no other page.

    Raises:
        EngineError: the service was asked for by name and failed on every page.
        PhotoNotGoodEnough: it was asked for by name, and the first page is not worth its price, nor any other.
    """
    sent = {one.number: _send(one, pages[one.number], engine, policy, door) for one in readings if one.number in pages}
    errors = [one.error for one in sent.values() if one.error is not None]
    if errors and policy.engine != AUTO and not any(one.has_words for one in sent.values()):
        raise errors[0]
    return tuple(_better(one, sent[one.number], policy) if one.number in sent else one for one in readings)


def _better(reading: PageReading, sent: Sent, policy: Policy) -> PageReading:
    """Keep the better of what the service read and what was read at home."""
    attempts = (*reading.attempts, sent.attempt)
    rated = sent.attempt.score
    if rated is None or (policy.engine == AUTO and rated < reading.score):
        # Where the service was asked for by name, nobody asked for the reading made at home.
        return replace(reading, attempts=attempts, usable=reading.usable and policy.engine == AUTO)
    return replace(
        reading,
        text=sent.text,
        source=TextSource.OCR,
        attempts=attempts,
        used=len(attempts) - 1,
        score=rated,
        usable=rated >= policy.usable_from,
    )


def _send(reading: PageReading, page: Callable[[], Page], engine: Engine, policy: Policy, door: Door) -> Sent:
    started = perf_counter()
    why = "away" if policy.engine == AUTO else "asked_for"
    record = Attempt(engine.name, engine.version, "service", (), why, 0.0, Decimal(0), None)
    try:
        if _is_bare_paper(reading):
            nothing = score(PageText(), reading.measures, engine=engine.name, layer=reading.layer)
            return Sent(_timed(replace(record, score=nothing), started))
        _pass_the_gate(reading)
        _pass_the_door(engine, policy)
        with door(engine.name):
            text = engine.read(page(), policy.languages)
        check_possible(text, reading.measures.ink, engine=engine.name, page=reading.number)
        record = replace(record, score=score(text, reading.measures, engine=engine.name, layer=reading.layer))
        return Sent(_timed(replace(record, cost=engine.cost_per_page), started), text)
    except (EngineError, PhotoNotGoodEnough) as problem:
        cost = engine.cost_per_page if isinstance(problem, ANSWERED) else Decimal(0)
        return Sent(_timed(replace(record, error=problem.code, cost=cost), started), error=problem)


def _is_bare_paper(reading: PageReading) -> bool:
    """Tell whether there is nothing to send and to pay, and no reason to refuse the pages beside it: a blank back."""
    seen = reading.measures
    return not reading.text.words and reading.fault == Fault.EMPTY and is_blank(seen.ink) and looks_like_paper(seen)


def _pass_the_gate(reading: PageReading) -> None:
    if reading.fault is not None and not Fault(reading.fault).repairable:
        raise PhotoNotGoodEnough(page=reading.number, fault=reading.fault)


def _pass_the_door(engine: Engine, policy: Policy) -> None:
    if engine.leaves_the_building and not policy.may_leave:
        raise EngineUnavailable(engine=engine.name, detail="the page may not be sent there")
    if reason := engine.why_unavailable(policy.languages):
        raise EngineUnavailable(engine=engine.name, detail=reason)


def _timed(record: Attempt, started: float) -> Attempt:
    return replace(record, seconds=round(perf_counter() - started, 4))


def pages_to_send(bare: Sequence[BarePage], blobs: Sequence[bytes]) -> dict[int, Callable[[], Page]]:
    """Say by page number how to make each page: one at a time, as all at once would fill the memory.

    Raises:
        ReaderCrashed: there are not as many pictures as pages.
    """
    if len(bare) != len(blobs):
        raise _nonsense()
    return {one.number: partial(page_from, one, packed) for one, packed in zip(bare, blobs, strict=True)}
