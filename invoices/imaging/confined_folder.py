"""A private folder for one confined process, gone with it, whoever was killed.

The owner holds a lock on its folder as long as it lives. Whoever makes the next one removes those whose lock is free:
their owners were killed before they could.
"""

import fcntl
import logging
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

PREFIX = "probant-reader-"
_UNNAMED = "probant-unnamed-"

logger = logging.getLogger(__name__)


class Folder:
    """A folder that only its owner may remove."""

    def __init__(self) -> None:
        remove_abandoned()
        # Named only once it is locked, or another process would take it for abandoned.
        unnamed = Path(tempfile.mkdtemp(prefix=_UNNAMED))
        self._lock = os.open(unnamed, os.O_RDONLY | os.O_DIRECTORY)
        fcntl.flock(self._lock, fcntl.LOCK_EX)
        self.path = unnamed.rename(unnamed.with_name(unnamed.name.replace(_UNNAMED, PREFIX)))

    def empty(self) -> None:
        """Remove what the process left in it."""
        for entry in list(os.scandir(self.path)):
            remove(Path(entry.path))

    def remove(self) -> None:
        remove(self.path)
        self.disown()

    def disown(self) -> None:
        """Let go of it without removing it: it is another process's."""
        os.close(self._lock)


def remove_abandoned() -> None:
    """Remove the folders whose owners are gone."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError), _locked(path):
            remove(path)


def remove(path: Path) -> None:
    """Remove a file, a link or a folder with all that is in it; what cannot be removed is said in the log."""
    try:
        if path.is_symlink() or not path.is_dir():
            path.unlink()
        else:
            shutil.rmtree(path)
    except (OSError, RecursionError):
        # Folders in folders by the thousand, or without the right to look into them.
        subprocess.run(["chmod", "-R", "u+rwX", "--", path], stderr=subprocess.DEVNULL, check=False)  # noqa: S603, S607
        subprocess.run(["rm", "-rf", "--", path], stderr=subprocess.DEVNULL, check=False)  # noqa: S603, S607
    if path.is_symlink() or path.exists():
        logger.warning("A file of the confined reader could not be removed: %r", path.name)


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    folder = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        if os.fstat(folder).st_uid != os.getuid():
            raise PermissionError
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    finally:
        os.close(folder)
