"""Pictures: JPEG, PNG, TIFF of many pages, WebP, BMP, the first frame of a GIF. Sizes are read before pixels."""

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import NamedTuple

import cv2
import numpy as np
from PIL import (
    BmpImagePlugin,
    GifImagePlugin,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from invoices.document import MediaType, Page, Pixels, SourceFile
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.contents import Contents
from invoices.imaging.opening.grey import grey, upright
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.scale import Scale, scale_of
from invoices.imaging.opening.sniff import media_type_of
from invoices.imaging.opening.webp import webp_size

# Pillow's own readers, called directly: Image.open would try others, and would warn of sizes that are checked here.
PLUGINS: dict[MediaType, Callable[[BytesIO], ImageFile.ImageFile]] = {
    MediaType.JPEG: JpegImagePlugin.JpegImageFile,
    MediaType.PNG: PngImagePlugin.PngImageFile,
    MediaType.TIFF: TiffImagePlugin.TiffImageFile,
    MediaType.WEBP: WebPImagePlugin.WebPImageFile,
    MediaType.BMP: BmpImagePlugin.BmpImageFile,
    MediaType.GIF: GifImagePlugin.GifImageFile,
}
ORIENTATION = 0x0112
SUBFILE_TYPE, THUMBNAIL_OR_MASK = 0x00FE, 0b101
BROKEN = "the picture breaks off or does not hold together"


class Frame(NamedTuple):
    """A page of a picture file, not decoded yet."""

    place: int
    width: int
    height: int


def open_picture(source: SourceFile, limits: FileLimits) -> Contents:
    """Open a picture; each of its frames is a page.

    Raises:
        DamagedFile: its header cannot be read.
        TooManyPages: it has more frames than are taken.
        PageTooLarge: one of them would fill the memory.
    """
    kind = media_type_of(source.content)
    if kind is MediaType.WEBP:
        limits.check_pixels(*webp_size(source.content), page=1)
    with damaged(BROKEN):
        picture = PLUGINS[kind](BytesIO(source.content))
        frames = [Frame(0, *picture.size)]
        if isinstance(picture, TiffImagePlugin.TiffImageFile):
            frames = _frames(picture, limits) or frames
    for number, frame in enumerate(frames, 1):
        limits.check_pixels(frame.width, frame.height, page=number)
    return Contents(len(frames), partial(_draw, source.content, kind, frames))


def _frames(picture: TiffImagePlugin.TiffImageFile, limits: FileLimits) -> list[Frame]:
    """Walk the frames of a TIFF by their headers; thumbnails and masks beside a page are no pages."""
    frames: list[Frame] = []
    index = 0
    while True:
        try:
            picture.seek(index)
        except EOFError:
            return frames
        is_page = not int(picture.tag_v2.get(SUBFILE_TYPE, 0)) & THUMBNAIL_OR_MASK
        limits.check_pages(max(len(frames) + is_page, index // 2), or_more=True)
        frames += [Frame(index, *picture.size)] * is_page
        index += 1


def _draw(content: bytes, kind: MediaType, frames: list[Frame]) -> Iterator[Page]:
    with damaged(BROKEN):
        picture = PLUGINS[kind](BytesIO(content))
    for number, frame in enumerate(frames, 1):
        with damaged(BROKEN):
            pixels, dpi = _decoded(picture, kind, frame)
        yield Page(number, pixels, dpi)


def _decoded(picture: ImageFile.ImageFile, kind: MediaType, frame: Frame) -> tuple[Pixels, float]:
    if frame.place:
        picture.seek(frame.place)
    scale = scale_of(*picture.size, picture.info)
    # A JPEG can be decoded in grey, and at a half or a quarter of its size, for less than the whole costs.
    picture.draft("L", (scale.width, scale.height))
    picture.load()
    # Pillow turns a TIFF upright by itself.
    orientation = 1 if kind is MediaType.TIFF else picture.getexif().get(ORIENTATION, 1)
    return upright(sized(grey(picture), scale), orientation), scale.dpi


def sized(pixels: Pixels, scale: Scale) -> Pixels:
    """Bring pixels to the size they are kept at."""
    if (scale.width, scale.height) == (pixels.shape[1], pixels.shape[0]):
        return pixels
    smaller = scale.width < pixels.shape[1]
    how = cv2.INTER_AREA if smaller else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(pixels, (scale.width, scale.height), interpolation=how), dtype=np.uint8)
