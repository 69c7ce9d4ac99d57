"""A container of blob storage, or one for each year, opened by a signed link whose signature nobody sees."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import ClassVar
from urllib.parse import quote

from invoices.errors import AnswerTooLarge, FileTooLarge, NotTaken, SourceError, SourceGone, SourceNonsense
from invoices.outbound.addresses import parse_address
from invoices.outbound.client import Outbound
from invoices.outbound.values import Answer, Limits
from invoices.sources.arriving import arrived, check_size, plain_key, plain_name
from invoices.sources.asking import LISTING, PASSING, TEST, Asking, Misses, documents_of
from invoices.sources.blob_listing import MOST_OF_NAME, Blob, BlobPage, blob_fault, blob_page
from invoices.sources.door import NO_FOLDERS, Allowed, Cursor, Fetched, Known, Skipped
from invoices.sources.settings import Setting, SettingKind, checked

YEAR = "{year}"
CONTAINER = re.compile(r"[a-z0-9](?:-?(?:[a-z0-9]|\{year\})){2,62}|\$root")
SIGNATURE = re.compile(r"[A-Za-z0-9%=&_.~:+/*,-]{1,4000}")
MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class BlobContainer:
    """Fetches every file of the containers that is not known yet; listing is cheap, so it always lists all."""

    kind: ClassVar[str] = "blob_container"
    settings: ClassVar[tuple[Setting, ...]] = (
        Setting("url", "Address of the storage account", SettingKind.URL, help="Without the container."),
        Setting(
            "container",
            "Container",
            default="invoices-{year}",
            help="{year} stands for each year since the first one.",
        ),
        Setting("first_year", "First year", SettingKind.NUMBER, default="2018", least=1990, most=2100),
        Setting("prefix", "Only names that begin with", required=False),
        Setting("sas", "Signed link (SAS)", SettingKind.SECRET, help="The part after the question mark: sv=…&sig=…"),
    )

    url: str
    container: str
    asking: Asking
    sas: str = field(repr=False)
    first_year: int = 2018
    prefix: str = ""
    most_bytes: int = 50_000_000
    host: str = field(default="", init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "host", parse_address(self.url).host)

    @classmethod
    def from_settings(
        cls,
        settings: Mapping[str, str],
        secret: Mapping[str, str],
        outbound: Outbound,
        *,
        allowed: Allowed = NO_FOLDERS,
    ) -> "BlobContainer":
        """Make the connector from what a person has filled in."""
        given = checked(cls.settings, settings, secret)
        table = {each.name: each for each in cls.settings}
        sas = given["sas"].lstrip("?")
        if not CONTAINER.fullmatch(given["container"]):
            raise table["container"].refused("write small letters, digits and single hyphens, such as invoices-{year}")
        if not SIGNATURE.fullmatch(sas) or "sig=" not in sas:
            raise table["sas"].refused("write what follows the question mark in the link, with its sig=")
        return cls(
            given["url"].rstrip("/"),
            given["container"],
            Asking(outbound),
            sas,
            int(given["first_year"]),
            given["prefix"],
            allowed.most_bytes,
        )

    def check(self) -> str:
        """Look at the first page of the first container."""
        container = self.container.replace(YEAR, str(self.first_year))
        page = self._page(container, "", TEST)
        if page.marker:
            return f"documents in the container {container}: more than {len(page.blobs)}"
        return f"documents in the container {container}: {len(page.blobs)}"

    def fetch(self, cursor: Cursor, *, now: datetime, known: Known) -> Iterator[Fetched | Skipped]:
        """Yield what is not known yet, year by year, in the order of the names."""
        missing, misses = 0, Misses()
        containers = self._containers(now.year)
        for container in containers:
            try:
                yield from self._container(container, known, misses)
            except SourceGone:
                # A year may have no container; that none of them has one is a mistake in the settings.
                missing += 1
                if missing == len(containers):
                    raise

    def settle(self, done: Fetched) -> None:
        """Do nothing: the link only reads, and the keys are remembered."""

    def _containers(self, year: int) -> list[str]:
        if YEAR not in self.container:
            return [self.container]
        # Around new year the client's clock may be ahead of ours.
        years = range(self.first_year, max(self.first_year, year + 1) + 1)
        return [self.container.replace(YEAR, str(each)) for each in years]

    def _container(self, container: str, known: Known, misses: Misses) -> Iterator[Fetched | Skipped]:
        for page in self._pages(container):
            keys = {blob: plain_key(f"{container}/{blob.name}") for blob in page.blobs}
            here = known(list(keys.values()))
            for blob, key in keys.items():
                if key not in here:
                    yield self._document(container, blob, key, misses)

    def _pages(self, container: str) -> Iterator[BlobPage]:
        marker, seen = "", set[str]()
        while True:
            page = self._page(container, marker)
            yield page
            if not page.marker:
                return
            if page.marker in seen or len(seen) >= MOST_PAGES:
                raise SourceNonsense(place=self.host, detail="its pages go round in circles")
            seen.add(page.marker)
            marker = page.marker

    def _page(self, container: str, marker: str, limits: Limits = LISTING) -> BlobPage:
        asked = f"restype=container&comp=list&maxresults=1000&prefix={quote(self.prefix, safe='')}"
        if marker:
            asked += f"&marker={quote(marker, safe='')}"
        return blob_page(self._ask(f"{container}?{asked}", limits).body, self.host)

    def _document(self, container: str, blob: Blob, key: str, misses: Misses) -> Fetched | Skipped:
        if not blob.name.isprintable() or len(blob.name) > MOST_OF_NAME or set(blob.name.split("/")) & {"", ".", ".."}:
            return Skipped(key, plain_name(blob.name), NotTaken(detail="its name is not a plain one"), {})
        try:
            check_size(blob.size, self.most_bytes)
            answer = self._ask(f"{container}/{quote(blob.name)}?", documents_of(self.most_bytes))
        except (AnswerTooLarge, FileTooLarge, SourceGone) as problem:
            return Skipped(key, plain_name(blob.name), problem, {})
        except SourceError as problem:
            # One file may be archived or locked; what is not known is asked for again in the next run.
            misses.add(problem)
            return Skipped(key, plain_name(blob.name), problem, {})
        misses.count = 0
        return arrived(key, blob.name, answer.body, {}, most_bytes=self.most_bytes)

    def _ask(self, target: str, limits: Limits) -> Answer:
        joint = "" if target.endswith("?") else "&"
        answer = self.asking.ask(f"{self.url}/{target}{joint}{self.sas}", limits)
        if answer.status != 200:
            raise blob_fault(answer, self.host, PASSING)
        return answer
