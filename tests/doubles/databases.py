"""A database that writes down what it is asked."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class PostgresOnPaper:
    """Says that it is PostgreSQL, and remembers the statements."""

    vendor: ClassVar = "postgresql"

    def __init__(self) -> None:
        self.asked: list[tuple[str, list[int]]] = []

    @contextmanager
    def cursor(self) -> Iterator["PostgresOnPaper"]:
        """Give something that takes statements."""
        yield self

    def execute(self, statement: str, values: list[int]) -> None:
        """Write a statement down."""
        self.asked.append((statement, values))
