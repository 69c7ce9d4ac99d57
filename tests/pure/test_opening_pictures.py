"""Pictures of every kind become pages in grey, upright and on white paper."""

import struct
from base64 import b64decode
from io import BytesIO

import numpy as np
import pytest
from PIL import Image, TiffImagePlugin

from invoices.document import LayerVerdict, MediaType, Page, SourceFile
from invoices.errors import DamagedFile, TooManyPages
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper

# 64 by 96 pixels: a black bar above, a grey block below. Nothing here can write HEIC, so it was made elsewhere.
HEIC = b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAVZtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0"  # pragma: allowlist secret
    "AAAAAAAAAAAAAAAAAAAAACJpbG9jAAAAAERAAAEAAQAAAAABegABAAAAAAAAAEIAAAAjaWluZgAAAAAA"  # pragma: allowlist secret
    "AQAAABVpbmZlAgAAAAABAABodmMxAAAAAA5waXRtAAAAAAABAAAA1mlwcnAAAAC3aXBjbwAAAHhodmND"  # pragma: allowlist secret
    "AQNwAAAAkAAAAAAAHvAA/P34+AAADwNgAAEAGEABDAH//wNwAAADAJAAAAMAAAMAHroCQGEAAQArQgEB"  # pragma: allowlist secret
    "A3AAAAMAkAAAAwAAAwAeoCCBhZbqSSmubgIaDAgAAAMAyAAAAwAIQGIAAQAHRAHBcrAiQAAAABNjb2xy"  # pragma: allowlist secret
    "bmNseAABAA0ABoAAAAAUaXNwZQAAAAAAAABAAAAAYAAAABBwaXhpAAAAAAMICAgAAAAXaXBtYQAAAAAA"  # pragma: allowlist secret
    "AAABAAEEgQIDBAAAAEptZGF0AAAAPigBrwQY/gum2dpO71sR03DniLF67lRWR+g0u2WO5RQjlqdWr47i"  # pragma: allowlist secret
    "ZR3V4N55KzawPXppUHfdnz1x+aXKAmNA"  # pragma: allowlist secret
)


def pages_of(content: bytes, limits: FileLimits | None = None) -> list[Page]:
    return list(open_file(SourceFile("picture", content), limits or FileLimits()).pages())


def page_of(content: bytes) -> Page:
    (page,) = pages_of(content)
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


class TestKinds:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"])
    def test_each_is_read_as_the_same_page(self, kind: str) -> None:
        page = page_of(saved(a_corner(), kind))

        assert page.image.dtype == np.uint8
        assert page.image.shape == (40, 60)
        assert page.image[5, 5] < 20
        assert page.image[30, 50] > 235
        assert page.layer.verdict is LayerVerdict.NOT_PDF

    def test_heic_is_decoded(self) -> None:
        opened = open_file(SourceFile("IMG_1.HEIC", HEIC), FileLimits())
        (page,) = opened.pages()

        assert opened.media_type is MediaType.HEIC
        assert page.image.shape == (96, 64)
        assert page.image[16, 20] < 40
        assert 100 < page.image[75, 14] < 140
        assert page.image[40, 50] > 240

    @pytest.mark.parametrize("lossless", [True, False])
    @pytest.mark.parametrize("mode", ["RGB", "RGBA"])
    def test_every_form_of_webp_is_measured_before_it_is_decoded(self, lossless: bool, mode: str) -> None:
        page = page_of(saved(a_corner().convert(mode), "WEBP", lossless=lossless))

        assert page.image.shape == (40, 60)

    def test_only_the_first_frame_of_a_gif_counts(self) -> None:
        film = [a_corner(), Image.new("L", (60, 40), 0)]

        page = page_of(saved(film[0], "GIF", save_all=True, append_images=film[1:]))

        assert page.image[30, 50] > 235


class TestTiff:
    def test_each_frame_is_a_page_of_its_own_size(self) -> None:
        frames = [a_corner(60, 40), a_corner(80, 20), a_corner(10, 90)]

        pages = pages_of(saved(frames[0], "TIFF", save_all=True, append_images=frames[1:]))

        assert [page.number for page in pages] == [1, 2, 3]
        assert [page.image.shape for page in pages] == [(40, 60), (20, 80), (90, 10)]

    @pytest.mark.parametrize("packing", ["group3", "group4", "tiff_lzw", "tiff_adobe_deflate", "packbits"])
    def test_faxes_and_other_packings_are_read(self, packing: str) -> None:
        frames = [a_corner().convert("1") for _ in range(2)]

        pages = pages_of(saved(frames[0], "TIFF", compression=packing, save_all=True, append_images=frames[1:]))

        assert [page.image[5, 5] for page in pages] == [0, 0]
        assert [page.image[30, 50] for page in pages] == [255, 255]

    def test_a_fax_of_low_resolution_is_stretched_to_the_shape_of_its_paper(self) -> None:
        page = page_of(saved(a_corner(1728, 1143).convert("1"), "TIFF", compression="group3", dpi=(204, 98)))

        assert page.image.shape == (2379, 1728)
        assert page.dpi == 204

    def test_a_thumbnail_beside_a_page_is_no_page(self) -> None:
        small = TiffImagePlugin.ImageFileDirectory_v2()
        small[254] = 1
        out = BytesIO()
        with TiffImagePlugin.AppendingTiffWriter(out) as writer:
            a_corner().save(writer, "TIFF")
            writer.newFrame()
            a_corner(12, 8).save(writer, "TIFF", tiffinfo=small)

        (page,) = pages_of(out.getvalue())

        assert page.image.shape == (40, 60)

    def test_a_file_of_nothing_but_a_thumbnail_is_read(self) -> None:
        small = TiffImagePlugin.ImageFileDirectory_v2()
        small[254] = 1

        assert page_of(saved(a_corner(), "TIFF", tiffinfo=small)).image.shape == (40, 60)

    def test_frames_that_follow_one_another_in_a_circle_are_read_once(self) -> None:
        assert len(pages_of(bombs.endless_frames())) == 2

    def test_too_many_frames_are_refused(self) -> None:
        with pytest.raises(TooManyPages, match="at least 4 pages"):
            pages_of(bombs.many_frames(10), FileLimits(most_pages=3))


class TestScale:
    @pytest.mark.parametrize(
        ("stated", "dpi"),
        [((200, 200), 200), ((72, 72), 2339 / 11.69), ((0, 0), 2339 / 11.69), ((20_000, 20_000), 2339 / 11.69)],
    )
    def test_a_stated_dpi_is_believed_where_it_makes_a_sheet_of_paper(
        self, stated: tuple[int, int], dpi: float
    ) -> None:
        page = page_of(saved(Image.new("L", (1654, 2339), 255), "PNG", dpi=stated))

        assert page.dpi == pytest.approx(dpi, rel=0.01)

    @pytest.mark.parametrize("kind", ["JPEG", "PNG"])
    def test_a_picture_larger_than_is_of_use_is_made_smaller(self, kind: str) -> None:
        page = page_of(saved(a_corner(5000, 6000), kind, dpi=(600, 600)))

        assert page.image.shape == (4000, 3333)
        assert page.dpi == pytest.approx(400, rel=0.01)
        assert page.image[100, 100] < 10


class TestDamage:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF"])
    @pytest.mark.parametrize("kept", [0.1, 0.6])
    def test_a_picture_that_breaks_off_is_damaged(self, kind: str, kept: float) -> None:
        whole = paper.picture(kind, dpi=60)

        with pytest.raises(DamagedFile, match="picture breaks off"):
            pages_of(whole[: int(len(whole) * kept)])

    @pytest.mark.parametrize(
        "start", [b"\xff\xd8\xff", b"GIF89a", b"II*\x00", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBPVP8L"]
    )
    def test_a_beginning_alone_is_damaged(self, start: bytes) -> None:
        with pytest.raises(DamagedFile):
            pages_of(start + b"\x01\x02\x03")

    def test_a_heic_that_breaks_off_is_damaged(self) -> None:
        with pytest.raises(DamagedFile):
            pages_of(HEIC[:200])

    def test_a_tiff_that_lies_about_its_strips_is_damaged(self) -> None:
        content = bombs.endless_frames().replace(
            struct.pack("<HHII", 273, 4, 1, 8), struct.pack("<HHII", 273, 4, 1, 9000)
        )

        with pytest.raises(DamagedFile):
            pages_of(content)
