"""Control 22: bytes, pages, sheets and pixels are counted before anything is decoded; a bomb costs nothing."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import pytest

from invoices.document import SourceFile
from invoices.errors import FileTooLarge, PageTooLarge, TooManyPages, UnreadableFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper

SECONDS = 1.0
MEGABYTES = 50
PROCESS = Path("/proc/self")

BOMBS = [
    pytest.param(bombs.vast_sheet(), PageTooLarge, id="half a kilobyte, a sheet of five metres"),
    pytest.param(bombs.many_pages(), TooManyPages, id="20,001 pages"),
    pytest.param(bombs.vast_png(), PageTooLarge, id="17 kilobytes, 144 megapixels"),
    pytest.param(bombs.vast_png(20_000), PageTooLarge, id="48 kilobytes, 400 megapixels"),
    pytest.param(bombs.vast_webp(), PageTooLarge, id="webp of 268 megapixels"),
    pytest.param(bombs.many_frames(), TooManyPages, id="tiff of 5,000 frames"),
    pytest.param(bombs.lying_tiff(), PageTooLarge, id="tiff that lies"),
    pytest.param(bombs.still_gif(60_000, 60_000), PageTooLarge, id="gif of 3,600 megapixels"),
    pytest.param(b"%PDF-1.7" + bytes(50_000_001), FileTooLarge, id="too many bytes"),
]


@pytest.mark.parametrize(("content", "reason"), BOMBS)
def test_a_bomb_is_refused_at_once_and_in_no_room(content: bytes, reason: type[UnreadableFile]) -> None:
    # Whatever a library sets up once is not the bomb's doing.
    list(open_file(SourceFile("warm", paper.pdf()), FileLimits()).pages())

    with _watched(), pytest.raises(reason):
        open_file(SourceFile("bomb", content), FileLimits())


@pytest.mark.parametrize(
    "content", [bombs.round_tree(), bombs.round_table(), bombs.endless_frames()], ids=["tree", "table", "frames"]
)
def test_a_structure_without_end_is_walked_once(content: bytes) -> None:
    with _watched():
        try:
            list(open_file(SourceFile("bomb", content), FileLimits()).pages())
        except UnreadableFile as refused:
            assert refused.code == "damaged_file"  # noqa: PT017


@pytest.mark.parametrize("size", [100_000_000, 300_000_000])
def test_an_attachment_that_unpacks_to_hundreds_of_megabytes_is_left_packed(size: int) -> None:
    content = bombs.heavy_attachment(size)

    with _watched():
        opened = open_file(SourceFile("bomb", content), FileLimits())

    assert opened.attachments == ()
    assert "attachments_fault" in opened.facts
    assert opened.page_count == 1


@contextmanager
def _watched() -> Iterator[None]:
    # Writing 5 there forgets the highest use of memory so far.
    (PROCESS / "clear_refs").write_text("5")
    before, started = _memory("VmRSS"), perf_counter()
    yield
    assert perf_counter() - started < SECONDS
    assert _memory("VmHWM") - before < MEGABYTES


def _memory(name: str) -> float:
    lines = (PROCESS / "status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
