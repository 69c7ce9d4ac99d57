"""The gate of the intake: nothing comes in that nobody could look at, and nothing comes in by half."""

import json
from collections.abc import Iterator
from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import OperationalError
from kombu.exceptions import OperationalError as BrokerAway
from pytest_django import DjangoCaptureOnCommitCallbacks
from pytest_django.fixtures import Settings

from accounts.models import AuditEntry
from invoices import store, wiring
from invoices.errors import (
    InvoiceError,
    ReaderNotStarted,
    ReaderOutOfMemory,
    ReaderTookTooLong,
    ScannerAway,
    StorageAway,
    UnknownKind,
    VirusFound,
)
from invoices.imaging.confined import Confined
from invoices.imaging.looking import Looker
from invoices.models import ArchiveEntry, Arrival, Document
from invoices.models.document import State
from tests import paper
from tests.cast import Cast
from tests.doubles import clamd as scanners
from tests.doubles.clamd import EICAR, Behaviour, clamd, nobody
from tests.doubles.confined import QUICK, a_reader, is_running, pid_of
from tests.incoming import kept_files, receive

PDF = paper.pdf()
TAINTED = PDF + b"\n% " + EICAR
# The child of the tests does as the header says; for a look, that is the name of the document.
SLEEPS = json.dumps({"do": "sleep", "seconds": 60})
SWELLS = json.dumps({"do": "allocate", "megabytes": 5000})
BREAKS = json.dumps({"do": "segfault"})


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep files where no other test does."""
    files = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path / "files", "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


@pytest.fixture
def child(monkeypatch: pytest.MonkeyPatch) -> Iterator[Confined]:
    """A child that misbehaves as it is told."""
    with a_reader(limits=replace(QUICK, step_seconds=0.5)) as child:
        monkeypatch.setattr(wiring, "looker", lambda: Looker(child))
        yield child


def nothing_came_in() -> bool:
    rows = Document.objects.exists() or Arrival.objects.exists() or ArchiveEntry.objects.exists()
    return not rows and not kept_files()


class TestWithoutAScanner:
    def test_a_document_comes_in(self, cast: Cast) -> None:
        document = receive(cast, PDF).document

        assert (document.media_type, document.pages, document.state) == ("application/pdf", 1, State.RECEIVED)
        assert store.fetch(document.kept_as) == PDF

    def test_what_is_no_document_stays_out(self, cast: Cast) -> None:
        with pytest.raises(UnknownKind):
            receive(cast, b"Total 120,00 EUR")

        assert nothing_came_in()


class TestAScanner:
    def test_lets_a_clean_document_in(self, cast: Cast, settings: Settings) -> None:
        with clamd() as settings.CLAMD_ADDRESS:
            assert receive(cast, PDF).is_new

    @pytest.mark.parametrize("content", [EICAR, TAINTED], ids=["bare", "in a pdf"])
    def test_keeps_a_virus_out_and_it_is_an_event(self, cast: Cast, settings: Settings, content: bytes) -> None:
        with clamd() as settings.CLAMD_ADDRESS, pytest.raises(VirusFound, match="Eicar"):
            receive(cast, content)

        event = AuditEntry.objects.get(action="document.infected")
        assert nothing_came_in()
        assert (event.actor, event.organisation) == (cast.alice.pk, cast.atelier.pk)

    @pytest.mark.parametrize(
        "behaviour",
        [scanners.hangs_up, scanners.says(b"\0"), scanners.says(b"stream: maybe\0")],
        ids=["gone", "", "odd"],
    )
    def test_without_a_clear_answer_keeps_everything_out(
        self, cast: Cast, settings: Settings, behaviour: Behaviour
    ) -> None:
        with clamd(behaviour) as settings.CLAMD_ADDRESS, pytest.raises(ScannerAway) as away:
            receive(cast, PDF)

        assert away.value.passing
        assert nothing_came_in()

    def test_that_is_back_lets_the_same_document_in(self, cast: Cast, settings: Settings) -> None:
        settings.CLAMD_ADDRESS = nobody()
        with pytest.raises(ScannerAway, match="could not be reached"):
            receive(cast, PDF)

        with clamd() as settings.CLAMD_ADDRESS:
            assert receive(cast, PDF).is_new

    def test_whose_address_leads_nowhere_stops_the_intake_with_its_name(self, cast: Cast, settings: Settings) -> None:
        settings.CLAMD_ADDRESS = "clamav:3310"

        with pytest.raises(ImproperlyConfigured, match="CLAMD_ADDRESS"):
            receive(cast, PDF)
        assert nothing_came_in()


class TestTheLook:
    @pytest.mark.parametrize(
        ("name", "reason", "said"),
        [
            (SLEEPS, ReaderTookTooLong, "over 0.5 seconds"),
            (SWELLS, ReaderOutOfMemory, "more than 512 MB"),
            (BREAKS, InvoiceError, "broke on this document"),
        ],
        ids=["sleeper", "one that swells", "one that breaks"],
    )
    def test_that_breaks_a_bound_is_ended_with_a_reason(
        self, cast: Cast, child: Confined, name: str, reason: type[InvoiceError], said: str
    ) -> None:
        process = pid_of(child)

        with pytest.raises(reason, match=said):
            receive(cast, PDF, name)

        assert not is_running(process)
        assert nothing_came_in()

    def test_may_be_tried_again(self, cast: Cast, child: Confined, monkeypatch: pytest.MonkeyPatch) -> None:
        with pytest.raises(ReaderTookTooLong):
            receive(cast, PDF, SLEEPS)

        monkeypatch.undo()
        assert receive(cast, PDF).is_new

    def test_that_cannot_be_taken_lets_nothing_in_and_says_that_this_passes(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with a_reader("tests.doubles.jobs:exits_at_the_start") as child:
            monkeypatch.setattr(wiring, "looker", lambda: Looker(child))
            with pytest.raises(ReaderNotStarted) as away:
                receive(cast, PDF)

        assert away.value.passing
        assert nothing_came_in()

    def test_is_taken_by_one_child_for_the_whole_process(self) -> None:
        assert wiring.looker() is wiring.looker()


class TestAFault:
    def test_of_the_storage_lets_nothing_in(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(content: bytes, *, folder: str) -> str:
            raise OSError(ENOSPC, "No space left on device")

        monkeypatch.setattr(store, "keep", full)
        with pytest.raises(StorageAway, match="No space left") as away:
            receive(cast, PDF)

        assert away.value.passing
        assert nothing_came_in()

    def test_of_the_disk_in_the_middle_of_a_document_leaves_no_part_of_it(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def breaks(_handle: int) -> None:
            raise OSError(ENOSPC, "No space left on device")

        monkeypatch.setattr("os.fsync", breaks)
        with pytest.raises(StorageAway):
            receive(cast, PDF)

        assert nothing_came_in()

    @pytest.mark.parametrize("table", [Document, Arrival, ArchiveEntry])
    def test_of_the_database_leaves_neither_a_row_nor_a_file(
        self, cast: Cast, monkeypatch: pytest.MonkeyPatch, table: type[Document]
    ) -> None:
        def away(*_how: object, **_more: object) -> None:
            raise OperationalError("the connection was lost")

        monkeypatch.setattr(table, "save", away)
        with pytest.raises(OperationalError):
            receive(cast, PDF)

        assert nothing_came_in()

    def test_of_the_broker_is_in_nobodys_way(
        self,
        cast: Cast,
        monkeypatch: pytest.MonkeyPatch,
        django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
    ) -> None:
        def away(*_how: object, **_more: object) -> None:
            raise BrokerAway("connection refused")

        monkeypatch.setattr("invoices.services.hints.current_app.send_task", away)
        with django_capture_on_commit_callbacks(execute=True):
            document = receive(cast, PDF).document

        document.refresh_from_db()
        assert (document.state, document.hinted_at) == (State.RECEIVED, None)
        assert store.fetch(document.kept_as) == PDF
