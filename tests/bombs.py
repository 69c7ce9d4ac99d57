"""Files that are small when they arrive and fill the memory, or the day, when they are opened without care."""

import struct
import zlib
from io import BytesIO

from PIL import Image


def vast_sheet() -> bytes:
    """Write a PDF of half a kilobyte whose one page is five metres wide: 3,600 million pixels at 300 dpi."""
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", _pages(1), _page(14_400, 14_400)])


def many_pages(count: int = 20_001) -> bytes:
    """Write a PDF of some 150 kilobytes that shows one page very often."""
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", _pages(count), _page(595, 842)])


def vast_png(side: int = 12_000) -> bytes:
    """Write a PNG of some twenty kilobytes with 144 million pixels."""
    packer = zlib.compressobj(9)
    row = bytes(1 + side // 8)
    body = b"".join([packer.compress(row) for _ in range(side)] + [packer.flush()])
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def vast_webp() -> bytes:
    """Write the header of a WebP of 268 million pixels."""
    size = struct.pack("<I", 16_382)[:3]
    extended = b"VP8X" + struct.pack("<I", 10) + bytes(4) + size + size
    still = b"VP8L" + struct.pack("<I", 6) + b"\x2f\xff\xff\xff\x0f\x00"
    return b"RIFF" + struct.pack("<I", 4 + len(extended + still)) + b"WEBP" + extended + still


def many_frames(count: int = 5_000) -> bytes:
    """Write a TIFF of thousands of frames, each a directory that shows the same eight pixels."""
    frame = 2 + 9 * 12 + 4
    offsets = [16 + index * frame for index in range(count)]
    frames = (_directory(following) for following in [*offsets[1:], 0])
    return b"II*\x00" + struct.pack("<I", 16) + bytes(8) + b"".join(frames)


def endless_frames() -> bytes:
    """Write a TIFF whose second frame is followed by its first."""
    frame = 2 + 9 * 12 + 4
    return b"II*\x00" + struct.pack("<I", 16) + bytes(8) + _directory(16 + frame) + _directory(16)


def lying_tiff() -> bytes:
    """Write a TIFF of eight pixels that says it has 4,000 million."""
    return b"II*\x00" + struct.pack("<I", 16) + bytes(8) + _directory(0, side=63_000)


def round_tree() -> bytes:
    """Write a PDF whose page tree is its own child."""
    kids = b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R>>", kids, _page(595, 842)])


def round_table() -> bytes:
    """Write a PDF whose cross-reference table names itself as the one before it."""
    content = _pdf([b"<</Type/Catalog/Pages 2 0 R>>", _pages(1), _page(595, 842)])
    place = content.index(b"xref\n")
    return content.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % place)


def laughing_xml() -> bytes:
    """Write an invoice of a thousand bytes whose entities make a thousand million laughs."""
    entities = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    root = '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">&l9;</Invoice>'
    return f'<?xml version="1.0"?><!DOCTYPE Invoice [{entities}]>{root}'.encode()


def packed_zeros(size: int) -> bytes:
    """Pack zeros as a PDF packs its streams."""
    packer = zlib.compressobj(9)
    piece = bytes(1_000_000)
    return b"".join([packer.compress(piece) for _ in range(size // len(piece))] + [packer.flush()])


def heavy_attachment(size: int, *, packed: bool = True) -> bytes:
    """Write a PDF whose attached invoice has so many bytes once it is unpacked."""
    body, packing = (packed_zeros(size), b"/Filter/FlateDecode") if packed else (b"<a>" + bytes(size), b"")
    file = b"<</Type/EmbeddedFile%s/Length %d>>stream\n%s\nendstream " % (packing, len(body), body)
    names = b"<</EmbeddedFiles<</Names[(a)<</Type/Filespec/F(factur-x.xml)/EF<</F 4 0 R>>>>]>>>>"
    return _pdf([b"<</Type/Catalog/Pages 2 0 R/Names%s>>" % names, _pages(1), _page(595, 842), file])


def still_gif(width: int, height: int) -> bytes:
    """Write a GIF of one frame whose canvas is as large as its header says."""
    out = BytesIO()
    Image.new("L", (1, 1)).save(out, "GIF")
    content = bytearray(out.getvalue())
    content[6:10] = struct.pack("<HH", width, height)
    return bytes(content)


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def _directory(following: int, *, side: int = 0) -> bytes:
    width, height = (side, side) if side else (8, 8)
    entries = (
        (256, 4, 1, width),
        (257, 4, 1, height),
        (258, 3, 1, 1),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 8),
        (277, 3, 1, 1),
        (278, 4, 1, height),
        (279, 4, 1, 8),
    )
    return (
        struct.pack("<H", 9)
        + b"".join(struct.pack("<HHII", *entry) for entry in entries)
        + struct.pack("<I", following)
    )


def _pages(count: int) -> bytes:
    return b"<</Type/Pages/Kids[" + b"3 0 R " * count + b"]/Count %d>>" % count


def _page(width: int, height: int) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>>" % (width, height)


def _pdf(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(content))
        content += b"%d 0 obj" % number + body + b"endobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(content))
    return content + table + trailer
