"""A database whose copy is a file of one word: quick, and as easily damaged."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.db import connection

from invoices.keeping import backup, restore
from invoices.keeping.contents import Contents, contents_of

WORD = b"a copy of the database"


@dataclass
class OneWord:
    """Copies nothing but a word, and remembers what it was given back."""

    folder: Path
    part: str = "database.word"
    restored: list[bytes] = field(default_factory=list)
    # Files that the copy names although nobody keeps them, and what happens while it is made.
    names: tuple[str, ...] = ()
    fails_with: BaseException | None = None

    def dump(self, to: Path) -> Contents:
        to.write_bytes(WORD)
        with connection.cursor() as cursor:
            found = contents_of(cursor)
        return Contents((*found.files, *self.names), found.migrations)

    def restore(self, copy: Path) -> None:
        if self.fails_with is not None:
            raise self.fails_with
        self.restored.append(copy.read_bytes())

    def beside(self) -> Path:
        return self.folder


def one_word(folder: Path, patch: pytest.MonkeyPatch) -> OneWord:
    """Put it in the place of the database; restoring then ends before the tables are touched."""
    word = OneWord(folder)
    for module in (backup, restore):
        patch.setattr(module, "database_here", lambda: word)
    patch.setattr(restore, "is_empty", lambda: True)
    patch.setattr(restore, "call_command", lambda *_words, **_facts: None)
    return word
