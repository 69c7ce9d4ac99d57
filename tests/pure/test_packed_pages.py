"""Pages cross to the caller packed; what comes back is unpacked as if a document had broken whoever packed it."""

import zlib
from collections.abc import Callable

import numpy as np
import pytest

from invoices.errors import ReaderCrashed
from invoices.ocr import away
from invoices.ocr.away import page_from, pages_to_send
from invoices.ocr.order import BarePage
from tests.bombs import packed_zeros

PIXELS = bytes(range(6))
PACKED = zlib.compress(PIXELS, 1)
BARE = BarePage(3, rows=2, columns=3, dpi=200.0)


class TestAPackedPage:
    def test_is_the_page_that_was_packed(self) -> None:
        page = page_from(BARE, PACKED)

        assert np.array_equal(page.image, [[0, 1, 2], [3, 4, 5]])
        assert (page.number, page.dpi, page.image.dtype.name) == (3, 200.0, "uint8")

    @pytest.mark.parametrize(
        "packed",
        [b"", PIXELS, PACKED[:-1], zlib.compress(PIXELS[:-1]), zlib.compress(PIXELS + b"\0"), packed_zeros(50_000_000)],
        ids=["nothing", "not packed", "broken off", "too short", "too long", "a bomb"],
    )
    def test_that_holds_anything_else_is_refused(self, packed: bytes) -> None:
        with pytest.raises(ReaderCrashed, match="its answer makes no sense"):
            page_from(BARE, packed)

    @pytest.mark.parametrize(("rows", "columns"), [(0, 6), (-2, -3), (6, 0)])
    def test_of_an_impossible_size_is_refused(self, rows: int, columns: int) -> None:
        with pytest.raises(ReaderCrashed):
            page_from(BarePage(1, rows, columns, 200.0), PACKED)

    def test_that_would_fill_the_memory_is_refused_though_it_keeps_its_word(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(away, "MOST_PIXELS", len(PIXELS) - 1)

        with pytest.raises(ReaderCrashed):
            page_from(BARE, PACKED)


class TestPackedPages:
    def test_are_unpacked_one_by_one_when_their_turn_comes(self) -> None:
        pages: dict[int, Callable[[], object]] = {**pages_to_send([BARE, BarePage(4, 1, 1, 72.0)], [PACKED, b"broken"])}

        assert list(pages) == [3, 4]
        assert pages[3]()
        with pytest.raises(ReaderCrashed):
            pages[4]()

    def test_of_which_one_is_missing_are_refused(self) -> None:
        with pytest.raises(ReaderCrashed, match="its answer makes no sense"):
            pages_to_send([BARE], [])
