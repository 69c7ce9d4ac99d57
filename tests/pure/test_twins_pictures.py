"""A page is recognised by its picture, whatever its size, its grain and its angle by a hair."""

import cv2
import numpy as np
import pytest

from invoices.document import Page, Pixels
from invoices.imaging.degrade import degrade
from invoices.twins.pictures import picture_prints, shared_picture
from tests import paper


@pytest.fixture(scope="module")
def page() -> Page:
    return paper.page(dpi=200)


def png(image: Pixels) -> bytes:
    return cv2.imencode(".png", image)[1].tobytes()


def likeness(one: Pixels, other: Pixels) -> float:
    return shared_picture(picture_prints([png(one)]), picture_prints([png(other)])) or 0.0


class TestPictures:
    @pytest.mark.parametrize("damage", ["c150", "c100", "noise", "blur", "jpeg30", "lowcon"])
    def test_of_one_page_are_alike_whatever_was_done_to_it(self, page: Page, damage: str) -> None:
        assert likeness(page.image, degrade(page, damage, 3).image) > 0.9

    def test_of_another_page_are_not(self, page: Page) -> None:
        other = np.ascontiguousarray(page.image[::-1])

        assert likeness(page.image, other) < 0.8

    def test_are_taken_of_the_first_and_the_last_page(self, page: Page) -> None:
        first, middle, last = png(page.image), png(page.image[::2]), png(np.ascontiguousarray(page.image[::-1]))

        assert picture_prints([first, middle, last]) == picture_prints([first, last])

    def test_that_cannot_be_opened_are_skipped(self, page: Page) -> None:
        assert picture_prints([b"", b"no picture"]) == ()

    def test_cannot_be_compared_with_more_pages_or_none(self) -> None:
        assert shared_picture((1, 2), (1,)) is None
        assert shared_picture((), ()) is None
