"""Whoever takes documents from a source, as the database will: durable first, then the cursor, then settled."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from invoices.sources.door import Connector, Cursor, Fetched, Skipped

NOW = datetime(2025, 6, 1, 12, tzinfo=UTC)


@dataclass
class Taker:
    """Keeps what came, by key; the same key twice is what must never be asked of it."""

    cursor: Cursor = field(default_factory=dict)
    kept: dict[str, Fetched] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)

    def known(self, keys: Collection[str]) -> set[str]:
        return set(keys) & self.kept.keys()

    def take(self, connector: Connector, *, most: int | None = None, now: datetime = NOW) -> None:
        """Pull once; `most` stops in the middle, as a power cut does."""
        for found in islice(connector.fetch(self.cursor, now=now, known=self.known), most):
            if isinstance(found, Skipped):
                self.skipped.append(found)
            else:
                assert found.key not in self.kept
                self.kept[found.key] = found
                self.downloads.append(found.key)
            self.cursor = found.cursor
            if isinstance(found, Fetched):
                connector.settle(found)

    @property
    def reasons(self) -> list[str]:
        return [str(each.error) for each in self.skipped]

    @property
    def names(self) -> list[str]:
        return [each.name for each in self.kept.values()]
