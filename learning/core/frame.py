r"""How an artefact lies in a file: the same content is always the same bytes, and nothing in it is ever run.

    8 bytes   \x89ARTFCT\n
    2 bytes   the version of this layout
    4 bytes   the length of the header
    8 bytes   the length of the numbers once unpacked
    header    JSON: its format, its card, and of each array its name, kind and shape; keys in order, no spaces
    numbers   the arrays in the order of the header, little-endian, row by row, packed with zlib

All lengths are little-endian. What comes back may have been written by anybody, so each length is held to a bound
before memory is given for it, and an array is of one of a dozen kinds of plain numbers, none of them NaN.
"""

import json
import struct
import zlib
from collections.abc import Mapping
from math import prod
from typing import Any

import numpy as np
from numpy.typing import NDArray

from learning.core.errors import ArtefactRefused

MAGIC = b"\x89ARTFCT\n"
VERSION = 1
START = struct.Struct("<8sHIQ")
LONGEST_HEADER = 4_000_000
MOST_BYTES = 400_000_000
MOST_ARRAYS, MOST_SIDES = 10_000, 8
# The hardest packing: a model is written once and read often.
PACKED = 9
KINDS = frozenset({"|b1", "|i1", "|u1", "<i2", "<u2", "<i4", "<u4", "<i8", "<u8", "<f2", "<f4", "<f8"})

Arrays = Mapping[str, NDArray[Any]]


def packed(head: Mapping[str, Any], arrays: Arrays) -> bytes:
    """Write a head and its arrays.

    Raises:
        ArtefactRefused: it could not be read again: a kind of number that is not kept, NaN, or too much of it.
    """
    plain = {name: _plain(name, arrays[name]) for name in sorted(arrays)}
    listed = [[name, array.dtype.str, list(array.shape)] for name, array in plain.items()]
    try:
        header = json.dumps(
            {**head, "arrays": listed}, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
        ).encode()
    except (TypeError, ValueError, RecursionError) as problem:
        raise ArtefactRefused(f"its card is not plain JSON ({problem})") from None
    numbers = b"".join(array.tobytes() for array in plain.values())
    _hold(len(header) <= LONGEST_HEADER, "its card is too long")
    _hold(len(numbers) <= MOST_BYTES and len(plain) <= MOST_ARRAYS, "its numbers are too many")
    return START.pack(MAGIC, VERSION, len(header), len(numbers)) + header + zlib.compress(numbers, PACKED)


def unpacked(content: bytes) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """Take a head and its arrays up again; nobody can write into the arrays.

    Raises:
        ArtefactRefused: damaged, cut off, of another layout, or saying what cannot be.
    """
    _hold(len(content) >= START.size, "its end is missing")
    magic, version, header_length, length = START.unpack_from(content)
    _hold(magic == MAGIC, "it is no such file")
    _hold(version == VERSION, f"its layout has version {version}, and this program knows version {VERSION}")
    _hold(header_length <= LONGEST_HEADER, "its card is too long")
    _hold(length <= MOST_BYTES, "its numbers are too many")
    start = START.size + header_length
    _hold(len(content) >= start, "its end is missing")
    head = _head(content[START.size : start])
    listed = head.pop("arrays", None)
    return head, _arrays(listed, _numbers(content[start:], length))


def _plain(name: str, array: NDArray[Any]) -> NDArray[Any]:
    kind = array.dtype.newbyteorder("<")
    _hold(kind.str in KINDS, f"the array {name!r} holds {array.dtype}, which is not kept")
    _hold(array.ndim <= MOST_SIDES, f"the array {name!r} has {array.ndim} sides")
    # Not ascontiguousarray: that would make a row of a single number.
    plain = np.asarray(array, dtype=kind, order="C")
    _check_numbers(name, plain)
    return plain


def _head(raw: bytes) -> dict[str, Any]:
    try:
        head = json.loads(raw.decode(), parse_constant=_no_number)
    except (ValueError, RecursionError):
        raise ArtefactRefused("its card is not whole JSON") from None
    _hold(isinstance(head, dict), "its card is no table")
    found: dict[str, Any] = head
    return found


def _no_number(written: str) -> None:
    raise ValueError(written)


def _numbers(packed_numbers: bytes, length: int) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        # One byte more than promised is enough to see that there is more.
        numbers = unpacker.decompress(packed_numbers, length + 1)
    except zlib.error:
        raise ArtefactRefused("its numbers are damaged") from None
    _hold(len(numbers) == length, "its numbers are not as many as it says")
    _hold(unpacker.eof, "its end is missing")
    _hold(not unpacker.unused_data, "something stands behind its end")
    return numbers


def _arrays(listed: object, numbers: bytes) -> dict[str, NDArray[Any]]:
    _hold(isinstance(listed, list) and len(listed) <= MOST_ARRAYS, "its list of arrays is none")
    arrays: dict[str, NDArray[Any]] = {}
    at = 0
    for entry in listed if isinstance(listed, list) else []:
        name, kind, shape = _entry(entry)
        size = prod(shape) * kind.itemsize
        _hold(name not in arrays and at + size <= len(numbers), f"the array {name!r} has no room")
        arrays[name] = np.frombuffer(numbers, dtype=kind, count=prod(shape), offset=at).reshape(shape)
        _check_numbers(name, arrays[name])
        at += size
    _hold(at == len(numbers), "it holds numbers that belong to no array")
    return arrays


def _entry(entry: object) -> tuple[str, np.dtype[Any], tuple[int, ...]]:
    match entry:
        case [str(name), str(kind), list(shape)] if kind in KINDS and len(shape) <= MOST_SIDES:
            _hold(all(type(side) is int and 0 <= side <= MOST_BYTES for side in shape), f"{name!r} has no shape")
            return name, np.dtype(kind), tuple(shape)
    raise ArtefactRefused("an entry of its list of arrays is none")


def _check_numbers(name: str, array: NDArray[Any]) -> None:
    _hold(array.dtype.kind != "f" or not np.isnan(array).any(), f"the array {name!r} holds what is no number")
    is_bits = array.dtype.kind != "b" or not array.size or int(array.view(np.uint8).max()) <= 1
    _hold(is_bits, f"the array {name!r} holds what is neither yes nor no")


def _hold(holds: bool, problem: str) -> None:
    if not holds:
        raise ArtefactRefused(problem)
