"""Pictures end in shades of grey, upright, on white paper, however their colours and their sides were written down."""

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from invoices.document import Page, SourceFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits

ORIENTATION = 0x0112


def page_of(content: bytes) -> Page:
    (page,) = open_file(SourceFile("picture", content), FileLimits()).pages()
    return page


def saved(picture: Image.Image, kind: str, **settings: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **settings)
    return out.getvalue()


def a_corner(width: int = 60, height: int = 40) -> Image.Image:
    """Return a white sheet whose upper left quarter is black."""
    picture = Image.new("L", (width, height), 255)
    picture.paste(0, (0, 0, width // 2, height // 2))
    return picture


class TestUpright:
    @pytest.mark.parametrize(
        ("orientation", "dark"),
        [(1, "ul"), (2, "ur"), (3, "lr"), (4, "ll"), (5, "ul"), (6, "ur"), (7, "lr"), (8, "ll"), (9, "ul")],
    )
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
    def test_the_camera_says_which_way_is_up(self, kind: str, orientation: int, dark: str) -> None:
        exif = Image.Exif()
        exif[ORIENTATION] = orientation

        image = page_of(saved(a_corner(), kind, exif=exif)).image

        assert image.shape == ((60, 40) if 5 <= orientation <= 8 else (40, 60))
        rows, columns = image.shape
        corners = {"ul": (5, 5), "ur": (5, columns - 6), "ll": (rows - 6, 5), "lr": (rows - 6, columns - 6)}
        assert [name for name, place in corners.items() if image[place] < 128] == [dark]

    def test_a_note_that_cannot_be_read_is_passed_over(self) -> None:
        content = saved(a_corner(), "JPEG", exif=b"Exif\x00\x00II*\x00\xff\xff\xff\xff")

        assert page_of(content).image.shape == (40, 60)


class TestGrey:
    def test_what_is_transparent_becomes_paper(self) -> None:
        picture = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
        picture.paste((0, 0, 0, 255), (0, 0, 30, 20))

        image = page_of(saved(picture, "PNG")).image

        assert (image[5, 5], image[30, 50]) == (0, 255)

    def test_a_transparent_colour_of_a_palette_becomes_paper(self) -> None:
        picture = a_corner().convert("P")

        image = page_of(saved(picture, "PNG", transparency=picture.getpixel((5, 5)))).image

        assert image[5, 5] == 255

    @pytest.mark.parametrize("mode", ["P", "LA", "CMYK", "YCbCr", "1", "I;16", "RGB"])
    def test_every_way_to_hold_colours_ends_in_grey(self, mode: str) -> None:
        picture = a_corner().convert(mode) if mode != "I;16" else _deep()

        image = page_of(saved(picture, {"CMYK": "JPEG", "YCbCr": "TIFF"}.get(mode, "PNG"))).image

        assert image[5, 5] < 20
        assert image[30, 50] > 235

    @pytest.mark.parametrize("most", [1.0, 70_000.0])
    def test_numbers_without_a_white_take_their_lightest_for_it(self, most: float) -> None:
        values = np.full((40, 60), most, dtype=np.float32)
        values[:20, :30] = 0.0

        image = page_of(saved(Image.fromarray(values), "TIFF")).image

        assert (image[5, 5], image[30, 50]) == (0, 255)

    def test_a_page_all_of_one_shade_survives(self) -> None:
        image = page_of(saved(Image.fromarray(np.zeros((4, 4), dtype=np.float32)), "TIFF")).image

        assert image.max() == 0

    def test_lab_keeps_its_lightness(self) -> None:
        picture = Image.merge("LAB", (a_corner(), Image.new("L", (60, 40), 128), Image.new("L", (60, 40), 128)))

        image = page_of(saved(picture, "TIFF")).image

        assert (image[5, 5], image[30, 50]) == (0, 255)


def _deep() -> Image.Image:
    values = np.full((40, 60), 65_535, dtype=np.uint16)
    values[:20, :30] = 300
    return Image.fromarray(values)
