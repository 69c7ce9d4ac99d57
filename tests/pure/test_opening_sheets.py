"""Sheets of a PDF are measured before they are drawn: large ones at less dpi, vast ones not at all."""

import numpy as np
import pytest
from PIL import Image

from invoices.document import LayerVerdict, Page, SourceFile
from invoices.errors import PageTooLarge, TooManyPages
from invoices.imaging.opening.file import OpenFile, open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper
from tests.paper import INVOICE, Leaf


def opened(content: bytes, limits: FileLimits | None = None) -> OpenFile:
    return open_file(SourceFile("a.pdf", content), limits or FileLimits())


def page_of(content: bytes) -> Page:
    (page,) = opened(content).pages()
    return page


class TestLimits:
    def test_a_sheet_too_large_for_200_dpi_is_drawn_at_less(self) -> None:
        page = page_of(paper.pdf([Leaf(INVOICE, media=(3600, 3600))]))

        assert page.height * page.width <= 60_000_000
        assert page.dpi == pytest.approx(154.8, abs=0.2)
        assert page.layer.verdict is LayerVerdict.GOOD

    def test_a_sheet_too_large_even_for_72_dpi_is_refused(self) -> None:
        with pytest.raises(PageTooLarge, match="Page 2 is too large: 64"):
            opened(paper.pdf([[], Leaf(media=(8000, 8000))]))

    def test_too_many_pages_are_refused(self) -> None:
        with pytest.raises(TooManyPages, match="has 4 pages; at most 3"):
            opened(bombs.many_pages(4), FileLimits(most_pages=3))

    @pytest.mark.parametrize("side", [0.01, 1, 3])
    def test_a_sheet_of_almost_nothing_is_no_trouble(self, side: float) -> None:
        assert page_of(paper.pdf([Leaf(INVOICE, media=(side, side))])).image.size > 0

    def test_a_photo_of_which_every_pixel_was_called_a_point_keeps_its_pixels(self) -> None:
        sheet = paper.sheet(dpi=150)

        page = page_of(paper.pdf([Leaf(image=sheet, media=(sheet.width, sheet.height))]))

        assert np.array_equal(page.image, np.asarray(sheet))
        assert page.dpi == pytest.approx(150, abs=1)

    def test_a_small_image_on_a_vast_sheet_is_not_blown_up(self) -> None:
        page = page_of(paper.pdf([Leaf(image=Image.new("L", (60, 80), 128), media=(1500, 2000))]))

        assert page.image.shape == (2000, 1500)

    def test_a_large_plan_without_images_is_drawn_as_usual(self) -> None:
        assert page_of(paper.pdf([Leaf(INVOICE, media=(1300, 900))])).dpi == 200
