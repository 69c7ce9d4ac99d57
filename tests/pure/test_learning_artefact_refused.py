"""Bytes that are no artefact are refused, whoever wrote them."""

import json
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from learning.core.artefact import Artefact, ArtefactRefused
from learning.core.frame import LONGEST_HEADER, MAGIC, MOST_BYTES, VERSION

ARTEFACT = Artefact("scorer/1", {"rows": 12}, {"n": np.arange(9.0)})

BYTES = ARTEFACT.to_bytes()

EIGHT = struct.pack("<d", 1.0)


def framed(head: object, numbers: bytes = b"", *, magic: bytes = MAGIC, version: int = VERSION, **said: int) -> bytes:
    """Frame what cannot be, as somebody would who knows the layout."""
    header = head if isinstance(head, bytes) else json.dumps(head).encode()
    start = struct.pack("<8sHIQ", magic, version, said.get("long", len(header)), said.get("many", len(numbers)))
    return start + header + zlib.compress(numbers)


def head(*arrays: object, **others: object) -> dict[str, Any]:
    return {"format": "x/1", "card": {}, "arrays": list(arrays), **others}


ODD = {
    "no such file": b"%PDF-1.7 " + b"x" * 40,
    "end is missing": b"\x89ARTFCT\n",
    "layout has version 2, and this program knows version 1": framed(head(), version=2),
    "card is too long": framed(head(), long=LONGEST_HEADER + 1),
    "numbers are too many": framed(head(), many=MOST_BYTES + 1),
    "card is not whole JSON": framed(b"{"),
    "card is no table": framed([]),
    "does not say what it is": framed({"arrays": [], "card": {}}),
    "list of arrays is none": framed({"format": "x/1", "card": {}}),
    "entry of its list of arrays is none": framed(head(["a", "|O", [1]]), EIGHT),
    "'a' has no shape": framed(head(["a", "<f8", [-1]]), EIGHT),
    "'b' has no room": framed(head(["b", "<f8", [2]]), EIGHT),
    "belong to no array": framed(head(), EIGHT),
    "not as many as it says": framed(head(["a", "<f8", [1]]), EIGHT, many=16),
    "'n' holds what is no number": framed(head(["n", "<f8", [1]]), struct.pack("<d", float("nan"))),
    "neither yes nor no": framed(head(["a", "|b1", [1]]), b"\x02"),
    "something stands behind its end": BYTES + b"more",
}


class TestBytesThatAreNoArtefact:
    @pytest.mark.parametrize("why", ODD)
    def test_are_refused_with_the_reason(self, why: str) -> None:
        with pytest.raises(ArtefactRefused, match=why):
            Artefact.from_bytes(ODD[why])

    @pytest.mark.parametrize(
        "odd",
        [
            framed(b'{"format": "x/1", "card": {"a": NaN}, "arrays": []}'),
            framed(b"[" * 100_000),
            framed(b'{"format": 1' + b"0" * 10_000 + b"}"),
            framed(b"\xff\xfe"),
            framed(head(format=1)),
            framed(head(card=[])),
            framed(head(more=1)),
            framed(head(["a", "<f8", [True]]), EIGHT),
            framed(head(["a", "<f8", [1] * 9]), EIGHT),
            framed(head(["a", "<f8", [2**40, 2**40, 0]])),
            framed(head(["a", "<f8", [1]], ["a", "<f8", [1]]), EIGHT * 2),
            framed(head(["a", "<U4", [1]]), EIGHT * 2),
            framed(head(5)),
        ],
    )
    def test_are_refused_however_they_lie(self, odd: bytes) -> None:
        with pytest.raises(ArtefactRefused):
            Artefact.from_bytes(odd)

    def test_do_not_fill_the_memory(self) -> None:
        # Ten million zeros pack into ten thousand bytes; nobody unpacks more of them than the frame promises.
        bomb = framed(head(["a", "|u1", [8]]), b"\0" * 10_000_000, many=8)

        with pytest.raises(ArtefactRefused, match="not as many"):
            Artefact.from_bytes(bomb)

    @given(st.integers(0, len(BYTES) - 1))
    def test_are_refused_when_cut_off_anywhere(self, length: int) -> None:
        with pytest.raises(ArtefactRefused):
            Artefact.from_bytes(BYTES[:length])

    @given(st.binary(max_size=300))
    def test_are_refused_whatever_they_are(self, raw: bytes) -> None:
        with pytest.raises(ArtefactRefused):
            Artefact.from_bytes(raw)

    def test_of_another_format_are_refused(self) -> None:
        with pytest.raises(ArtefactRefused, match="'scorer/1', and 'scorer/2' is expected"):
            Artefact.from_bytes(BYTES, format="scorer/2")
