"""From a running installation through one file into an empty one, and what a purge leaves on the disk."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection

from tests.archived import MARKS
from tests.installation import KEYS, Installation

pytestmark = pytest.mark.django_db

New = Callable[[], Installation]


@pytest.fixture(scope="module")
def installations(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None) -> Iterator[New]:
    """Make installations, and remove what they leave outside their folder."""
    made = list[Installation]()

    def new() -> Installation:
        made.append(Installation(tmp_path_factory.mktemp("beside") / "data"))
        return made[-1]

    yield new
    for installation in made:
        installation.remove()


@pytest.fixture(scope="module")
def home(installations: New) -> Installation:
    """An installation with people and documents, and a backup of it; no test changes either."""
    home = installations()
    said = home.run(("migrate", "--verbosity", 0), ("seed",), ("backup", backup_of(home)), ("verify_archive",))
    assert "4 files" in said
    return home


def backup_of(home: Installation) -> Path:
    return home.folder.parent / "sauvegarde.tar"


class TestABackup:
    def test_fills_an_empty_installation_that_then_proves_itself(self, home: Installation, installations: New) -> None:
        fresh = installations()

        said = fresh.run(("restore", backup_of(home)))

        assert "Restored: 4 files" in said
        assert "The audit trail holds" in said
        assert "2 lines, 2 documents kept, 0 purged" in said
        assert "1 lines, 1 documents kept, 0 purged" in said
        assert files_of(fresh) == files_of(home)

    def test_goes_where_tables_are_and_nobody_in_them_and_covers_nobody(
        self, home: Installation, installations: New
    ) -> None:
        fresh = installations()

        assert "Restored" in fresh.run(("migrate", "--verbosity", 0), ("restore", backup_of(home)))

        assert "people or documents of its own" in fresh.refuses("restore", backup_of(home))

    def test_holds_no_key_and_is_for_nobody_else_to_read(self, home: Installation) -> None:
        content = backup_of(home).read_bytes()

        assert not [name for name, key in KEYS.items() if key.encode() in content]
        assert backup_of(home).stat().st_mode & 0o077 == 0


class TestAPurge:
    @pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL's files are not ours to search")
    def test_leaves_nothing_of_the_person_on_the_disk(self, home: Installation, installations: New) -> None:
        copy = installations()
        shutil.copytree(home.folder, copy.folder, dirs_exist_ok=True)
        assert all(named_in(copy, mark) for mark in MARKS)

        said = copy.run(("purge_expired",), ("verify_archive",))

        assert "1 documents purged" in said
        assert "3 lines, 1 documents kept, 1 purged" in said
        assert [mark for mark in MARKS if named_in(copy, mark)] == []


def files_of(installation: Installation) -> dict[str, bytes]:
    root = installation.folder / "files"
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def named_in(installation: Installation, mark: str) -> bool:
    """Tell whether a mark stands in any byte of the folder, whatever its capitals."""
    ways = {mark.encode(), mark.upper().encode(), mark.title().encode(), mark.capitalize().encode()}
    paths = [path for path in installation.folder.rglob("*") if path.is_file()]
    return any(way in path.read_bytes() for path in paths for way in ways)
