"""The steps that put a page right: each does its own, and only where a measure calls for it."""

from dataclasses import replace

import numpy as np
import pytest

from invoices.document import Measures, Page
from invoices.imaging.degrade import degrade
from invoices.imaging.geometry import turned, unwarped
from invoices.imaging.measures import measure
from invoices.imaging.steps import STEPS, Background, Deskew, Enlarge, Sharpen, Shrink, Smooth, Step, Turn, Unwarp
from tests import paper


@pytest.fixture(scope="module")
def clean() -> Page:
    return paper.page(paper.INVOICE * 2)


def after(step: Step, page: Page) -> tuple[Measures, str]:
    before = measure(page)
    assert step.helps(page, before)

    done, label = step.act(page, before)
    return measure(done), label


class TestEveryStep:
    @pytest.mark.parametrize("name", STEPS)
    def test_leaves_a_clean_page_alone(self, clean: Page, name: str) -> None:
        assert not STEPS[name]().helps(clean, measure(clean))

    @pytest.mark.parametrize("name", STEPS)
    def test_leaves_an_empty_page_alone(self, name: str) -> None:
        empty = Page(1, np.full((1100, 800), 255, np.uint8), 200)

        assert not STEPS[name]().helps(empty, measure(empty))


class TestUnwarp:
    @pytest.mark.parametrize("damage", ["photo", "photo2"])
    def test_takes_the_sheet_out_of_a_photo(self, clean: Page, damage: str) -> None:
        photo = degrade(clean, damage, 4)

        done, label = Unwarp().act(photo, measure(photo))

        assert label == "unwarp"
        assert not measure(done).photo
        assert abs(measure(done).skew) < 0.4
        assert done.width / done.height == pytest.approx(clean.width / clean.height, rel=0.15)

    def test_loses_nothing_that_stands_close_to_the_edge(self) -> None:
        sheet = np.full((1600, 1100), 255, np.uint8)
        marks = ((slice(12, 24), slice(500, 560)), (slice(-24, -12), slice(500, 560)))
        for mark in marks:
            sheet[mark] = 0

        flat = unwarped(degrade(Page(1, sheet, 200), "photo", 2)).image

        middle = flat[:, flat.shape[1] * 2 // 5 : flat.shape[1] * 3 // 5].min(axis=1)
        far = flat.shape[0] // 2
        assert middle[:60].min() < 0.5 * middle[far]
        assert middle[-60:].min() < 0.5 * middle[far]

    def test_follows_a_sheet_that_leaves_the_picture_on_one_side(self, clean: Page) -> None:
        photo = degrade(clean, "photo", 1)
        cropped = replace(photo, image=np.ascontiguousarray(photo.image[: photo.height * 2 // 3]))

        done, _ = Unwarp().act(cropped, measure(cropped))

        assert not measure(done).photo

    def test_gives_a_scan_back_as_it_is(self, clean: Page) -> None:
        assert unwarped(clean) is clean

    def test_cuts_a_sheet_with_a_torn_corner_straight(self) -> None:
        image = np.full((1200, 1000), 50, np.uint8)
        image[150:1050, 150:850] = 240
        for row in range(180):
            image[150 + row, 150 : 330 - row] = 50

        flat = unwarped(Page(1, image, 200))

        assert flat.width == pytest.approx(700, abs=20)
        assert flat.height == pytest.approx(900, abs=20)


class TestTurn:
    @pytest.mark.parametrize("degrees", [90, 270])
    def test_sets_a_page_upright(self, clean: Page, degrees: int) -> None:
        seen, label = after(Turn(), turned(clean, 360 - degrees))

        assert seen.orientation == 0
        assert label == f"turn {degrees}"

    def test_by_nothing_or_all_around_is_the_same_page(self, clean: Page) -> None:
        assert turned(clean, 0) is clean
        assert turned(clean, 360) is clean

    def test_by_a_quarter_is_clockwise(self) -> None:
        page = Page(1, np.array([[1, 2], [3, 4]], np.uint8), 200)

        assert turned(page, 90).image.tolist() == [[3, 1], [4, 2]]


class TestDeskew:
    @pytest.mark.parametrize("damage", ["rot2", "rot5"])
    def test_straightens_the_lines(self, clean: Page, damage: str) -> None:
        seen, label = after(Deskew(), degrade(clean, damage, 1))

        assert abs(seen.skew) <= 0.15
        assert abs(float(label.removeprefix("deskew "))) == pytest.approx(float(damage[-1]), abs=0.15)

    def test_keeps_the_shade_of_the_paper_in_the_new_corners(self, clean: Page) -> None:
        grey = replace(degrade(clean, "rot5", 1), image=degrade(clean, "rot5", 1).image // 2 + 60)

        done, _ = Deskew().act(grey, measure(grey))

        assert done.image[0, 0] == pytest.approx(187, abs=2)

    def test_is_not_worth_it_for_less_than_its_setting(self, clean: Page) -> None:
        slanted = replace(measure(clean), skew=0.5)

        assert not Deskew().helps(clean, slanted)
        assert Deskew(over=0.3).helps(clean, slanted)


class TestShades:
    def test_background_takes_the_shadow_away(self, clean: Page) -> None:
        seen, label = after(Background(), degrade(clean, "shadow", 1))

        assert seen.unevenness < 0.05
        assert seen.contrast > 0.9
        assert label == "background"

    def test_smoothing_takes_the_grain_away(self, clean: Page) -> None:
        noisy = degrade(clean, "noise2", 1)

        seen, label = after(Smooth(), noisy)

        assert seen.noise < measure(noisy).noise / 3
        assert label == "smooth 1.0"

    def test_sharpening_steepens_the_edges(self, clean: Page) -> None:
        blurred = degrade(clean, "blur2", 1)

        seen, label = after(Sharpen(), blurred)

        assert seen.sharpness > measure(blurred).sharpness + 0.15
        assert float(label.removeprefix("sharpen ")) == pytest.approx(2.2, rel=0.25)

    def test_sharpening_keeps_off_grain_and_off_fine_blur(self, clean: Page) -> None:
        blurred = measure(degrade(clean, "blur2", 1))

        assert not Sharpen().helps(clean, replace(blurred, noise=9.0))
        assert not Sharpen().helps(clean, replace(blurred, x_height=6.0))


class TestSize:
    @pytest.mark.parametrize(("points", "damage"), [(11, "c75"), (8, "c100"), (6, "c150")])
    def test_small_print_is_enlarged_and_the_resolution_with_it(self, points: int, damage: str) -> None:
        small = degrade(paper.page(paper.INVOICE, size=points), damage, 1)

        seen, label = after(Enlarge(), small)

        assert seen.x_height == pytest.approx(16, rel=0.25)
        assert seen.dpi == pytest.approx(small.dpi * float(label.removeprefix("enlarge ")), rel=0.05)

    def test_enlarging_stops_at_its_pixels(self, clean: Page) -> None:
        small = replace(measure(clean), x_height=5.0)

        done, _ = Enlarge(megapixels=8.0).act(clean, small)

        assert done.image.size == pytest.approx(8e6, rel=0.01)
        assert not Enlarge(megapixels=4.5).helps(clean, small)

    def test_a_page_too_large_to_be_sent_is_shrunk(self) -> None:
        large = Page(1, np.full((9000, 500), 255, np.uint8), 600)

        done, label = Shrink().act(large, measure(large))

        assert (done.height, label) == (8000, "shrink 0.89")
        assert done.dpi == pytest.approx(533, abs=1)
        assert Shrink(megapixels=1.0).helps(large, measure(large))
