"""The size of a WebP by its header: its library sets up the whole canvas before it tells."""

from invoices.errors import DamagedFile

FIRST_CHUNK = 12
EXTENDED, LOSSLESS = b"VP8X", b"VP8L"
NEEDED = 30


def webp_size(content: bytes) -> tuple[int, int]:
    """Read the width and height of a WebP.

    Raises:
        DamagedFile: the header is not all there.
    """
    if len(content) < NEEDED:
        raise DamagedFile(detail="the picture breaks off in its header")
    kind, body = content[FIRST_CHUNK : FIRST_CHUNK + 4], content[FIRST_CHUNK + 8 : NEEDED]
    if kind == EXTENDED:
        return _number(body[4:7]) + 1, _number(body[7:10]) + 1
    if kind == LOSSLESS:
        packed = _number(body[1:5])
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return _number(body[6:8]) & 0x3FFF, _number(body[8:10]) & 0x3FFF


def _number(octets: bytes) -> int:
    return int.from_bytes(octets, "little")
