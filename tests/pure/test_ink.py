"""Where a page looks printed: found under shadows and in faint print, and nowhere else."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from invoices.document import Page, Pixels
from invoices.imaging.degrade import degrade
from invoices.imaging.measures import measure
from tests import paper

Grid = NDArray[np.bool_]


@pytest.fixture(scope="module")
def clean() -> Page:
    return paper.page(paper.INVOICE * 2)


@pytest.fixture(scope="module")
def printed(clean: Page) -> Grid:
    """Return the cells that hold black, by the pixels of the clean page itself."""
    rows, columns = ink(clean).shape
    black = (255 - clean.image).astype(np.float32)
    return np.asarray(cv2.resize(black, (columns, rows), interpolation=cv2.INTER_AREA)) > 12


def ink(page: Page) -> Grid:
    return measure(page).ink.grid()


def drawn_on(page: Page) -> Pixels:
    return page.image.copy()


def as_large(grid: Grid, other: Grid) -> Grid:
    return cv2.resize(grid.astype(np.uint8), other.shape[::-1], interpolation=cv2.INTER_NEAREST) > 0


def found(printed: Grid, grid: Grid) -> float:
    return float((printed & grid).sum() / printed.sum())


def right(printed: Grid, grid: Grid) -> float:
    beside = cv2.dilate(printed.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0
    return float((grid & beside).sum() / max(1, grid.sum()))


class TestInk:
    def test_is_a_grid_of_a_hundred_columns_in_the_shape_of_the_page(self, clean: Page) -> None:
        seen = measure(clean).ink

        assert seen.columns == 100
        assert seen.rows == pytest.approx(100 * clean.height / clean.width, abs=1)

    def test_is_where_print_stands(self, clean: Page, printed: Grid) -> None:
        assert found(printed, ink(clean)) > 0.95
        assert right(printed, ink(clean)) > 0.99

    @pytest.mark.parametrize("damage", ["shadow", "lowcon2", "noise2", "blur2", "jpeg10", "noise"])
    def test_is_found_however_badly_it_reads(self, clean: Page, printed: Grid, damage: str) -> None:
        grid = as_large(ink(degrade(clean, damage, 1)), printed)

        assert found(printed, grid) > 0.85
        assert right(printed, grid) > 0.95

    @pytest.mark.parametrize("damage", ["photo", "photo2"])
    def test_is_on_the_sheet_of_a_photo_and_not_on_the_table(self, damage: str) -> None:
        bare = degrade(paper.page([]), damage, 1)
        full = degrade(paper.page(paper.INVOICE), damage, 1)

        assert ink(bare).mean() < 0.002
        assert ink(full).mean() > 0.02


class TestNoInk:
    def test_are_the_rules_of_a_table(self, clean: Page) -> None:
        image = drawn_on(clean)
        for offset in range(0, 1200, 200):
            cv2.line(image, (200, 1100 + offset), (1500, 1100 + offset), 0, 3)
            cv2.line(image, (200 + offset, 1100), (200 + offset, 2100), 0, 3)

        grid = ink(replace(clean, image=image))

        assert (grid != ink(clean)).mean() < 0.003

    def test_is_dust(self, clean: Page) -> None:
        image = drawn_on(clean)
        places = np.random.default_rng(1).integers(4, 1600, (400, 2))
        for across, down in places:
            cv2.circle(image, (int(across), int(down) + 700), 2, 0, thickness=-1)

        assert (ink(replace(clean, image=image)) & ~ink(clean)).mean() < 0.002

    def test_are_dashes_and_dots_between_the_lines(self, clean: Page) -> None:
        image = drawn_on(clean)
        for across in range(200, 1400, 16):
            image[1500:1503, across : across + 9] = 0
            image[1540:1543, across : across + 3] = 0

        assert (ink(replace(clean, image=image)) & ~ink(clean)).mean() < 0.002

    def test_is_a_large_picture(self, clean: Page) -> None:
        image = drawn_on(clean)
        image[1300:2000, 400:1200] = 60

        assert (ink(replace(clean, image=image)) & ~ink(clean)).mean() < 0.01


class TestFields:
    def test_print_on_a_grey_field_is_ink(self, clean: Page) -> None:
        image = drawn_on(clean)
        image[100:500, 100:1500] = np.minimum(image[100:500, 100:1500], 215)

        assert found(ink(clean), ink(replace(clean, image=image))) > 0.95

    def test_light_print_on_a_dark_field_is_ink(self, clean: Page) -> None:
        image = drawn_on(clean)
        image[100:500, 100:1500] = np.maximum(40, 255 - image[100:500, 100:1500])

        assert found(ink(clean), ink(replace(clean, image=image))) > 0.9
