"""Storages that fail as storages do."""

from typing import ClassVar

from django.core.files.storage import Storage


class StorageThatIsAway(Storage):
    """A bucket whose server cannot be reached."""

    PATH: ClassVar = "tests.doubles.storages.StorageThatIsAway"

    def exists(self, name: str) -> bool:
        """Fail as a network does, with an address that is nobody's business."""
        raise ConnectionError("bucket.internal:443")
