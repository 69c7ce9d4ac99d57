"""The one file of a backup: what goes in, and how it is put back."""

import io
import tarfile
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from invoices import store
from invoices.keeping import backup as backing
from invoices.keeping import restore
from invoices.keeping.backup import backup_make
from invoices.keeping.databases import DATABASES, database_here, is_empty
from invoices.keeping.errors import ArchiveUnreadable, NotEmpty
from invoices.keeping.manifest import NAME
from invoices.keeping.restore import backup_restore
from invoices.models import Document
from invoices.services.register import register_purged
from tests.archived import CLERK, files_in, kept, of_helene, own_store
from tests.backups import backed_up, empty
from tests.cast import Cast
from tests.doubles.dumps import WORD, OneWord, one_word
from tests.trail import actions


@pytest.fixture(autouse=True)
def store_of_its_own(settings: Settings, tmp_path: Path) -> Path:
    return own_store(settings, tmp_path / "files")


@pytest.fixture(autouse=True)
def word(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OneWord:
    return one_word(tmp_path, monkeypatch)


@pytest.fixture
def document(cast: Cast) -> Document:
    return of_helene(cast.atelier)


@pytest.fixture
def made(document: Document, tmp_path: Path) -> Path:
    """A backup of one document and its page."""
    return backed_up(tmp_path / "s.tar").path


class TestMakingOne:
    def test_takes_the_database_then_the_files_then_the_list(self, made: Path, document: Document) -> None:
        with tarfile.open(made) as tar:
            names = tar.getnames()

        assert (names[0], names[-1]) == ("database.word", NAME)
        assert f"files/{document.kept_as}" in names
        assert len(names) == 4

    def test_gives_it_a_name_by_the_time_in_a_folder(self, document: Document, tmp_path: Path) -> None:
        folder = tmp_path / "backups"
        folder.mkdir()

        path = backed_up(folder).path

        assert path.parent == folder
        assert path.name.startswith(f"probant-{timezone.now():%Y%m}")

    def test_is_in_the_trail(self, made: Path) -> None:
        assert actions(action="backup.made", actor=7) == ["backup.made"]

    def test_leaves_nothing_when_there_is_no_room(
        self, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def full(*_facts: object) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr("invoices.keeping.parcel.os.fsync", full)

        with pytest.raises(OSError, match="No space"):
            backed_up(tmp_path / "s.tar")

        assert [path.name for path in tmp_path.iterdir()] == ["files"]

    def test_goes_on_past_a_file_that_is_lost(self, document: Document, tmp_path: Path) -> None:
        store.purge(document.kept_as)

        assert backed_up(tmp_path / "s.tar").unreadable == (document.kept_as,)

    def test_begins_again_when_a_document_was_purged_meanwhile(
        self, cast: Cast, tmp_path: Path, word: OneWord, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        document, other = kept(cast.atelier, b"1"), kept(cast.atelier, b"2")
        store.purge(document.kept_as)
        copied = word.dump

        def purge_after(to: Path) -> Any:
            contents = copied(to)
            if Document.objects.filter(pk=document.pk).exists():
                register_purged(document, reason="expired")
                Document.objects.filter(pk=document.pk).delete()
            return contents

        monkeypatch.setattr(word, "dump", purge_after)

        done = backed_up(tmp_path / "s.tar")

        assert (done.files, done.unreadable) == (1, ())
        assert store.is_kept(other.kept_as)

    def test_gives_up_when_that_never_ends(self, cast: Cast, tmp_path: Path, word: OneWord) -> None:
        register_purged(kept(cast.atelier, received_at=timezone.now()), reason="expired")
        word.names = ("received/ab/abcdef01",)

        with pytest.raises(ArchiveUnreadable, match="Start again"):
            backup_make(to=tmp_path / "s.tar", now=timezone.now() - timedelta(minutes=1), by=CLERK)

        assert [path.name for path in tmp_path.iterdir()] == ["files"]


class TestRestoringOne:
    def test_puts_files_and_database_back(self, made: Path, store_of_its_own: Path, word: OneWord) -> None:
        before = files_in(store_of_its_own)
        empty(store_of_its_own)

        done = backup_restore(path=made, by=CLERK)

        assert (done.files, word.restored) == (2, [WORD])
        assert files_in(store_of_its_own) == before
        assert actions(action="backup.restored") == ["backup.restored"]

    def test_goes_on_where_it_was_cut_off(self, made: Path, document: Document, word: OneWord) -> None:
        store.purge(document.kept_as)

        backup_restore(path=made, by=CLERK)

        assert store.is_kept(document.kept_as)
        assert word.restored == [WORD]

    def test_leaves_nothing_when_it_fails(self, made: Path, store_of_its_own: Path, word: OneWord) -> None:
        empty(store_of_its_own)
        word.fails_with = OSError(28, "No space left on device")

        with pytest.raises(OSError, match="No space"):
            backup_restore(path=made, by=CLERK)

        assert files_in(store_of_its_own) == {}
        assert not list(made.parent.glob(".*"))

    def test_is_refused_over_people_or_documents(self, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(restore, "is_empty", is_empty)

        with pytest.raises(NotEmpty, match="people or documents"):
            backup_restore(path=made, by=CLERK)

    def test_is_refused_among_other_files(self, made: Path) -> None:
        store.keep(b"not of the backup", folder=store.RECEIVED)

        with pytest.raises(NotEmpty, match="not of this backup"):
            backup_restore(path=made, by=CLERK)

    def test_is_refused_over_another_file_of_the_same_name(
        self, made: Path, document: Document, store_of_its_own: Path
    ) -> None:
        path = store_of_its_own / document.kept_as
        path.chmod(0o600)
        path.write_bytes(b"something else")

        with pytest.raises(NotEmpty, match="another file under the name"):
            backup_restore(path=made, by=CLERK)

        assert path.read_bytes() == b"something else"


class TestTheCommands:
    def run(self, *words: object) -> str:
        said = io.StringIO()
        call_command(*map(str, words), stdout=said, stderr=said)
        return said.getvalue()

    def test_make_one_and_put_it_back(
        self, document: Document, tmp_path: Path, store_of_its_own: Path, word: OneWord
    ) -> None:
        assert "2 files" in self.run("backup", tmp_path / "s.tar")
        empty(store_of_its_own)

        said = self.run("restore", tmp_path / "s.tar")

        assert word.restored == [WORD]
        assert "Restored: 2 files" in said
        assert "The audit trail holds" in said
        assert "1 documents kept" in said

    def test_cover_no_file(self, made: Path) -> None:
        with pytest.raises(CommandError, match="there already"):
            self.run("backup", made)

    def test_ask_for_a_folder_that_is_there(self, document: Document, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="make it first"):
            self.run("backup", tmp_path / "nowhere" / "s.tar")

    def test_ask_for_a_file_that_is_there(self, tmp_path: Path, db: None) -> None:
        with pytest.raises(CommandError, match="There is no file"):
            self.run("restore", tmp_path / "s.tar")

    def test_tell_of_a_document_that_is_lost(self, document: Document, tmp_path: Path) -> None:
        store.purge(document.kept_as)

        with pytest.raises(CommandError, match="1 files could not be read"):
            self.run("backup", tmp_path / "s.tar")

        assert (tmp_path / "s.tar").exists()

    def test_say_in_words_what_is_wrong(self, made: Path, settings: Settings, cast: Cast) -> None:
        settings.AUDIT_KEY = "another" * 9

        with pytest.raises(CommandError, match="another AUDIT_KEY"):
            self.run("restore", made)

    def test_say_in_words_why_none_could_be_made(
        self, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(backing, "ATTEMPTS", 0)

        with pytest.raises(CommandError, match="Start again"):
            self.run("backup", tmp_path / "s.tar")


def test_every_database_that_we_support_can_be_copied() -> None:
    assert set(DATABASES) == {"sqlite", "postgresql"}
    assert database_here() in DATABASES.values()
