"""The order of the stages, and nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from invoices.document import OcrResult, SourceFile
from invoices.errors import EngineUnavailable
from invoices.imaging.confined import Message
from invoices.ocr.away import pages_to_send, read_away
from invoices.ocr.door import Door, open_to_all
from invoices.ocr.engine import Engine
from invoices.ocr.kept import decode, encode
from invoices.ocr.order import ReadAnswer, ReadOrder, Step
from invoices.ocr.policy import AUTO, Policy

Watcher = Callable[[Step], None]


class Reader(Protocol):
    """What reads a document within limits: one confined child, or a pool of them."""

    def call(self, message: Message, on_progress: Callable[[bytes], None] | None = None) -> Message: ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What the pipeline works with, built once from the settings of an installation."""

    reader: Reader
    services: Mapping[str, Engine] = field(default_factory=dict)  # engines that are called from here
    policy: Policy = field(default_factory=Policy)
    door: Door = open_to_all  # before each call to a service


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read, and the prepared pages it is about, ready to be stored and shown."""

    result: OcrResult
    images: tuple[bytes, ...] = ()
    peak_bytes: int = 0
    cpu_seconds: float = 0.0


def read(source: SourceFile, tools: Tools, *, policy: Policy | None = None) -> OcrResult:
    """Read a document: slow, sometimes paid, and kept.

    Raises:
        InvoiceError: what was received cannot be read; it says why and whether trying again can help.
    """
    return read_with_images(source, tools, policy=policy, keep_images=False).result


def read_with_images(
    source: SourceFile,
    tools: Tools,
    *,
    policy: Policy | None = None,
    keep_images: bool = True,
    watcher: Watcher | None = None,
) -> Reading:
    """Read a document and bring the prepared pages along.

    Raises:
        InvoiceError: what was received cannot be read; it says why and whether trying again can help.
    """
    settled = policy or tools.policy
    order = ReadOrder(source.name, settled, keep_images)
    notice = None if watcher is None else lambda raw: watcher(decode(Step, raw))
    message = tools.reader.call(Message(encode(order), (source.content,)), notice)
    answer = decode(ReadAnswer, message.header)
    result = _away(answer, message.blobs[answer.stored :], tools, settled)
    return Reading(result, message.blobs[: answer.stored], answer.peak_bytes, answer.cpu_seconds)


def _away(answer: ReadAnswer, blobs: tuple[bytes, ...], tools: Tools, policy: Policy) -> OcrResult:
    if not answer.bare:
        return answer.result
    name = policy.away if policy.engine == AUTO else policy.engine
    engine = tools.services.get(name or "")
    if engine is None:
        raise EngineUnavailable(engine=name or "", detail="this installation has no settings for it")
    pages = pages_to_send(answer.bare, blobs)
    read_again = read_away(answer.result.pages, pages, engine, policy, tools.door)
    seconds = answer.result.seconds + sum(page.attempts[-1].seconds for page in read_again if page.number in pages)
    return replace(answer.result, pages=read_again, seconds=round(seconds, 4))
