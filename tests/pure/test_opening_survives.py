"""Whatever arrives is read or refused with a reason of ours; no library's own error comes out.

A hundred and fifty files damaged at random; the long run is made apart, against the confined reader.
"""

import random
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invoices.document import Box, SourceFile
from invoices.errors import UnreadableFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper

# Small ones, so that a damage that says "larger" is refused and the test stays quick.
LIMITS = FileLimits(most_bytes=200_000, most_pages=5, most_megapixels=2, render_dpi=72)
CII = b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>'
SAMPLES: tuple[bytes, ...] = (
    paper.pdf(attachments={"factur-x.xml": CII}),
    paper.pdf(owner="x", attachments={"factur-x.xml": CII}),
    paper.pdf([paper.INVOICE, paper.Leaf(image=paper.sheet(dpi=20))]),
    bombs.endless_frames(),
    CII,
    *(paper.picture(kind, dpi=20) for kind in ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")),
)


def read(content: bytes) -> None:
    with suppress(UnreadableFile):
        for page in open_file(SourceFile("a", content), LIMITS).pages():
            assert page.image.size <= 2_100_000
            assert all(word.box.is_inside(Box.WHOLE_PAGE) for word in page.layer.text.words)


def flipped(content: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 3, 10, 60))):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    return bytes(damaged)


def cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content))
    return content[:start] + content[start + chance.choice((1, 20, 10_000)) :]


def doubled(content: bytes, chance: random.Random) -> bytes:
    start, stop = sorted(chance.randrange(len(content)) for _ in range(2))
    return content[:stop] + content[start:]


def renumbered(content: bytes, chance: random.Random) -> bytes:
    """Change a figure: a length, a count, an offset."""
    places = [place for place, octet in enumerate(content) if 0x30 <= octet <= 0x39] or [0]
    damaged = bytearray(content)
    for _ in range(chance.choice((1, 2, 8))):
        damaged[chance.choice(places)] = chance.choice(b"0123456789-")
    return bytes(damaged)


DAMAGES: tuple[Callable[[bytes, random.Random], bytes], ...] = (flipped, cut, doubled, renumbered)


class TestSurvives:
    @pytest.mark.parametrize("sample", range(len(SAMPLES)))
    def test_the_samples_themselves_are_read(self, sample: int) -> None:
        list(open_file(SourceFile("a", SAMPLES[sample]), LIMITS).pages())

    @settings(max_examples=110)
    @given(sample=st.sampled_from(SAMPLES), damage=st.sampled_from(DAMAGES), seed=st.integers(0, 10**6))
    def test_damaged_documents(self, sample: bytes, damage: Callable[[bytes, random.Random], bytes], seed: int) -> None:
        read(damage(sample, random.Random(seed)))

    @settings(max_examples=40)
    @given(start=st.sampled_from([b"", *(sample[:16] for sample in SAMPLES)]), rest=st.binary(max_size=300))
    def test_noise_behind_a_beginning(self, start: bytes, rest: bytes) -> None:
        read(start + rest)
