"""QR codes and barcodes are found wherever they stand, read as text, and never invented."""

from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from invoices.document import Box, Page
from invoices.ocr.codes import MOST_CODES, MOST_LETTERS, clean, find_codes
from invoices.ocr.qr_corners import MOST_SQUARES, corner_squares
from tests import paper, stickers
from tests.stickers import CLIENT, EPC, PLAIN, SWISS, ean, scanned, stuck

SHEET = paper.page(dpi=200)
SMALL_SHEET = paper.page(dpi=100)


def texts(page: Page) -> list[str]:
    return [code.text for code in find_codes(page)]


class TestQrCodes:
    @pytest.mark.parametrize("text", [CLIENT, EPC, PLAIN])
    @pytest.mark.parametrize("millimetres", [20, 35, 60])
    def test_are_read_as_the_text_they_hold(self, text: str, millimetres: float) -> None:
        (code,) = find_codes(stuck(SHEET, (stickers.qr(text, millimetres), 900, 1500)))

        assert (code.kind, code.text) == ("qr", text)

    def test_of_swiss_bills_are_read_in_spite_of_the_cross(self) -> None:
        page = stuck(SHEET, (stickers.qr(SWISS, 46, cross=True), 200, 1700))

        assert texts(scanned(page, degrees=1.5, jpeg=60)) == [SWISS]

    def test_are_read_on_a_page_at_100_dpi(self) -> None:
        page = stuck(SMALL_SHEET, (stickers.qr(CLIENT, 38, dpi=100), 600, 850))

        assert texts(page) == [CLIENT]

    @pytest.mark.parametrize("quarters", [0, 1, 2, 3])
    @pytest.mark.parametrize("degrees", [-5.0, 0.0, 4.0])
    def test_are_read_on_whichever_side_the_page_lies(self, quarters: int, degrees: float) -> None:
        page = stuck(SHEET, (stickers.qr(EPC, 25), 700, 1200))

        assert texts(scanned(page, degrees=degrees, quarters=quarters, jpeg=50)) == [EPC]

    def test_are_read_one_by_one_where_there_are_several(self) -> None:
        codes = [(stickers.qr(text, 25), left, top) for text, left, top in ((CLIENT, 150, 1300), (EPC, 1200, 1300))]
        page = stuck(SHEET, *codes, (stickers.qr(PLAIN, 20), 700, 1900))

        assert texts(page) == [CLIENT, EPC, PLAIN]

    def test_stand_where_they_were_stuck(self) -> None:
        side = 30 / 25.4 * 200
        (code,) = find_codes(stuck(SHEET, (stickers.qr(CLIENT, 30), 900, 1500)))

        expected = Box.of(900, 1500, 900 + side, 1500 + side, width=SHEET.width, height=SHEET.height)
        for side_name in ("left", "top", "right", "bottom"):
            assert getattr(code.box, side_name) == pytest.approx(getattr(expected, side_name), abs=0.005)

    def test_are_read_in_a_shadow(self) -> None:
        page = stuck(SHEET, (stickers.qr(CLIENT, 30), 900, 1500))
        dark = page.image * np.linspace(1.0, 0.3, page.width)[None, :]

        assert texts(replace(page, image=dark.astype(np.uint8))) == [CLIENT]

    def test_are_read_when_blurred(self) -> None:
        page = stuck(SHEET, (stickers.qr(PLAIN, 20), 900, 1500))

        assert texts(replace(page, image=np.asarray(cv2.GaussianBlur(page.image, (0, 0), 2.4), np.uint8))) == [PLAIN]

    def test_are_read_on_a_photo_larger_than_they_need(self) -> None:
        page = stuck(SHEET, (stickers.qr(EPC, 30), 900, 1500))
        large = cv2.resize(page.image, None, fx=2, fy=2, interpolation=cv2.INTER_CUBIC)

        assert texts(replace(page, image=np.asarray(large, np.uint8))) == [EPC]

    def test_that_are_torn_are_left_out(self) -> None:
        code = stickers.qr(CLIENT, 30)
        code[70:, 70:] = 255

        assert texts(stuck(SHEET, (code, 900, 1500))) == []

    def test_whose_reading_fails_are_left_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        class Detector:
            def detectAndDecode(self, part: object) -> tuple[str]:  # noqa: N802 - OpenCV's name
                raise cv2.error("assertion failed")

        monkeypatch.setattr(cv2, "QRCodeDetectorAruco", Detector)
        monkeypatch.setattr(cv2, "QRCodeDetector", Detector)

        assert texts(stuck(SHEET, (stickers.qr(CLIENT, 30), 900, 1500))) == []
        assert texts(stuck(SHEET, (stickers.qr(CLIENT, 120), 300, 1100))) == []


class TestBarcodes:
    @pytest.mark.parametrize(("digits", "kind"), [("376012345678", "ean13"), ("9638507", "ean8")])
    @pytest.mark.parametrize("quarters", [0, 1, 2, 3])
    def test_are_read_on_whichever_side_the_page_lies(self, digits: str, kind: str, quarters: int) -> None:
        page = scanned(stuck(SHEET, (ean(digits), 300, 1500)), degrees=3, quarters=quarters, jpeg=70)

        (code,) = find_codes(page)

        assert (code.kind, code.text) == (kind, stickers.checked(digits))

    def test_from_zero_are_american(self) -> None:
        (code,) = find_codes(stuck(SHEET, (ean("012345678901"), 300, 1500)))

        assert (code.kind, code.text) == ("upca", stickers.checked("012345678901")[1:])

    @pytest.mark.parametrize(("module", "height"), [(2.1, 60), (2.1, 180), (4.0, 60), (4.0, 200)])
    def test_are_read_small_and_large(self, module: float, height: int) -> None:
        sizes = [
            texts(stuck(SHEET, (ean(stickers.digits(12, seed), module=module, height=height), 200 + seed, 1500)))
            for seed in range(1, 5)
        ]

        assert all(len(found) == 1 for found in sizes)

    def test_stand_where_they_were_stuck(self) -> None:
        (code,) = find_codes(stuck(SHEET, (ean("376012345678"), 300, 1500)))

        assert code.box.left == pytest.approx(300 / SHEET.width, abs=0.025)
        assert code.box.top == pytest.approx(1500 / SHEET.height, abs=0.015)

    def test_whose_digits_do_not_check_are_left_out(self) -> None:
        bars = ean("376012345678")
        bars[:, 30:45] = 255

        assert texts(stuck(SHEET, (bars, 300, 1500))) == []

    def test_are_read_beside_a_qr_code(self) -> None:
        page = stuck(SHEET, (ean("376012345678"), 300, 1500), (stickers.qr(PLAIN, 25), 1200, 1800))

        assert texts(page) == [stickers.checked("376012345678"), PLAIN]


class TestPagesWithoutCodes:
    @pytest.mark.parametrize("quarters", [0, 1])
    def test_have_none(self, quarters: int) -> None:
        assert texts(scanned(SHEET, degrees=1, quarters=quarters)) == []

    @pytest.mark.parametrize("width", [1654, 140])
    def test_with_stripes_from_top_to_bottom_have_none(self, width: int) -> None:
        image = np.full((2339, 1654), 255, dtype=np.uint8)
        image[:, :width] = np.arange(width) // 3 % 2 * 255

        assert texts(replace(SHEET, image=image)) == []

    def test_full_of_corner_squares_do_not_keep_us_busy(self) -> None:
        rings = np.full((9, 9), 255, np.uint8)
        for rim, value in ((1, 0), (2, 255), (3, 0)):
            rings[rim:-rim, rim:-rim] = value
        tile = np.kron(rings, np.ones((6, 6), np.uint8))

        squares = corner_squares(np.ascontiguousarray(np.tile(tile, (40, 30))))

        assert len(squares) <= MOST_SQUARES

    @pytest.mark.parametrize("shape", [(1, 1), (1, 9000), (30, 30), (48, 9000), (9000, 60)])
    def test_of_any_shape_have_none(self, shape: tuple[int, int]) -> None:
        assert texts(Page(1, np.zeros(shape, dtype=np.uint8), 200.0)) == []

    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(
        seed=st.integers(0, 2**32 - 1),
        height=st.integers(1, 400),
        width=st.integers(1, 400),
        grain=st.integers(1, 12),
        levels=st.integers(2, 256),
    )
    def test_of_noise_never_fail(self, seed: int, height: int, width: int, grain: int, levels: int) -> None:
        noise = np.random.default_rng(seed).integers(0, levels, (height // grain + 1, width // grain + 1))
        image = np.kron(noise * (255 // (levels - 1)), np.ones((grain, grain))).astype(np.uint8)[:height, :width]

        codes = find_codes(Page(1, np.ascontiguousarray(image), 200.0))

        assert len(codes) <= MOST_CODES


class TestTheirText:
    def test_keeps_lines_and_drops_what_cannot_be_shown(self) -> None:
        assert clean("BCD\r\n002\x00\x1b[31m\r€\t12\u202e") == "BCD\n002  [31m\n€ 12"

    def test_is_no_longer_than_a_code_can_hold(self) -> None:
        assert len(clean("x" * 100_000)) == MOST_LETTERS

    def test_of_nothing_is_no_code(self) -> None:
        assert texts(stuck(SHEET, (stickers.qr("\x01\x02", 30), 900, 1500))) == []
