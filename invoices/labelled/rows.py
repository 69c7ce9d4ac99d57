"""Rows of JSON, one a line, as people label documents, each with its number so that what is wrong can be found."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

# A page of words with their boxes stays well under it; past it somebody gave a file that is no list of rows.
LONGEST_ROW = 50_000_000
SHOWN = 200


class BadRow(ValueError):
    """A row that cannot be used; says where it stands and what is wrong with it."""

    def __init__(self, path: Path, number: int, why: str) -> None:
        super().__init__(f"{path.name}, line {number}: {why}")
        self.number = number
        self.why = why


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, not looked at yet."""

    path: Path
    number: int  # lines count from 1, as editors do
    content: bytes

    def taken(self, kind: type[T]) -> T:
        """Take the row for a value of this kind.

        Raises:
            BadRow: it is no JSON, or not of that shape.
        """
        if len(self.content) > LONGEST_ROW:
            raise self.bad(f"it has over {LONGEST_ROW // 1_000_000} MB")
        try:
            return msgspec.json.decode(self.content, type=kind)
        except msgspec.ValidationError as problem:
            raise self.bad(f"it does not hold together: {_shown(problem)}") from None
        except (msgspec.MsgspecError, ValueError, RecursionError):
            raise self.bad("it is not whole JSON") from None

    def object(self) -> dict[str, Any]:
        """Take the row for a JSON object.

        Raises:
            BadRow: it is none.
        """
        return self.taken(dict[str, Any])

    def bad(self, why: str) -> BadRow:
        return BadRow(self.path, self.number, why)


def rows_in(path: Path) -> Iterator[Row]:
    """Yield the lines of a file that hold anything.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        for number, line in enumerate(stream, start=1):
            content = line.removeprefix(b"\xef\xbb\xbf").strip()
            if content:
                yield Row(path, number, content)


def _shown(problem: Exception) -> str:
    """Say what is wrong in a line; it may quote what a stranger wrote."""
    return "".join(sign if sign.isprintable() else "?" for sign in str(problem)[:SHOWN])
