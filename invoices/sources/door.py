"""The one narrow door of every source: try it, fetch from it what is new, and settle what is durable here."""

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar, Protocol, Self, TypeAlias

from invoices.errors import InvoiceError
from invoices.outbound.client import Outbound
from invoices.sources.settings import Setting

# Durable, and opaque to everybody but the connector that wrote it; {} at the start.
Cursor: TypeAlias = dict[str, str]
# Tells which of these keys are here already.
Known: TypeAlias = Callable[[Collection[str]], set[str]]


@dataclass(frozen=True, slots=True)
class Fetched:
    """One document that a source has, with where to go on once it is durable here."""

    key: str  # the source's own id: the same key never makes a second document
    name: str  # a label, it decides nothing
    content: bytes
    cursor: Cursor  # saved once this document is durable
    note: str = ""  # what came with it, such as the text of the mail


@dataclass(frozen=True, slots=True)
class Skipped:
    """Something that is no document or cannot be had: named with the reason, and the run goes on."""

    key: str
    name: str
    error: InvoiceError
    cursor: Cursor


@dataclass(frozen=True, slots=True)
class Allowed:
    """What this installation lets a source do, whatever its settings say."""

    roots: tuple[Path, ...] = ()  # a watched folder lies within one of these
    most_bytes: int = 50_000_000  # of one document


NO_FOLDERS = Allowed()


class Connector(Protocol):
    """Reaches one source. It keeps nothing between runs; what it must remember stands in the cursor.

    `fetch` yields lazily, oldest first. Whoever takes a document makes it durable, saves its cursor and calls `settle`
    before asking for the next. An InvoiceError ends the run; where it is `passing`, a later run goes on by itself.
    """

    kind: ClassVar[str]
    settings: ClassVar[tuple[Setting, ...]]

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> Self:
        """Make a connector from what a person has filled in.

        Raises:
            SettingRefused: a setting is unknown, missing or impossible; its `field` says which.
        """
        ...

    def check(self) -> str:
        """Reach the source and say in a short fact what is there.

        Raises:
            InvoiceError: it cannot be reached, or does not hold what was agreed on.
        """
        ...

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        """Yield what is new since the cursor; what is known is not downloaded again."""
        ...

    def settle(self, done: Fetched) -> None:
        """Mark at the source what is durable here; repeating it does no harm."""
        ...
