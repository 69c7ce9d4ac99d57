"""manage.py verify_archive: the register, the rows and the bytes say the same, or the one that does not is named."""

import io
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from invoices import store
from invoices.models import ArchiveEntry, Document
from invoices.services import archive_proof
from invoices.services.archive_lines import Fault
from invoices.services.archive_proof import archive_verify
from invoices.services.register import register_purged
from tests.archived import alter, kept, own_store, place_of, tamper
from tests.cast import Cast
from tests.factories_invoices import DocumentFactory, OcrRunFactory


@pytest.fixture(autouse=True)
def store_of_its_own(settings: Settings, tmp_path: Path) -> Path:
    return own_store(settings, tmp_path)


@pytest.fixture
def documents(cast: Cast) -> list[Document]:
    return [kept(cast.atelier, f"%PDF-1.7 {number}".encode()) for number in range(3)]


def faults(document: Document) -> list[tuple[Fault, int]]:
    proof = archive_verify(organisation=document.organisation_id, now=timezone.now())
    return [(found.fault, found.document) for found in proof.faults]


def verify(*options: object) -> str:
    said = io.StringIO()
    call_command("verify_archive", *map(str, options), stdout=said, stderr=said)
    return said.getvalue()


def refused(*options: object) -> str:
    said = io.StringIO()
    with pytest.raises(CommandError) as problem:
        call_command("verify_archive", *map(str, options), stdout=said, stderr=said)
    return f"{said.getvalue()}{problem.value}"


class TestAnArchiveThatHolds:
    def test_is_told_with_its_last_seal(self, documents: list[Document]) -> None:
        head = ArchiveEntry.objects.order_by("number").values_list("seal", flat=True)[2]

        said = verify()

        assert f"organisation {documents[0].organisation_id} holds: 3 lines, 3 documents kept, 0 purged" in said
        assert head in said

    def test_has_a_register_for_each_organisation(self, cast: Cast, documents: list[Document]) -> None:
        other = kept(cast.elsewhere)

        assert verify().count("holds") == 2
        assert f"organisation {other.organisation_id} holds: 1 lines" in verify("--organisation", cast.elsewhere.pk)

    def test_may_be_empty(self, cast: Cast) -> None:
        assert verify() == ""

    def test_is_walked_a_few_lines_at_a_time(self, documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(archive_proof, "PORTION", 2)
        monkeypatch.setattr(archive_proof, "PIECE", 4)

        assert faults(documents[0]) == []


class TestBytes:
    def test_of_which_one_was_altered_are_named(self, documents: list[Document]) -> None:
        alter(place_of(documents[1]), lambda content: content[:-1] + bytes([content[-1] ^ 1]))

        said = refused()

        assert f"line 2, document {documents[1].pk}: its bytes are not those that were received" in said
        assert faults(documents[1]) == [(Fault.BYTES_DIFFER, documents[1].pk)]

    @pytest.mark.parametrize("change", [lambda content: content[:-1], lambda content: content + b"\n", lambda _: b""])
    def test_that_are_fewer_or_more_are_named(
        self, documents: list[Document], change: Callable[[bytes], bytes]
    ) -> None:
        alter(place_of(documents[0]), change)

        assert faults(documents[0]) == [(Fault.BYTES_DIFFER, documents[0].pk)]

    def test_that_are_gone_are_named(self, documents: list[Document]) -> None:
        place_of(documents[2]).unlink()

        assert faults(documents[2]) == [(Fault.NO_BYTES, documents[2].pk)]

    def test_that_cannot_be_read_are_named(self, documents: list[Document], monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_name: str) -> Any:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(archive_proof, "_print_of", fail)

        assert (Fault.BYTES_UNREAD, documents[0].pk) in faults(documents[0])
        assert "cannot be read (Permission denied)" in refused()


class TestARow:
    def test_that_says_something_else_is_named(self, documents: list[Document]) -> None:
        Document.objects.filter(pk=documents[0].pk).update(size=1, received_at=timezone.now())

        assert faults(documents[0]) == [(Fault.ROW_DIFFERS, documents[0].pk)]
        assert "says something else (size, received_at)" in refused()

    def test_that_moved_to_another_organisation_is_named(self, cast: Cast, documents: list[Document]) -> None:
        Document.objects.filter(pk=documents[0].pk).update(organisation=cast.elsewhere)

        said = refused()

        assert "says something else (organisation)" in said

    def test_that_is_gone_without_a_purge_is_named(self, documents: list[Document]) -> None:
        Document.objects.filter(pk=documents[0].pk).delete()

        assert faults(documents[0]) == [(Fault.NO_ROW, documents[0].pk)]

    def test_without_a_line_is_named(self, cast: Cast) -> None:
        stranger = DocumentFactory.create(organisation=cast.atelier)

        assert faults(stranger) == [(Fault.NO_LINE, stranger.pk)]
        assert f"document {stranger.pk}: no line of the register" in refused()


class TestALine:
    def test_that_was_changed_is_named(self, documents: list[Document]) -> None:
        tamper("UPDATE invoices_archiveentry SET size = 1 WHERE number = 2")

        assert (Fault.SEAL, documents[1].pk) in faults(documents[1])

    def test_that_is_missing_in_the_middle_is_named(self, documents: list[Document]) -> None:
        tamper("DELETE FROM invoices_archiveentry WHERE number = 2")

        found = faults(documents[0])

        assert [fault for fault, _ in found] == [Fault.NUMBER, Fault.FOLLOWS, Fault.NO_LINE]
        assert "it should have number 2" in refused()

    def test_that_is_missing_at_the_end_shows_by_a_seal_noted_before(self, documents: list[Document]) -> None:
        head = ArchiveEntry.objects.get(number=3).seal
        assert "holds" in verify("--head", head)

        documents[2].delete()
        tamper("DELETE FROM invoices_archiveentry WHERE number = 3")

        assert "holds" in verify()
        assert "was cut off" in refused("--head", head)


class TestAPurgedDocument:
    @pytest.fixture
    def purged(self, documents: list[Document]) -> Document:
        register_purged(documents[1], reason="expired")
        Document.objects.filter(pk=documents[1].pk).delete()
        store.purge(documents[1].kept_as)
        return documents[1]

    def test_leaves_a_register_that_holds(self, purged: Document) -> None:
        assert "4 lines, 2 documents kept, 1 purged" in verify()

    def test_whose_bytes_came_back_is_named(self, purged: Document, monkeypatch: pytest.MonkeyPatch) -> None:
        place_of(purged).write_bytes(b"again")
        assert faults(purged) == []  # within the moment that a purge takes

        monkeypatch.setattr(archive_proof, "MOMENT", timedelta(seconds=-1))

        assert faults(purged) == [(Fault.BYTES_LEFT, purged.pk)]
        assert "purge_expired" in refused()

    def test_whose_row_is_still_there_is_named(self, documents: list[Document]) -> None:
        register_purged(documents[0], reason="expired")
        store.purge(documents[0].kept_as)

        assert faults(documents[0]) == [(Fault.ROW_LEFT, documents[0].pk)]

    def test_is_no_fault_when_it_went_while_the_archive_was_walked(
        self, purged: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        # As if the walk had asked a moment before the purge ended.
        answers = [list[int]()]
        later = archive_proof._purged
        monkeypatch.setattr(archive_proof, "_purged", lambda numbers: answers.pop() if answers else later(numbers))
        monkeypatch.setattr(archive_proof, "PORTION", 2)

        assert faults(purged) == []


class TestWhatTheStoreHoldsBeside:
    def left(self, name: str, root: Path, *, days: float) -> Path:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"left behind")
        then = (timezone.now() - timedelta(days=days)).timestamp()
        os.utime(path, (then, then))
        return path

    def test_is_told_apart_from_faults(self, documents: list[Document], store_of_its_own: Path) -> None:
        self.left("received/ab/abcd", store_of_its_own, days=3)
        self.left("received/ab/.1234.part", store_of_its_own, days=3)

        said = verify()

        assert "holds" in said
        assert "2 received bytes that no line knows" in said

    def test_is_removed_when_asked_for_and_old(self, documents: list[Document], store_of_its_own: Path) -> None:
        old = self.left("received/ab/abcd", store_of_its_own, days=2)
        fresh = self.left("received/ab/abce", store_of_its_own, days=0.5)

        assert "1 orphans removed" in verify("--remove-orphans")

        assert (old.exists(), fresh.exists()) == (False, True)
        assert all(place_of(document).exists() for document in documents)

    def test_may_be_a_page_of_a_reading_that_was_cut_off(self, cast: Cast, store_of_its_own: Path) -> None:
        page = store.keep(b"page", folder=store.PAGES)
        OcrRunFactory.create(document=kept(cast.atelier), images=[page])
        self.left("pages/cd/cdef", store_of_its_own, days=2)

        assert "1 pages that no reading names" in verify()


class TestTheCommand:
    def test_refuses_an_organisation_without_a_register(self, cast: Cast) -> None:
        assert "has no register" in refused("--organisation", cast.atelier.pk)

    def test_refuses_half_a_seal(self, documents: list[Document]) -> None:
        assert "64 digits" in refused("--head", "abc")
