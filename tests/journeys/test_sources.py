"""Each kind of source against a real server of its kind, with interruptions: nothing lost, nothing twice."""

import os
import ssl
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
import time_machine
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.origin import Actor
from invoices import wiring
from invoices.models import Arrival, Document, Source, SourceRun
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from invoices.samples.client_api_server import ClientStore, Said
from invoices.services.source_holding import LEASE
from invoices.services.source_pulling import source_pull
from invoices.services.sources import SourceFacts, source_check, source_create
from tests.cast import Cast
from tests.doubles.authority import certified
from tests.doubles.broken_off import Killed, failing
from tests.doubles.connectors import a_picture, first_look
from tests.doubles.servers.client_server import client_served
from tests.doubles.servers.mail_server import PASSWORD, USER, MailServer, mail_served
from tests.doubles.servers.mails import PDF, a_mail

MAIL_HOST = "imap.example"
State = SourceRun.State


@dataclass(frozen=True)
class SmallPictures(ClientStore):
    """The client's server with its own lists, and pictures that are quickly drawn."""

    def _picture(self, vintage: str, name: str) -> Said:
        return Said(200, a_picture(self.catalogues[vintage].names[name.removesuffix(".png")]), "image/png")


@pytest.fixture(autouse=True)
def _a_quick_look(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", first_look)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Let the clock stand, when all that a test writes has come to rest."""
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1), tick=False) as traveller:
        yield traveller


def a_source(cast: Cast, kind: str, settings: dict[str, str], secret: dict[str, str] | None = None) -> Source:
    facts = SourceFacts("Source", settings, secret or {})
    return source_create(organisation=cast.atelier, kind=kind, facts=facts, by=Actor(cast.alice.pk))


def pull(source: Source) -> SourceRun:
    run = source_pull(source_id=source.pk, on_demand=True, by=Actor())
    assert run
    return run


def pull_with_interruptions(
    source: Source, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller, *, at: tuple[int, ...]
) -> SourceRun:
    """Pull until the end, killed on the way: in turn before a document is durable, and just after."""
    for turn, place in enumerate(at):
        with monkeypatch.context() as patch:
            failing(patch, Killed(), at=place, after=bool(turn % 2))
            with pytest.raises(Killed):
                pull(source)
        clock.shift(LEASE)
    return pull(source)


def once_each() -> int:
    """Return how many documents came; each key came once, and each document has its own."""
    keys = list(Arrival.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys)) == Document.objects.count()
    return len(keys)


class TestTheClientsApi:
    def test_lands_a_thousand_invoices_once_each_after_two_interruptions(
        self, cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
    ) -> None:
        chance = Random(5)
        with client_served(SmallPictures(seed=1, count=1000, vintages=("2023",), page=50)) as server:
            settings.SOURCE_PRIVATE_HOSTS = (server.place,)
            source = a_source(cast, "client_api", {"url": f"http://{server.place}"})
            assert "50" in source_check(source=source)
            places = chance.randrange(100, 500), chance.randrange(100, 500)

            run = pull_with_interruptions(source, monkeypatch, clock, at=places)

        assert once_each() == 1000
        assert (run.state, run.skipped) == (State.DONE, 0)
        assert list(SourceRun.objects.order_by("pk").values_list("state", flat=True)) == ["lost", "lost", "done"]

    def test_lands_what_it_refused_at_first(
        self, cast: Cast, settings: Settings, clock: time_machine.Traveller
    ) -> None:
        store = SmallPictures(seed=2, count=50, vintages=("2023",), page=25, refuse=0.05)
        with client_served(store) as server:
            settings.SOURCE_PRIVATE_HOSTS = (server.place,)
            source = a_source(cast, "client_api", {"url": f"http://{server.place}"})
            for _ in range(3):
                pull(source)
                clock.shift(timedelta(hours=1))

        assert once_each() == 50


class TestTheBlobContainer:
    def test_lands_every_file_once_each_after_an_interruption(
        self, cast: Cast, settings: Settings, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
    ) -> None:
        store = SmallPictures(seed=3, count=120, vintages=("2024",), page=25)
        with client_served(store) as server:
            settings.SOURCE_PRIVATE_HOSTS = (server.place,)
            address = {"url": f"http://{server.place}", "container": "invoices-{year}"}
            source = a_source(cast, "blob_container", address, {"sas": store.signed})

            run = pull_with_interruptions(source, monkeypatch, clock, at=(40, 30))

        assert once_each() == 120
        assert run.state == State.DONE
        assert store.signed not in str(list(SourceRun.objects.values()))

    def test_with_a_signature_that_ended_says_so(self, cast: Cast, settings: Settings) -> None:
        with client_served(SmallPictures(count=60, vintages=("2024",))) as server:
            settings.SOURCE_PRIVATE_HOSTS = (server.place,)
            source = a_source(cast, "blob_container", {"url": f"http://{server.place}"}, {"sas": "sv=1&sig=old"})
            run = pull(source)

        assert (run.state, run.error_code) == (State.FAILED, "source_refused")
        assert "old" not in str(run.error_facts)


class TestTheFolder:
    def test_lands_every_file_once_each_after_an_interruption(
        self,
        cast: Cast,
        settings: Settings,
        monkeypatch: pytest.MonkeyPatch,
        tmp_path: Path,
        clock: time_machine.Traveller,
    ) -> None:
        settings.SOURCE_ROOTS = (f"{tmp_path}/{{organisation}}",)
        folder = tmp_path / str(cast.atelier.pk)
        folder.mkdir()
        for number in range(10):
            _put(folder / f"{number}.png", number, at=timezone.now() - timedelta(hours=10 - number))
        source = a_source(cast, "folder", {"path": str(folder)})

        with monkeypatch.context() as patch:
            failing(patch, Killed(), at=6, after=True)
            with pytest.raises(Killed):
                pull(source)
        assert once_each() == 7
        clock.shift(LEASE)
        assert pull(source).new == 3
        assert once_each() == 10

    def test_moves_aside_what_is_durable(self, cast: Cast, settings: Settings, tmp_path: Path) -> None:
        settings.SOURCE_ROOTS = (str(tmp_path),)
        _put(tmp_path / "1.png", 1, at=timezone.now() - timedelta(hours=1))

        pull(a_source(cast, "folder", {"path": str(tmp_path), "done": "pris"}))

        (moved,) = (tmp_path / "pris").iterdir()
        assert moved.read_bytes() == a_picture(1)

    def test_of_another_organisation_is_closed(self, cast: Cast, settings: Settings, tmp_path: Path) -> None:
        settings.SOURCE_ROOTS = (f"{tmp_path}/{{organisation}}",)

        with pytest.raises(ValueError, match="no such folder"):
            a_source(cast, "folder", {"path": str(tmp_path / str(cast.elsewhere.pk))})


class TestTheMailbox:
    @pytest.fixture
    def server(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
        theirs, ours = certified(MAIL_HOST, tmp_path)
        with mail_served(theirs) as running:
            _allow(monkeypatch, running, ours)
            yield running

    def test_lands_every_attachment_once_each_and_marks_each_mail_when_all_are_durable(
        self, cast: Cast, server: MailServer, monkeypatch: pytest.MonkeyPatch, clock: time_machine.Traveller
    ) -> None:
        for mail in range(6):
            files = [(f"{mail}-{number}.pdf", PDF + b"%d" % (10 * mail + number)) for number in range(3)]
            server.inbox.add(a_mail(*files, subject=f"Factures {mail}"))
        settings = {"host": MAIL_HOST, "port": str(server.port), "user": USER}
        source = a_source(cast, "mailbox", settings, {"password": PASSWORD})

        with monkeypatch.context() as patch:
            failing(patch, Killed(), at=4, after=True)
            with pytest.raises(Killed):
                pull(source)
        # The second mail's last document is still to come, so the mail is not done with.
        assert [bool(mail.flags) for mail in server.inbox.mails] == [True, False, False, False, False, False]
        clock.shift(LEASE)
        pull_with_interruptions(source, monkeypatch, clock, at=(6, 2))

        assert once_each() == 18
        assert all(mail.flags == {"\\Seen"} for mail in server.inbox.mails)
        assert "ci-joint" in Document.objects.all()[0].note

    def test_with_a_wrong_password_says_so_and_not_which(self, cast: Cast, server: MailServer) -> None:
        settings = {"host": MAIL_HOST, "port": str(server.port), "user": USER}
        run = pull(a_source(cast, "mailbox", settings, {"password": "wrong-horse"}))

        assert (run.state, run.error_code) == (State.FAILED, "source_refused")
        assert "wrong-horse" not in str(run.error_facts)
        assert PASSWORD not in str(run.error_facts)


def _put(path: Path, number: int, *, at: datetime) -> None:
    path.write_bytes(a_picture(number))
    os.utime(path, (at.timestamp(), at.timestamp()))


def _allow(monkeypatch: pytest.MonkeyPatch, server: MailServer, trust: ssl.SSLContext) -> None:
    """Let the product find the mail server by its name, and trust who vouches for it."""
    guard = Guard(frozenset({f"{MAIL_HOST}:{server.port}"}), resolve=lambda host, port: ["127.0.0.1"])
    monkeypatch.setattr(wiring, "source_outbound", lambda: Outbound(guard, authorities=trust))
