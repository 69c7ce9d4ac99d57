"""Damage on demand: twenty kinds by name, the same bytes from the same seed."""

from dataclasses import replace

import numpy as np
import pytest

from invoices.document import LayerVerdict, Page, PageText, TextLayer
from invoices.imaging.degrade import DAMAGES, degrade
from tests import paper

NAMES = (
    "c300 c200 c150 c100 c75 rot2 rot5 rot90 rot180 blur blur2 jpeg30 jpeg10 noise noise2 lowcon lowcon2"
    " shadow photo photo2"
)
BY_CHANCE = ("rot2", "rot5", "noise", "noise2", "lowcon2", "shadow", "photo", "photo2")


@pytest.fixture(scope="module")
def clean() -> Page:
    whole = paper.page(dpi=200)
    return replace(whole, image=np.ascontiguousarray(whole.image[60:560, 80:880]))


def same(one: Page, other: Page) -> bool:
    return one.image.shape == other.image.shape and bool((one.image == other.image).all())


class TestDamage:
    def test_comes_in_the_twenty_kinds_of_the_reference(self) -> None:
        assert list(DAMAGES) == NAMES.split()

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_is_the_same_for_the_same_seed(self, clean: Page, damage: str) -> None:
        assert same(degrade(clean, damage, 7), degrade(clean, damage, 7))

    @pytest.mark.parametrize("damage", BY_CHANCE)
    def test_is_another_for_other_seeds(self, clean: Page, damage: str) -> None:
        drawn = [degrade(clean, damage, seed) for seed in range(4)]

        assert not all(same(drawn[0], other) for other in drawn[1:])

    @pytest.mark.parametrize("damage", DAMAGES)
    def test_gives_a_page_of_grey_levels_and_leaves_the_clean_one_alone(self, clean: Page, damage: str) -> None:
        before = clean.image.copy()

        damaged = degrade(clean, damage, 1).image

        assert damaged.dtype == np.uint8
        assert (damaged.ndim, damaged.flags.c_contiguous) == (2, True)
        assert (clean.image == before).all()

    def test_keeps_the_text_layer_which_is_the_truth(self, clean: Page) -> None:
        layer = TextLayer(PageText(), LayerVerdict.GOOD)

        assert degrade(replace(clean, layer=layer), "photo2", 1).layer is layer


class TestResolution:
    @pytest.mark.parametrize("dpi", [300, 150, 100, 75])
    def test_goes_down_or_up_with_the_size_of_the_page(self, clean: Page, dpi: int) -> None:
        damaged = degrade(clean, f"c{dpi}", 1)

        assert damaged.dpi == dpi
        assert damaged.width == pytest.approx(clean.width * dpi / 200, abs=1)

    def test_of_a_page_that_has_it_already_leaves_every_pixel(self, clean: Page) -> None:
        fine = replace(clean, dpi=300)

        assert same(degrade(fine, "c300", 1), fine)


class TestScans:
    def test_lie_on_their_side_or_their_head(self, clean: Page) -> None:
        assert same(degrade(clean, "rot180", 1), replace(clean, image=clean.image[::-1, ::-1]))
        assert same(degrade(clean, "rot90", 1), replace(clean, image=clean.image.T[:, ::-1]))

    def test_keep_all_of_a_slanted_sheet(self, clean: Page) -> None:
        slanted = degrade(clean, "rot5", 1)

        black = [float((255.0 - page.image).sum()) for page in (clean, slanted)]
        assert slanted.width > clean.width
        assert black[1] == pytest.approx(black[0], rel=0.02)

    def test_have_grain_where_the_paper_was_even(self) -> None:
        grey = Page(1, np.full((300, 300), 128, np.uint8), 200)

        assert degrade(grey, "noise", 1).image.std() == pytest.approx(25, rel=0.05)

    def test_lose_the_contrast_of_their_print(self, clean: Page) -> None:
        faint = degrade(clean, "lowcon", 1).image

        assert (faint.max(), faint.min()) == (210, 121)


class TestPhotos:
    def test_have_a_shadow_that_leaves_a_third_of_the_light(self) -> None:
        white = Page(1, np.full((800, 600), 255, np.uint8), 200)

        light = degrade(white, "shadow", 3).image / 255

        assert light.min() == pytest.approx(0.35, abs=0.05)
        assert light.max() > 0.9

    @pytest.mark.parametrize("damage", ["photo", "photo2"])
    def test_show_the_sheet_on_a_dark_table(self, clean: Page, damage: str) -> None:
        image = degrade(clean, damage, 1).image

        rim = np.concatenate([image[0], image[-1], image[:, 0], image[:, -1]])
        assert rim.max() < 160
        assert np.median(image[image.shape[0] // 3 : -image.shape[0] // 3]) > 2 * np.median(rim)
