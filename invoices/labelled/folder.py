"""A labelled folder: where its truth is, and which files it is about."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from invoices.bulk import KEPT_SUFFIX, files_in
from invoices.labelled.truth import FILE_NAME

DOCUMENTS = "documents"
# What a kept reading has in its name behind that of its document.
DIGEST = re.compile(r"\.[0-9a-f]{8}$")


def truth_file(folder: Path, given: Path | None = None) -> Path:
    """Return where the truth of a folder is: as given, in it, or beside it."""
    return given or next(
        (path for path in (folder / FILE_NAME, folder.parent / FILE_NAME) if path.exists()), folder / FILE_NAME
    )


def documents_in(folder: Path, named: Collection[str]) -> list[Path]:
    """Return the documents, or the kept readings, of a folder about which something is known."""
    inner = folder / DOCUMENTS
    return [path for path in files_in([inner if inner.is_dir() else folder]) if named_by(path, named)]


def named_by(path: Path, named: Collection[str]) -> str:
    """Return which of the named documents a file is, or is the kept reading of; empty where it is none of them."""
    return next((name for name in _names(path) if name in named), "")


def original_of(name: str, folders: Collection[Path]) -> Path | None:
    """Return where the document itself is, for what was read of it long ago."""
    places = (place / name for folder in folders for place in (folder / DOCUMENTS, folder))
    return next((path for path in places if path.is_file()), None)


def _names(path: Path) -> Iterator[str]:
    """Yield the names that the document of a file may have."""
    name = path.name.removesuffix(KEPT_SUFFIX)
    yield name
    if name != path.name:
        yield DIGEST.sub("", name)
