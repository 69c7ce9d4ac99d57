"""All that keeps a backup from being restored: damaged, changed, or made for another place."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection
from pytest_django.fixtures import Settings

from invoices.keeping import fitting
from invoices.keeping.errors import BackupDamaged, BackupForeign
from invoices.keeping.manifest import NAME
from invoices.keeping.restore import backup_restore
from invoices.models import Document
from tests.archived import CLERK, of_helene, own_store
from tests.backups import backed_up, repacked
from tests.cast import Cast
from tests.doubles.dumps import WORD, OneWord, one_word


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


class TestADamagedOne:
    def test_without_its_list_is_refused(self, made: Path) -> None:
        with pytest.raises(BackupDamaged, match="was cut off"):
            backup_restore(path=repacked(made, lambda n, c: None if n == NAME else (n, c)), by=CLERK)

    @pytest.mark.parametrize("size", [0, 100, 700, 1500, 3000])
    def test_that_is_cut_off_is_refused(self, made: Path, size: int) -> None:
        made.write_bytes(made.read_bytes()[:size])

        with pytest.raises(BackupDamaged):
            backup_restore(path=made, by=CLERK)

    def test_that_is_something_else_is_refused(self, made: Path) -> None:
        made.write_bytes(b"%PDF-1.7" * 1000)

        with pytest.raises(BackupDamaged, match="is no backup"):
            backup_restore(path=made, by=CLERK)

    @pytest.mark.parametrize("what", ["database.word", "files/received", "files/pages"])
    def test_of_which_a_byte_was_changed_is_refused(self, made: Path, what: str, word: OneWord) -> None:
        def change(name: str, content: bytes) -> tuple[str, bytes]:
            return name, content[:-1] + b"!" if name.startswith(what) else content

        with pytest.raises(BackupDamaged, match="was changed"):
            backup_restore(path=repacked(made, change), by=CLERK)

        assert word.restored == []

    def test_in_which_a_file_is_missing_is_refused(self, made: Path) -> None:
        with pytest.raises(BackupDamaged, match="is missing"):
            backup_restore(path=repacked(made, lambda n, c: None if "pages" in n else (n, c)), by=CLERK)

    @pytest.mark.parametrize(
        "change",
        [
            lambda sealed: b"[]",
            lambda sealed: b"{",
            lambda sealed: json.dumps({"manifest": "{}", "seal": ""}).encode(),
            lambda sealed: sealed.replace(b'\\"format\\": 1', b'\\"format\\": 2'),
            lambda sealed: sealed.replace(b"database.word", b"database.werd"),
        ],
    )
    def test_whose_list_was_changed_is_refused(self, made: Path, change: Callable[[bytes], bytes]) -> None:
        with pytest.raises(BackupDamaged):
            backup_restore(path=repacked(made, lambda n, c: (n, change(c) if n == NAME else c)), by=CLERK)

    def test_writes_nowhere_but_where_documents_are_kept(
        self, made: Path, monkeypatch: pytest.MonkeyPatch, document: Document
    ) -> None:
        # Somebody who has the key could seal this.
        monkeypatch.setattr(fitting, "is_sealed", lambda *_facts, **_key: True)
        name = document.kept_as

        def change(n: str, content: bytes) -> tuple[str, bytes]:
            return n.replace(name, "../../evil"), content.replace(name.encode(), b"../../evil")

        with pytest.raises(BackupDamaged, match="no name under which documents are kept"):
            backup_restore(path=repacked(made, change), by=CLERK)


class TestAForeignOne:
    def test_of_another_audit_key_is_refused(self, made: Path, settings: Settings) -> None:
        settings.AUDIT_KEY = "another" * 9

        with pytest.raises(BackupForeign, match="another AUDIT_KEY"):
            backup_restore(path=made, by=CLERK)

    def test_of_another_secret_key_is_refused(self, made: Path, settings: Settings) -> None:
        settings.SECRET_KEY = "another" * 9

        with pytest.raises(BackupForeign, match="another SECRET_KEY"):
            backup_restore(path=made, by=CLERK)

    def test_is_taken_where_its_key_is_the_former_one(self, made: Path, settings: Settings, word: OneWord) -> None:
        settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another" * 9, [settings.SECRET_KEY]

        backup_restore(path=made, by=CLERK)

        assert word.restored == [WORD]

    def test_of_another_kind_of_database_is_refused(self, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(connection, "vendor", "oracle")

        with pytest.raises(BackupForeign, match="take the same kind"):
            backup_restore(path=made, by=CLERK)

    def test_of_a_newer_program_is_refused(self, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        class Knows:
            def __init__(self, *_facts: object, **_more: object) -> None:
                self.disk_migrations = {("accounts", "0001_initial"): None}

        monkeypatch.setattr(fitting, "MigrationLoader", Knows)

        with pytest.raises(BackupForeign, match="install that version or a later one"):
            backup_restore(path=made, by=CLERK)
