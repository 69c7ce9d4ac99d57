"""Pages that leave the process: what was prepared at home is sent to a service, and the better reading is used."""

import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import partial
from time import perf_counter

import numpy as np

from invoices.document import Attempt, Page, PageReading, PageText, TextSource
from invoices.errors import EngineError, EngineUnavailable, PhotoNotGoodEnough, ReaderCrashed
from invoices.imaging.gate import Fault
from invoices.ocr.engine import Engine
from invoices.ocr.legibility import score
from invoices.ocr.order import BarePage
from invoices.ocr.policy import AUTO, Policy
from invoices.ocr.sanity import check_possible, is_blank

# Sixty million are opened, and small print is enlarged; whoever claims more wants the memory of this process.
MOST_PIXELS = 100_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Sent:
    """What came back for one page."""

    attempt: Attempt
    text: PageText = field(default_factory=PageText)
    error: EngineError | PhotoNotGoodEnough | None = None


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


def read_away(reading: PageReading, page: Page, engine: Engine, policy: Policy) -> PageReading:
    """Have a service read a page, and keep the better of its reading and the one made at home.

    Raises:
        EngineError: the service was asked for by name and failed.
        PhotoNotGoodEnough: it was asked for by name, and the page is not worth its price.
    """
    sent = _send(reading, page, engine, policy)
    if sent.error is not None and policy.engine != AUTO:
        raise sent.error
    attempts = (*reading.attempts, sent.attempt)
    rated = sent.attempt.score
    if rated is None or (policy.engine == AUTO and rated < reading.score):
        return replace(reading, attempts=attempts)
    return replace(
        reading,
        text=sent.text,
        source=TextSource.OCR,
        attempts=attempts,
        used=len(attempts) - 1,
        score=rated,
        usable=rated >= policy.usable_from,
    )


def _send(reading: PageReading, page: Page, engine: Engine, policy: Policy) -> Sent:
    started = perf_counter()
    why = "away" if policy.engine == AUTO else "asked_for"
    record = Attempt(engine.name, engine.version, "service", (), why, 0.0, Decimal(0), None)
    try:
        if reading.fault == Fault.EMPTY and is_blank(reading.measures.ink):
            # The back of a sheet, say: nothing to send, nothing to pay, and no reason to refuse the others.
            return Sent(_timed(replace(record, score=1.0), started))
        _pass_the_gate(reading)
        if reason := engine.why_unavailable(policy.languages):
            raise EngineUnavailable(engine=engine.name, detail=reason)
        text = engine.read(page, policy.languages)
        record = replace(record, cost=engine.cost_per_page)
        check_possible(text, reading.measures.ink, engine=engine.name, page=page.number)
        record = replace(record, score=score(text, reading.measures, engine=engine.name, layer=reading.layer))
        return Sent(_timed(record, started), text)
    except (EngineError, PhotoNotGoodEnough) as problem:
        return Sent(_timed(replace(record, error=problem.code), started), error=problem)


def _pass_the_gate(reading: PageReading) -> None:
    if reading.fault is not None and not Fault(reading.fault).repairable:
        raise PhotoNotGoodEnough(page=reading.number, fault=reading.fault)


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
