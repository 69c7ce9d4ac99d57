"""Sources that do what a test tells them: a shelf of documents, and shelves on which something goes wrong."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from struct import pack
from typing import ClassVar

import pytest

from invoices import wiring
from invoices.document import MediaType, SourceFile
from invoices.errors import InvoiceError
from invoices.imaging.looking import Look
from invoices.outbound.client import Outbound
from invoices.sources.door import NO_FOLDERS, Allowed, Cursor, Fetched, Known, Skipped
from invoices.sources.registry import SOURCES
from invoices.sources.settings import Setting, SettingKind, checked

KIND = "shelf"
SECRET = "a-word-that-nobody-may-read"
Item = Fetched | Skipped | BaseException | Callable[[], None]


@dataclass(slots=True)
class Stock:
    """What lies on the shelf, and what was done with it."""

    items: list[Item] = field(default_factory=list)
    settled: list[str] = field(default_factory=list)
    downloads: list[str] = field(default_factory=list)
    secrets: list[str] = field(default_factory=list)
    closed: int = 0
    answer: str | InvoiceError = "the connection broke"


class Shelf:
    """Hands over what lies on it, in order; its cursor is the place of the next one."""

    kind: ClassVar[str] = KIND
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("url", "Address of the API", SettingKind.URL, default="https://shelf.example"),
        Setting("first", "First day", SettingKind.DATE, required=False),
        Setting("most", "Port", SettingKind.NUMBER, required=False),
        Setting("deep", "Folder", SettingKind.FLAG, required=False, default="no"),
        Setting("way", "Mailbox", SettingKind.CHOICE, default="a", choices=(("a", "Mailbox"), ("b", "Folder"))),
        Setting("word", "Access token", SettingKind.SECRET, required=False, help="Only where the API asks for one."),
    )
    stock: ClassVar[Stock] = Stock()

    def __init__(self, word: str) -> None:
        self.stock.secrets.append(word)

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> "Shelf":
        return cls(checked(cls.settings, settings, secret)["word"])

    def check(self) -> str:
        if isinstance(self.stock.answer, InvoiceError):
            raise self.stock.answer
        return self.stock.answer

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        try:
            for place in range(int(cursor.get("at", "0")), len(self.stock.items)):
                yield from self._one(self.stock.items[place], known)
        finally:
            self.stock.closed += 1

    def settle(self, done: Fetched) -> None:
        self.stock.settled.append(done.key)

    def _one(self, item: Item, known: Known) -> Iterator[Fetched | Skipped]:
        if isinstance(item, BaseException):
            raise item
        if callable(item):
            item()
        elif isinstance(item, Skipped):
            yield item
        elif item.key not in known([item.key]):
            self.stock.downloads.append(item.key)
            yield item


def set_up_shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    """Put an empty shelf among the kinds of sources for this test."""
    stock = Stock()
    monkeypatch.setattr(Shelf, "stock", stock)
    monkeypatch.setitem(SOURCES, KIND, ("Invoice API", f"{Shelf.__module__}.Shelf"))
    monkeypatch.setattr(wiring, "look_at", first_look)
    return stock


def a_paper(number: int, *, at: int | None = None) -> Fetched:
    """A picture unlike every other one; its place on the shelf is its number."""
    place = number if at is None else at
    return Fetched(f"K-{number}", f"FA-{number}.png", a_picture(number), {"at": str(place + 1)}, "Bonjour")


def a_picture(number: int) -> bytes:
    """The smallest PNG, of one grey point, with a number in its margin."""
    head = pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"tEXt", b"n\0%d" % number), (b"IDAT", zlib.compress(b"\0\x80")), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, data) for kind, data in parts)


def _chunk(kind: bytes, data: bytes) -> bytes:
    return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))


def first_look(file: SourceFile) -> Look:
    """Believe that everything is a picture: looking for real is tested where it is done."""
    return Look(MediaType.PNG, 1)
