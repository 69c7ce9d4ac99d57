"""Packing a page for a service."""

from base64 import b64decode

import cv2
import numpy as np
import pytest

from invoices.document import Page, Pixels
from invoices.errors import EngineRefused
from invoices.ocr.picture import Picture, PictureLimits, picture_of
from tests import paper


def grainy(page: Page) -> Page:
    grain = np.random.default_rng(7).normal(0, 25, page.image.shape)
    return Page(1, np.clip(page.image + grain, 0, 255).astype(np.uint8), page.dpi)


def unpacked(picture: Picture) -> Pixels:
    image = cv2.imdecode(np.frombuffer(picture.content, np.uint8), cv2.IMREAD_GRAYSCALE)
    return np.asarray(image, dtype=np.uint8)


class TestPictureOf:
    def test_keeps_a_clean_page_without_loss(self) -> None:
        page = paper.page()

        picture = picture_of(page, PictureLimits(), engine="x")

        assert picture.media_type == "image/png"
        assert np.array_equal(unpacked(picture), page.image)

    def test_packs_grain_as_a_photo(self) -> None:
        page = grainy(paper.page())

        picture = picture_of(page, PictureLimits(), engine="x")

        assert picture.media_type == "image/jpeg"
        assert unpacked(picture).shape == page.image.shape

    def test_makes_a_page_smaller_until_it_fits(self) -> None:
        page = grainy(paper.page())

        picture = picture_of(page, PictureLimits(most_bytes=900_000), engine="x")

        assert len(picture.content) <= 900_000
        assert 0.4 * page.width < unpacked(picture).shape[1] < page.width

    def test_keeps_to_the_longest_side_and_to_the_shape(self) -> None:
        picture = picture_of(paper.page(), PictureLimits(longest_side=1000), engine="x")

        assert unpacked(picture).shape == (1000, 707)

    def test_refuses_what_cannot_be_made_to_fit(self) -> None:
        with pytest.raises(EngineRefused, match=r"does not fit into 0\.02 MB"):
            picture_of(grainy(paper.page()), PictureLimits(most_bytes=20_000), engine="x")

    def test_refuses_a_scrap(self) -> None:
        scrap = Page(1, np.full((400, 40), 255, np.uint8), 200)

        with pytest.raises(EngineRefused, match="smaller than 50 pixels"):
            picture_of(scrap, PictureLimits(), engine="x")


class TestPicture:
    def test_travels_within_an_address(self) -> None:
        picture = Picture("image/png", b"content")

        assert picture.data_url.startswith("data:image/png;base64,")
        assert b64decode(picture.base64) == b"content"
        assert "content" not in repr(picture)
