"""Received bytes in a bucket: kept under a name once, and every failure one that the intake knows."""

from collections.abc import Iterator
from importlib import import_module
from io import BytesIO
from typing import Any

import pytest

from ocrsite.storing import AlreadyKept
from tests.doubles.buckets import Bucket, ClientError, EndpointConnectionError, libraries

NAME = "received/ab/abcd"


@pytest.fixture
def bucket() -> Bucket:
    return Bucket()


@pytest.fixture
def storage(bucket: Bucket) -> Iterator[Any]:
    with libraries():
        yield import_module("ocrsite.bucket").WriteOnceBucket(bucket=bucket)


class TestAWriteOnceBucket:
    def test_gives_back_what_it_was_given(self, storage: Any) -> None:
        assert storage.save(NAME, BytesIO(b"bytes")) == NAME

        assert storage.open(NAME).read() == b"bytes"
        assert storage.exists(NAME)
        assert storage.listdir("received") == (["ab"], [])

    def test_refuses_a_name_that_is_taken(self, storage: Any, bucket: Bucket) -> None:
        storage.save(NAME, BytesIO(b"first"))

        with pytest.raises(AlreadyKept):
            storage.save(NAME, BytesIO(b"second"))

        assert bucket.held[NAME] == b"first"

    def test_refuses_it_when_two_write_at_the_same_moment(self, storage: Any, bucket: Bucket) -> None:
        storage.save(NAME, BytesIO(b"first"))
        bucket.is_blind = True

        with pytest.raises(AlreadyKept):
            storage.save(NAME, BytesIO(b"second"))

        assert bucket.held[NAME] == b"first"

    def test_refuses_it_on_a_server_that_knows_no_conditions(self, storage: Any, bucket: Bucket) -> None:
        bucket.knows_conditions = False
        storage.save(NAME, BytesIO(b"first"))

        with pytest.raises(AlreadyKept):
            storage.save(NAME, BytesIO(b"second"))

    def test_opens_nothing_for_writing(self, storage: Any) -> None:
        storage.save(NAME, BytesIO(b"bytes"))

        with pytest.raises(AlreadyKept):
            storage.open(NAME, "wb")

    def test_forgets_what_is_purged(self, storage: Any) -> None:
        storage.save(NAME, BytesIO(b"bytes"))

        storage.delete(NAME)

        assert not storage.exists(NAME)
        with pytest.raises(FileNotFoundError):
            storage.open(NAME)

    @pytest.mark.parametrize(
        ("failure", "why"),
        [(ClientError("AccessDenied"), "AccessDenied"), (EndpointConnectionError("x"), "EndpointConnectionError")],
    )
    def test_fails_as_any_storage_does(self, storage: Any, bucket: Bucket, failure: Exception, why: str) -> None:
        bucket.fails_with = failure

        for call, words in (
            ("save", (NAME, BytesIO(b"bytes"))),
            ("open", (NAME,)),
            ("exists", (NAME,)),
            ("delete", (NAME,)),
            ("listdir", ("received",)),
        ):
            with pytest.raises(OSError, match=f"the bucket answered {why}"):
                getattr(storage, call)(*words)
