"""Kombu's queue of files, but for one thing: a message appears whole or not at all."""

from pathlib import Path
from time import monotonic_ns
from typing import Any
from uuid import uuid4

from kombu.exceptions import ChannelError
from kombu.transport import filesystem
from kombu.utils.json import dumps

# As a transport is named in Celery's settings.
WHOLE_MESSAGES = f"{__name__}:Transport"


class Channel(filesystem.Channel):
    """Files that a worker may take at any moment, also while they are written."""

    # Kombu names the second argument differently in its two parents, and so does every heir of them.
    def _put(self, queue: str, payload: Any, **_facts: object) -> None:  # type: ignore[override]
        """Write a message beside its place, and move it there.

        Kombu writes in place: a worker that looks just then takes an empty file, and ends on it.
        """
        # Messages are taken in the order of their names.
        name = f"{monotonic_ns():020}_{uuid4()}.{queue}.msg"
        place = Path(self.data_folder_out) / name
        part = place.with_name(f"{name}.part")
        try:
            part.write_text(dumps(payload), encoding="utf-8")
            part.replace(place)
        except OSError as problem:
            part.unlink(missing_ok=True)
            raise ChannelError(f"A message cannot be put into {self.data_folder_out}: {problem.strerror}") from problem


class Transport(filesystem.Transport):
    """What Celery opens for `filesystem://`."""

    Channel = Channel
