"""Every engine on the same documents: what `manage.py compare_engines` measures."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from invoices.document import SourceFile
from invoices.errors import InvoiceError
from invoices.ocr.accuracy import Accuracy, measure_accuracy
from invoices.ocr.comparison import Row
from invoices.ocr.known import known_pages, text_of
from invoices.ocr.policy import Policy
from invoices.pipeline import Tools, read_with_images

Toolbox = Callable[[Policy], AbstractContextManager[Tools]]


def known_text(path: Path, facts: dict[str, object] | None) -> str | None:
    """Return what is printed on a document, where its truth or its own text layer tells."""
    told = (facts or {}).get("text")
    return told if isinstance(told, str) else text_of(known_pages(path, facts))


def rows(files: Iterable[tuple[Path, str | None]], policy: Policy, toolbox: Toolbox) -> Iterator[Row]:
    """Read documents one after another with one engine, in a reader of its own, and measure each."""
    with toolbox(policy) as tools:
        for path, truth in files:
            yield _row(path, truth, tools)


def _row(path: Path, truth: str | None, tools: Tools) -> Row:
    engine = tools.policy.engine
    try:
        reading = read_with_images(SourceFile(path.name, path.read_bytes()), tools, keep_images=False)
    except InvoiceError as problem:
        return Row(path.name, engine, 1, _accuracy(truth, ""), 0.0, error=problem.code)
    result = reading.result
    text = "\n".join(page.text.text for page in result.pages)
    return Row(
        document=path.name,
        engine=engine,
        pages=len(result.pages),
        accuracy=_accuracy(truth, text),
        seconds=result.seconds,
        cost=result.cost,
        peak_bytes=reading.peak_bytes or None,
        cpu_seconds=reading.cpu_seconds,
    )


def _accuracy(truth: str | None, read: str) -> Accuracy | None:
    return None if truth is None else measure_accuracy(truth, read)
