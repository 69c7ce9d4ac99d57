"""The queue of files: what a worker may take is whole."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from kombu import Connection
from kombu.exceptions import ChannelError
from kombu.simple import SimpleQueue

from ocrsite.filequeue import WHOLE_MESSAGES


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    for name in ("messages", "control"):
        (tmp_path / name).mkdir()
    return tmp_path / "messages"


@pytest.fixture
def queue(messages: Path) -> Iterator[SimpleQueue]:
    options = {
        "data_folder_in": str(messages),
        "data_folder_out": str(messages),
        "control_folder": str(messages.parent / "control"),
    }
    with (
        Connection("filesystem://localhost", transport=WHOLE_MESSAGES, transport_options=options) as connection,
        # Kombu remembers for a whole process which queues it has declared: each test has its own.
        connection.SimpleQueue(messages.parent.name) as queue,
    ):
        yield queue


def taken(queue: SimpleQueue) -> list[object]:
    found = []
    while queue.qsize():
        message = queue.get(block=False)
        message.ack()
        found.append(message.payload)
    return found


class TestAMessage:
    def test_is_taken_as_it_was_put_one_after_the_other(self, queue: SimpleQueue) -> None:
        for number in range(3):
            queue.put({"document": number, "name": "Reçu n° 7"})

        assert taken(queue) == [{"document": number, "name": "Reçu n° 7"} for number in range(3)]

    def test_is_never_seen_half_written(
        self, queue: SimpleQueue, messages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        seen: list[int] = []
        move = os.replace

        def look(source: Path, target: Path) -> None:
            seen.append(queue.qsize())
            move(source, target)

        monkeypatch.setattr(Path, "replace", look)
        queue.put({"document": 1})

        assert seen == [0]
        assert queue.qsize() == 1
        assert [path.suffix for path in messages.iterdir()] == [".msg"]

    def test_that_finds_no_room_leaves_nothing_behind(
        self, queue: SimpleQueue, messages: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(source: Path, target: Path) -> None:
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(Path, "replace", fail)

        with pytest.raises(ChannelError, match="No space left"):
            queue.put({"document": 1})

        assert list(messages.iterdir()) == []

    def test_that_cannot_be_written_is_an_error_of_the_queue(self, queue: SimpleQueue, messages: Path) -> None:
        messages.rmdir()

        with pytest.raises(ChannelError, match="cannot be put"):
            queue.put({"document": 1})
