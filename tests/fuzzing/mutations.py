"""Documents broken a little: the same ones for the same seed."""

import re
from collections.abc import Callable, Sequence
from random import Random

Mutation = Callable[[Random, bytearray, Sequence[bytes]], bytearray]

EXTREMES = (0x00, 0x01, 0x7F, 0x80, 0xFF)
NUMBERS = (b"0", b"-1", b"65536", b"4294967295", b"2147483648", b"99999999999999999999", b"1e308", b"0.00000001")
MAGICS = (
    b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*", b"GIF89a", b"BM", b"RIFF",
    b"\x00\x00\x00\x18ftypheic", b"<?xml",
)  # fmt: skip
NUMBER = re.compile(rb"\d+")
MOST_BYTES = 4_000_000
UNTOUCHED, NOISE = 0.02, 0.02  # so often a document stays whole, or is nothing but noise


def broken(seed: int, number: int, samples: Sequence[bytes]) -> bytes:
    """Return the input of this number: a sample with one to four mutations."""
    chance = Random(f"{seed}/{number}")
    kind = chance.random()
    if kind < NOISE:
        return chance.randbytes(chance.randrange(2000))
    content = bytearray(chance.choice(samples))
    if kind < NOISE + UNTOUCHED:
        return bytes(content)
    for _ in range(chance.randint(1, 4)):
        content = chance.choice(MUTATIONS)(chance, content, samples)
    return bytes(content[:MOST_BYTES])


def flipped(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    for _ in range(chance.randint(1, 30) if content else 0):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    return content


def overwritten(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    """Write extremes where lengths and offsets may stand."""
    start, end = _span(chance, content, 8)
    content[start:end] = bytes([chance.choice(EXTREMES)]) * (end - start)
    return content


def cut_short(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    return content[: chance.randrange(len(content) + 1)]


def thinned(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    start, end = _span(chance, content, 500)
    del content[start:end]
    return content


def repeated(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    start, end = _span(chance, content, 2000)
    content[end:end] = content[start:end] * chance.randint(1, 50)
    return content


def noised(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    start, _ = _span(chance, content, 1)
    content[start:start] = chance.randbytes(chance.randint(1, 200))
    return content


def spliced(chance: Random, content: bytearray, samples: Sequence[bytes]) -> bytearray:
    """Go on with another document."""
    other = chance.choice(samples)
    return content[: chance.randrange(len(content) + 1)] + other[chance.randrange(len(other) + 1) :]


def renumbered(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    """Put a number no document has where one in digits stands."""
    found = list(NUMBER.finditer(content))
    if found:
        where = chance.choice(found)
        content[where.start() : where.end()] = chance.choice(NUMBERS)
    return content


def disguised(chance: Random, content: bytearray, _samples: Sequence[bytes]) -> bytearray:
    magic = chance.choice(MAGICS)
    return bytearray(magic) + content[len(magic) :]


MUTATIONS: tuple[Mutation, ...] = (
    flipped, overwritten, cut_short, thinned, repeated, noised, spliced, renumbered, renumbered, disguised,
)  # fmt: skip


def _span(chance: Random, content: bytearray, longest: int) -> tuple[int, int]:
    start = chance.randrange(len(content) + 1)
    return start, min(len(content), start + chance.randint(1, longest))
