"""A reader that works in this very process: no child, no limits, the same job."""

from collections.abc import Callable

from invoices.imaging.confined import Message
from invoices.ocr.job import reader
from invoices.ocr.kept import encode
from invoices.ocr.order import ReaderConfig


class ReaderInThisProcess:
    def __init__(self, config: ReaderConfig | None = None) -> None:
        self._handle = reader(encode(config or ReaderConfig()))

    def call(self, message: Message, on_progress: Callable[[bytes], None] | None = None) -> Message:
        return self._handle(message, on_progress or _nobody)


def _nobody(raw: bytes) -> None:
    """Listen to nothing."""
