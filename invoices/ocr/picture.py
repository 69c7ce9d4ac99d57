"""A page as a file that fits through a service's door: without loss where that is small enough, else as a JPEG."""

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field

import cv2

from invoices.document import Page, Pixels
from invoices.errors import EngineRefused

MEGABYTE = 1_000_000
# Above this a page is a photo or full of grain, which PNG keeps faithfully and nobody reads.
GRAIN = 2 * MEGABYTE
QUALITY = 90
SMALLER = 0.75
SMALLEST_SHARE = 0.4  # of the page's sides; below it, print of an invoice is no longer legible


@dataclass(frozen=True, slots=True)
class PictureLimits:
    """What a service takes; sides in pixels."""

    most_bytes: int = 4 * MEGABYTE
    longest_side: int = 10_000
    shortest_side: int = 50


@dataclass(frozen=True, slots=True)
class Picture:
    """A page on its way out."""

    media_type: str
    content: bytes = field(repr=False)

    @property
    def base64(self) -> str:
        return b64encode(self.content).decode("ascii")

    @property
    def data_url(self) -> str:
        return f"data:{self.media_type};base64,{self.base64}"


def picture_of(page: Page, limits: PictureLimits, *, engine: str) -> Picture:
    """Pack a page; places are relative to it, so that making it smaller moves none.

    Raises:
        EngineRefused: however it is packed, it is too large or too small for the service.
    """
    if min(page.width, page.height) < limits.shortest_side:
        raise EngineRefused(engine=engine, detail=f"the page is smaller than {limits.shortest_side} pixels")
    for picture in _ever_smaller(page.image, limits.longest_side):
        if len(picture.content) <= limits.most_bytes:
            return picture
    raise EngineRefused(engine=engine, detail=f"the page does not fit into {limits.most_bytes / MEGABYTE:g} MB")


def _ever_smaller(image: Pixels, longest_side: int) -> Iterator[Picture]:
    share = min(1.0, longest_side / max(image.shape))
    fits = _scaled(image, share)
    plain = Picture("image/png", _encoded(".png", fits))
    if len(plain.content) <= GRAIN:
        yield plain
    further = 1.0
    while further >= SMALLEST_SHARE:
        yield Picture("image/jpeg", _encoded(".jpg", _scaled(fits, further), cv2.IMWRITE_JPEG_QUALITY, QUALITY))
        further *= SMALLER


def _scaled(image: Pixels, share: float) -> Pixels:
    if share == 1.0:
        return image
    resized: Pixels = cv2.resize(image, None, fx=share, fy=share, interpolation=cv2.INTER_AREA)  # type: ignore[assignment]
    return resized


def _encoded(ending: str, image: Pixels, *options: int) -> bytes:
    _, packed = cv2.imencode(ending, image, options)
    return packed.tobytes()
