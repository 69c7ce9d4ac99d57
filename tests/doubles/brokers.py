"""Brokers that fail as brokers do, and one that writes down what it is told."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from celery import current_app
from kombu.exceptions import OperationalError


class Notebook:
    """Takes every message, and remembers which document and by which line; away, it takes none."""

    def __init__(self) -> None:
        self.told: list[tuple[int, str]] = []
        self.is_away = False

    def send_task(self, name: str, *, kwargs: dict[str, int], queue: str, retry: bool) -> None:
        assert (name, retry) == ("invoices.tasks.read_document", False)
        if self.is_away:
            raise OperationalError("Error 111 connecting to broker.internal:6379. Connection refused.")
        self.told.append((kwargs["document_id"], queue))

    @property
    def documents(self) -> list[int]:
        return [document for document, _ in self.told]


@contextmanager
def notebook() -> Iterator[Notebook]:
    """Put a notebook in the place of the broker."""
    book = Notebook()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(current_app, "send_task", book.send_task)
        yield book
