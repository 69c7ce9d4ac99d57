"""The same promise in a bucket that speaks S3: what is kept under a name is never written over."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage
from storages.utils import clean_name

from ocrsite.storing import AlreadyKept

# What a server answers to "only if nothing is there": something is, or somebody is just writing it.
TAKEN = frozenset({"PreconditionFailed", "ConditionalRequestConflict", "412", "409"})


class BucketAway(OSError):
    """The bucket did not do what it was asked; `strerror` says why, without an address or a key."""

    def __init__(self, why: str) -> None:
        super().__init__(None, f"the bucket answered {why}")


class WriteOnceBucket(S3Storage):  # type: ignore[misc]
    """A bucket whose objects appear whole and are never written over; its failures are those of any storage."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """Return the name as it is: another in its place would hide that it is taken."""
        return name

    def exists(self, name: str) -> bool:
        """Tell whether something is kept under a name."""
        with _in_our_words():
            return bool(super().exists(name))

    def delete(self, name: str) -> None:
        """Remove what is kept under a name, if it is there."""
        with _in_our_words():
            super().delete(name)

    def listdir(self, path: str) -> tuple[list[str], list[str]]:
        """List the folders and the names in a folder."""
        with _in_our_words():
            folders, names = super().listdir(path)
        return folders, names

    def _save(self, name: str, content: IO[bytes]) -> str:
        """Send it in one piece that the server takes only where nothing is."""
        # Asked as well, because servers that do not know the condition pass over it.
        if self.exists(name):
            raise AlreadyKept(f"{name} is kept already.")
        place = self.bucket.Object(self._normalize_name(clean_name(name)))
        content.seek(0)
        with _in_our_words():
            place.put(Body=content.read(), IfNoneMatch="*", **self.get_object_parameters(name))
        return name

    def _open(self, name: str, mode: str = "rb") -> Any:
        """Open for reading; nothing that is kept is changed."""
        if mode != "rb":
            raise AlreadyKept(f"{name} is kept as it is.")
        with _in_our_words():
            found = super()._open(name, mode)
            # Fetched now: a line that breaks later would break in whoever reads.
            found.file.seek(0)
        return found


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except ClientError as problem:
        code = str(problem.response.get("Error", {}).get("Code", ""))
        if code in TAKEN:
            raise AlreadyKept("Something is kept under this name already.") from problem
        raise BucketAway(code) from problem
    except BotoCoreError as problem:
        raise BucketAway(type(problem).__name__) from problem
