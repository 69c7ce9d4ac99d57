"""Readers that answer what they are told, at once; and those that something happens to while they read."""

from collections.abc import Callable

from invoices.document import OcrResult
from invoices.errors import InvoiceError
from invoices.imaging.confined import Message
from invoices.ocr.kept import decode, encode
from invoices.ocr.order import ReadAnswer, ReadOrder, Step
from tests.builders import an_ocr_result

PAGE = b"\x89PNG a prepared page"
Progress = Callable[[bytes], None] | None


class ReaderThatSays:
    """Reads in every document the same; each order is remembered."""

    def __init__(self, result: OcrResult | None = None) -> None:
        self.result = result or an_ocr_result()
        self.orders: list[ReadOrder] = []
        self.read: list[bytes] = []

    def call(self, message: Message, on_progress: Progress = None) -> Message:
        self.orders.append(decode(ReadOrder, message.header))
        self.read.append(message.blobs[0])
        if on_progress:
            on_progress(encode(Step(1, len(self.result.pages), "tesseract", "first", 0.9)))
        images = tuple(PAGE + b" %d" % page.number for page in self.result.pages)
        return Message(encode(ReadAnswer(self.result, len(images), (), 2**20, 0.5)), images)


class ReaderThatFails(ReaderThatSays):
    """Fails so many times in the same way, then reads."""

    def __init__(self, problem: Exception, *, times: int = 1_000) -> None:
        super().__init__()
        self.problem, self.times = problem, times

    def call(self, message: Message, on_progress: Progress = None) -> Message:
        if self.times:
            self.times -= 1
            raise self.problem
        return super().call(message, on_progress)


class ReaderMeanwhile(ReaderThatSays):
    """Something else happens while it reads."""

    def __init__(self, happens: Callable[[], object], result: OcrResult | None = None) -> None:
        super().__init__(result)
        self.happens = happens

    def call(self, message: Message, on_progress: Progress = None) -> Message:
        answer = super().call(message, on_progress)
        self.happens()
        return answer


def passing(kind: type[InvoiceError], **facts: str | float) -> InvoiceError:
    """Return an error that may pass, and make sure that it is one."""
    assert kind.passing
    return kind(**facts)
