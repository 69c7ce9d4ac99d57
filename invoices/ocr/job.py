"""What runs in the confined child: open a document, read its pages here, answer with words and prepared pages."""

import os
import resource
import zlib
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from time import perf_counter

import cv2

from invoices.document import Attempt, OcrResult, Page, SourceFile
from invoices.errors import EngineUnavailable
from invoices.imaging.confined import Handler, Message, Progress
from invoices.imaging.opening.file import OpenFile, open_file
from invoices.imaging.recipes import RECIPES, Recipe, recipe_from
from invoices.ocr.engine import Engine
from invoices.ocr.kept import decode, encode
from invoices.ocr.order import BarePage, ReadAnswer, ReaderConfig, ReadOrder, Step
from invoices.ocr.policy import AUTO, Policy
from invoices.ocr.reading import Bench, PageRead, read_page
from invoices.ocr.registry import LOCAL, load_engine

# Pages with a text layer are shown, not read again: a sixth of the time is worth a lossy picture.
SHOWN_QUALITY = 80
FASTEST = 1
ONE_BLOCK = 6  # Tesseract's page mode
KILOBYTE = 1024


def reader(config: bytes) -> Handler:
    """Set up a reader that answers one order after another, its engines loaded on first use and kept."""
    # One page is one process's work; threads of two readers on two cores only wait for one another.
    cv2.setNumThreads(1)
    settings = decode(ReaderConfig, config)
    bench = Bench(_Loader(settings), _recipes(settings), block_readers(settings))

    def handle(message: Message, progress: Progress) -> Message:
        order = decode(ReadOrder, message.header)
        source = SourceFile(order.name, message.blobs[0])
        return answer(source, order, settings, bench, progress)

    return handle


def block_readers(settings: ReaderConfig) -> dict[str, Engine]:
    """Return who reads what an engine's layout analysis left out: the same program, told that it is one block."""
    try:
        engine = load_engine("tesseract", {**settings.engines.get("tesseract", {}), "page_mode": ONE_BLOCK})
    except EngineUnavailable:
        # Whoever asks for the engine itself is told why; documents that need none are read all the same.
        return {}
    return {"tesseract": engine}


class _Loader:
    """Loads each engine once."""

    def __init__(self, settings: ReaderConfig) -> None:
        self._settings = settings
        self._engines: dict[str, Engine] = {}

    def __call__(self, name: str) -> Engine:
        if name not in self._engines:
            self._engines[name] = load_engine(name, self._settings.engines.get(name, {}))
        return self._engines[name]


def _recipes(settings: ReaderConfig) -> Mapping[str, Recipe]:
    return {**RECIPES, **{name: recipe_from({"name": name, **data}) for name, data in settings.recipes.items()}}


def answer(source: SourceFile, order: ReadOrder, settings: ReaderConfig, bench: Bench, progress: Progress) -> Message:
    """Read one document and pack what was read.

    Raises:
        InvoiceError: the file cannot be opened, or not one page of it could be read.
    """
    started, spent = perf_counter(), cpu_seconds()
    opened = open_file(source, settings.limits)
    policy = _at_home(order.policy)
    pages, stored, bare, pixels = [], [], [], []
    for page in opened.pages():
        read = read_page(page, bench, policy, partial(_tell, progress, page.number, opened.page_count))
        pages.append(read)
        if order.keep_images:
            stored.append(_as_file(read))
        if _may_go(order.policy, read):
            bare.append(BarePage(page.number, read.page.height, read.page.width, read.page.dpi))
            pixels.append(zlib.compress(read.page.image.tobytes(), FASTEST))
        pages[-1] = replace(read, page=_no_page(read.page))
    _refuse_if_nothing_was_read(pages, order.policy)
    result = _result(source, order, opened, pages, perf_counter() - started)
    used = round(cpu_seconds() - spent, 4)
    return Message(encode(ReadAnswer(result, len(stored), tuple(bare), peak_bytes(), used)), (*stored, *pixels))


def _tell(progress: Progress, page: int, pages: int, attempt: Attempt) -> None:
    progress(encode(Step(page, pages, attempt.engine, attempt.why, attempt.score)))


def cpu_seconds() -> float:
    """Return the seconds of computing so far, of this process and of the programs it called."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak_bytes() -> int:
    """Return the most memory that this process and one program called by it have held."""
    both = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return sum(resource.getrusage(who).ru_maxrss for who in both) * KILOBYTE


def _at_home(policy: Policy) -> Policy:
    """Return what is read here: for a service, the text layer, as a free reading to compare with."""
    home = policy.engine == AUTO or policy.engine in LOCAL
    return policy if home else replace(policy, engine="embedded", recipes={**policy.recipes, "embedded": "service"})


def _may_go(policy: Policy, read: PageRead) -> bool:
    if policy.engine == AUTO:
        return policy.may_go_away and not read.reading.usable
    return policy.engine not in LOCAL


def _no_page(page: Page) -> Page:
    """Let go of a page's pixels, so that one page is in memory however many there are."""
    return replace(page, image=page.image[:1, :1].copy())


def _as_file(read: PageRead) -> bytes:
    if read.reading.attempt.engine == "embedded":
        _, packed = cv2.imencode(".jpg", read.page.image, [cv2.IMWRITE_JPEG_QUALITY, SHOWN_QUALITY])
    else:
        _, packed = cv2.imencode(".png", read.page.image, [cv2.IMWRITE_PNG_COMPRESSION, FASTEST])
    return packed.tobytes()


def _refuse_if_nothing_was_read(pages: list[PageRead], policy: Policy) -> None:
    """Let the document fail when each page did, unless a service is still to be asked."""
    if pages and all(page.error for page in pages) and (policy.engine == AUTO or policy.engine in LOCAL):
        problem = pages[0].error
        if problem is not None and not policy.may_go_away:
            raise problem


def _result(source: SourceFile, order: ReadOrder, opened: OpenFile, pages: list[PageRead], seconds: float) -> OcrResult:
    return OcrResult(
        file=source.name,
        sha256=source.sha256,
        media_type=opened.media_type,
        asked_for=order.policy.asked_for,
        languages=order.policy.languages,
        pages=tuple(page.reading for page in pages),
        attachments=opened.attachments,
        facts=opened.facts,
        seconds=round(seconds, 4),
    )
