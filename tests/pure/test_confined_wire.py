"""Frames and words cross a pipe whole, and what nobody may say is not taken in."""

import json
import os
import struct
from collections.abc import Callable, Iterator
from io import BytesIO
from itertools import chain
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.errors import (
    DamagedFile,
    EngineBusy,
    InvoiceError,
    ReaderCrashed,
    ReaderTookTooLong,
    TooManyPages,
)
from invoices.imaging.confined_line import Line, Patience
from invoices.imaging.confined_values import Limits, Message
from invoices.imaging.confined_wire import Garbled, Gone, Kind, Silent, packed, receive
from invoices.imaging.confined_words import (
    Order,
    error_as_bytes,
    error_from,
    facts_as_bytes,
    facts_from,
    order_as_bytes,
    order_from,
)

ALL = dict.fromkeys(Kind, 1000)


def reading(content: bytes) -> Callable[[int], bytes]:
    return BytesIO(content).read


def frame(kind: int, header: bytes, *lengths: int) -> bytes:
    head = struct.pack("!BHI", kind, len(lengths), len(header))
    return head + struct.pack(f"!{len(lengths)}Q", *lengths) + header


class TestFrames:
    @given(st.sampled_from(Kind), st.binary(max_size=99), st.lists(st.binary(max_size=99), max_size=9))
    def test_arrive_as_they_were_sent(self, kind: Kind, header: bytes, blobs: list[bytes]) -> None:
        message = Message(header, tuple(blobs))

        assert receive(reading(b"".join(packed(kind, message))), ALL) == (kind, message)

    @pytest.mark.parametrize(
        "content",
        [
            b"\xff" * 7,
            frame(0, b"{}"),
            frame(99, b"{}"),
            frame(Kind.START, b"{}"),
            frame(Kind.ANSWER, b"", 2**63),
            frame(Kind.ANSWER, b"", 2**64 - 1, 2**64 - 1),
            frame(Kind.ANSWER, b"", 1001),
            frame(Kind.ANSWER, b"x", 1000),
            frame(Kind.ANSWER, b"", *[0] * 4097),
            frame(Kind.SIGN, bytes(11)),
        ],
        ids=lambda content: content[:12].hex(),
    )
    def test_that_nobody_may_send_are_refused_by_their_heads(self, content: bytes) -> None:
        asked: list[int] = []
        stream = BytesIO(content)

        def read(size: int) -> bytes:
            asked.append(size)
            return stream.read(size)

        with pytest.raises(Garbled):
            receive(read, {Kind.ANSWER: 1000, Kind.SIGN: 10})
        assert max(asked) <= 8 * 4096


class TestWords:
    @pytest.mark.parametrize(
        "error",
        [
            DamagedFile(detail="élément n° 3"),
            TooManyPages(pages=301, most=300),
            ReaderTookTooLong(seconds=0.5),
            EngineBusy(engine="Mistral", detail="429", retry_after=30.0),
            InvoiceError(),
        ],
        ids=lambda error: error.code,
    )
    def test_of_an_error_come_back_as_that_error(self, error: InvoiceError) -> None:
        again = error_from(error_as_bytes(error))

        assert (type(again), again.facts) == (type(error), error.facts)
        assert [type(value) for value in again.facts.values()] == [type(value) for value in error.facts.values()]

    @pytest.mark.parametrize(("value", "kept"), [("x" * 999, "x" * 300), (inf, "inf"), (nan, "nan"), (True, "True")])
    def test_are_kept_short_and_plain(self, value: str | float, kept: str) -> None:
        assert error_from(error_as_bytes(DamagedFile(detail=value))).facts == {"detail": kept}

    def test_cannot_move_a_cursor(self) -> None:
        told = error_as_bytes(DamagedFile(detail="a\x1b[2J\nERROR\u202e b"))

        assert error_from(told).facts == {"detail": "a [2J ERROR  b"}

    @pytest.mark.parametrize(
        "told",
        [
            {"code": "os_error", "facts": {}},
            {"code": "damaged_file", "facts": {"self": "x"}},
        ],
        ids=["unknown", "self"],
    )
    def test_make_only_errors_of_ours(self, told: object) -> None:
        error = error_from(json.dumps(told).encode())

        assert isinstance(error, ReaderCrashed)
        assert error.facts == {"detail": "an error that nobody knows"}

    @pytest.mark.parametrize(
        "told",
        [
            b"",
            b"not JSON",
            b'{"code": "damaged_file"}',
            b'{"code": "damaged_file", "facts": {"detail": "\xff"}}',
            b'{"code": "damaged_file", "facts": {"detail": 1e999}}',
            b'{"code": "damaged_file", "facts": {"detail": NaN}}',
            b'{"code": "damaged_file", "facts": {"detail": ' + b"9" * 400 + b"}}",
            b'{"code": "damaged_file", "facts": {}, "more": 1}',
            *(
                json.dumps({"code": "damaged_file", "facts": facts}).encode()
                for facts in (
                    {"detail": ["a", "list"]},
                    {"detail": {"a": "table"}},
                    {"detail": None},
                    {"detail": "x" * 301},
                    {"__class__": "x"},
                    {"a" * 41: "x"},
                    {f"fact_{number}": 1 for number in range(17)},
                )
            ),
        ],
        ids=lambda told: told[:60].decode(errors="replace"),
    )
    def test_in_another_shape_are_nonsense(self, told: bytes) -> None:
        with pytest.raises(Garbled):
            error_from(told)

    @given(st.binary(max_size=200))
    def test_at_random_make_no_other_error(self, told: bytes) -> None:
        with pytest.raises(Garbled):
            error_from(told)

    def test_about_the_kernel_come_back(self) -> None:
        assert facts_from(facts_as_bytes({"network": "off"})) == {"network": "off"}
        with pytest.raises(Garbled):
            facts_from(b'{"facts": {"network": 1}}')

    def test_of_the_order_come_back(self) -> None:
        order = Order("package.module:job", "a folder", Limits(cpu_seconds=0.5))

        assert order_from(order_as_bytes(order)) == order


@pytest.fixture
def ends() -> Iterator[dict[str, int]]:
    """Four pipes by name: `_in` is where one reads, `_out` where one writes."""
    names = [f"{name}_{end}" for name in ("tell", "hear", "grumble", "death") for end in ("in", "out")]
    ends = dict(zip(names, chain.from_iterable(os.pipe() for _ in range(4)), strict=True))
    yield ends
    for end in ends.values():
        os.close(end)


@pytest.fixture
def line(ends: dict[str, int]) -> Iterator[Line]:
    line = Line(*(ends.pop(name) for name in ("tell_out", "hear_in", "grumble_in", "death_in")))
    yield line
    line.close()


def hang_up(ends: dict[str, int], name: str) -> None:
    os.close(ends.pop(name))


class TestLine:
    def test_reads_on_while_the_child_grumbles(self, line: Line, ends: dict[str, int]) -> None:
        os.write(ends["grumble_out"], b"." * 60_000 + b"the end")
        os.write(ends["hear_out"], b"".join(packed(Kind.SIGN, Message(b"1"))))

        assert line.receive(ALL, Patience(5, 5)) == (Kind.SIGN, Message(b"1"))
        assert line.last_words.endswith(b"..the end")
        assert len(line.last_words) == 4096

    def test_reads_on_when_it_grumbles_no_more(self, line: Line, ends: dict[str, int]) -> None:
        hang_up(ends, "grumble_out")

        with pytest.raises(Silent):
            line.receive(ALL, Patience(0.05, 5))
        assert line.last_words == b""

    def test_waits_no_longer_than_it_has_patience(self, line: Line) -> None:
        with pytest.raises(Silent):
            line.receive(ALL, Patience(0.05, 5))
        with pytest.raises(Silent):
            line.receive(ALL, Patience(5, 0))

    @pytest.mark.parametrize("end", ["hear_out", "death_out"])
    def test_notices_that_nobody_is_there(self, line: Line, ends: dict[str, int], end: str) -> None:
        hang_up(ends, end)

        with pytest.raises(Gone):
            line.receive(ALL, Patience(5, 5))

    def test_notices_that_nobody_listens(self, line: Line, ends: dict[str, int]) -> None:
        hang_up(ends, "tell_in")

        with pytest.raises(Gone):
            line.send(Kind.DOCUMENT, Message(b"x"), Patience(5, 5))

    def test_what_was_said_before_a_death_is_heard(self, line: Line, ends: dict[str, int]) -> None:
        os.write(ends["hear_out"], b"".join(packed(Kind.ANSWER, Message(b"last"))))
        hang_up(ends, "death_out")

        assert line.has_died(0)
        assert line.receive(ALL, Patience(5, 5))[1].header == b"last"

    def test_a_full_pipe_ends_its_patience(self, line: Line) -> None:
        with pytest.raises(Silent):
            line.send(Kind.DOCUMENT, Message(bytes(10_000_000)), Patience(0.05, 5))


class TestPatience:
    def test_names_the_bound_that_comes_first(self) -> None:
        assert Patience(1, 5).bound == 1
        assert Patience(5, 1).bound == 1

    def test_is_not_renewed_past_the_end(self) -> None:
        patience = Patience(10, 20)

        patience.renew()

        assert 9 < patience.left() <= 10
