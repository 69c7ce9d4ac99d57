"""What a look at a page tells: how it lies, how it was lit, how large and how crisp its print is."""

from dataclasses import replace

import cv2
import numpy as np
import pytest

from invoices.document import Page, Pixels
from invoices.imaging.degrade import degrade
from invoices.imaging.geometry import resized, straightened, turned
from invoices.imaging.measures import blur_of, grain_of, measure
from tests import paper

LINES = paper.INVOICE + paper.INVOICE[4:]


@pytest.fixture(scope="module")
def clean() -> Page:
    return paper.page(LINES)


def with_image(page: Page, image: Pixels) -> Page:
    return replace(page, image=np.ascontiguousarray(image))


def blank(width: int = 800, height: int = 1100, shade: int = 255) -> Page:
    return Page(1, np.full((height, width), shade, np.uint8), 200)


class TestCleanPage:
    def test_has_nothing_to_put_right(self, clean: Page) -> None:
        seen = measure(clean)

        assert (seen.skew, seen.orientation, seen.cut_edges, seen.photo) == (0.0, 0, 0, False)
        assert (seen.noise, seen.unevenness, seen.brightness) == (0.0, 0.0, 1.0)
        assert seen.contrast > 0.95
        assert seen.sharpness > 0.85
        assert seen.dpi == 200

    @pytest.mark.parametrize("points", [8, 11, 16])
    def test_tells_how_high_its_small_letters_are(self, points: int) -> None:
        page = paper.page(paper.INVOICE, size=points)

        # Helvetica's small letters are 0.52 of its size.
        assert measure(page).x_height == pytest.approx(0.52 * points / 72 * 200, rel=0.25)

    @pytest.mark.parametrize("dpi", [100, 150, 300, 450])
    def test_is_measured_alike_at_other_resolutions(self, clean: Page, dpi: int) -> None:
        assert measure(resized(clean, dpi / 200)).x_height == pytest.approx(0.52 * 11 / 72 * dpi, rel=0.25)


class TestResolution:
    def test_is_what_the_file_says_where_print_agrees(self, clean: Page) -> None:
        assert measure(replace(clean, dpi=150)).dpi == 150

    def test_follows_from_the_print_where_the_file_says_nonsense(self, clean: Page) -> None:
        assert measure(replace(clean, dpi=72)).dpi == pytest.approx(220, abs=50)

    def test_is_what_the_file_says_where_nothing_is_printed(self) -> None:
        assert measure(replace(blank(), dpi=72)).dpi == 72


class TestSlope:
    @pytest.mark.parametrize("degrees", [-7.0, -2.0, -0.5, 0.5, 3.0])
    def test_is_found_to_a_sixth_of_a_degree_and_is_positive_where_lines_climb(
        self, clean: Page, degrees: float
    ) -> None:
        slanted = straightened(clean, -degrees)

        assert measure(slanted).skew == pytest.approx(degrees, abs=0.16)

    @pytest.mark.parametrize("degrees", [90, 270])
    def test_a_page_on_its_side_says_how_to_turn_it(self, clean: Page, degrees: int) -> None:
        lying = turned(clean, 360 - degrees)

        assert measure(lying).orientation == degrees

    def test_a_page_on_its_side_tells_its_slant_too(self, clean: Page) -> None:
        lying = turned(straightened(clean, -2.0), 90)

        assert measure(lying).skew == pytest.approx(2.0, abs=0.16)

    @pytest.mark.parametrize("damage", ["noise2", "lowcon2", "shadow", "blur2", "c75", "photo"])
    def test_an_upright_page_is_not_turned_however_bad_it_is(self, clean: Page, damage: str) -> None:
        assert measure(degrade(clean, damage, 1)).orientation == 0

    def test_few_letters_say_nothing(self) -> None:
        seen = measure(paper.page(["1"], size=20))

        assert (seen.skew, seen.orientation) == (0.0, 0)
        assert seen.x_height > 0


class TestLight:
    def test_is_uneven_under_a_shadow(self, clean: Page) -> None:
        assert measure(degrade(clean, "shadow", 1)).unevenness > 0.5

    def test_is_even_on_grey_paper(self, clean: Page) -> None:
        seen = measure(with_image(clean, clean.image // 2))

        assert seen.unevenness < 0.05
        assert seen.brightness == pytest.approx(0.5, abs=0.02)

    def test_is_even_where_a_table_has_a_dark_head(self, clean: Page) -> None:
        image = clean.image.copy()
        image[400:460, 150:1500] = np.minimum(image[400:460, 150:1500], 90)

        assert measure(with_image(clean, image)).unevenness < 0.05

    def test_leaves_its_mark_on_neither_contrast_nor_noise(self, clean: Page) -> None:
        seen = measure(degrade(clean, "shadow", 1))

        assert seen.contrast > 0.95
        assert seen.noise < 1.0


class TestQuality:
    def test_noise_is_found_between_the_letters(self, clean: Page) -> None:
        grey = with_image(clean, clean.image // 2 + 64)

        assert measure(degrade(grey, "noise", 1)).noise == pytest.approx(25, rel=0.15)

    def test_grain_counts_against_the_depth_of_the_print(self, clean: Page) -> None:
        seen = {damage: grain_of(measure(degrade(clean, damage, 1))) for damage in ("c200", "noise", "lowcon2")}

        assert seen["c200"] == 0.0
        assert seen["c200"] < seen["noise"] < seen["lowcon2"]

    def test_faint_print_has_little_contrast(self, clean: Page) -> None:
        contrast = [measure(degrade(clean, damage, 1)).contrast for damage in ("c200", "lowcon", "lowcon2")]

        assert contrast == sorted(contrast, reverse=True)
        assert contrast[2] < 0.25

    def test_blur_costs_sharpness(self, clean: Page) -> None:
        sharpness = [measure(degrade(clean, damage, 1)).sharpness for damage in ("c200", "blur", "blur2")]

        assert sharpness == sorted(sharpness, reverse=True)
        assert sharpness[2] < 0.62

    def test_blur_is_told_in_pixels(self, clean: Page) -> None:
        assert blur_of(measure(degrade(clean, "blur2", 1))) == pytest.approx(2.2, rel=0.25)

    @pytest.mark.parametrize("sigma", [5.0, 7.0, 9.0])
    def test_print_run_together_is_not_taken_for_crisp_large_print(self, clean: Page, sigma: float) -> None:
        blurred = with_image(clean, cv2.GaussianBlur(clean.image, (0, 0), sigma).astype(np.uint8))

        assert measure(blurred).sharpness < 0.2


class TestPhoto:
    @pytest.mark.parametrize("damage", ["photo", "photo2"])
    @pytest.mark.parametrize("seed", range(3))
    def test_is_told_by_the_sheet_on_its_background(self, clean: Page, damage: str, seed: int) -> None:
        assert measure(degrade(clean, damage, seed)).photo

    def test_a_scan_is_none(self, clean: Page) -> None:
        assert not measure(clean).photo

    def test_a_scan_with_a_black_edge_is_none(self, clean: Page) -> None:
        image = clean.image.copy()
        image[:80] = 10

        assert not measure(with_image(clean, image)).photo

    def test_a_shadow_makes_none(self, clean: Page) -> None:
        assert not measure(degrade(clean, "shadow", 2)).photo

    def test_a_light_shape_with_five_corners_is_no_sheet(self) -> None:
        image = np.full((1000, 1000), 40, np.uint8)
        cv2.circle(image, (500, 500), 350, 250, thickness=-1)

        assert not measure(with_image(blank(), image)).photo

    def test_chequers_without_a_calm_place_make_none(self) -> None:
        chequers = np.kron(np.indices((20, 20)).sum(axis=0) % 2, np.ones((50, 50))) * 200 + 30

        assert not measure(with_image(blank(), chequers.astype(np.uint8))).photo


class TestCutEdges:
    def test_are_the_sides_that_run_through_letters(self, clean: Page) -> None:
        assert measure(with_image(clean, clean.image[:, 160:])).cut_edges == 1

    def test_are_none_where_a_stain_touches_the_edge(self, clean: Page) -> None:
        image = clean.image.copy()
        image[500:540, :25] = 0

        assert measure(with_image(clean, image)).cut_edges == 0


class TestOddPages:
    @pytest.mark.parametrize("size", [(1, 1), (1, 60), (60, 1), (5, 5), (9, 4000), (4000, 9), (300, 300)])
    def test_of_any_size_are_measured(self, size: tuple[int, int]) -> None:
        noise = np.random.default_rng(1).integers(0, 256, size, dtype=np.uint8)

        seen = measure(Page(1, noise, 200))

        assert seen.ink.columns <= 100
        assert 0.0 <= seen.sharpness <= 1.0

    @pytest.mark.parametrize("shade", [0, 128, 255])
    def test_without_a_mark_hold_no_print(self, shade: int) -> None:
        seen = measure(blank(shade=shade))

        assert (seen.x_height, seen.skew, seen.photo) == (0.0, 0.0, False)
        assert not seen.ink.grid().any()

    def test_of_more_dots_than_two_bytes_can_number_are_measured(self) -> None:
        image = np.full((1200, 1000), 255, np.uint8)
        image[::3, ::3] = 0

        assert measure(with_image(blank(), image)).x_height == 0.0
