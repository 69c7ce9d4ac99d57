"""HEIC, the pictures of telephones: only decoded, never written."""

from collections.abc import Iterator
from functools import partial

import pi_heif

from invoices.document import Page, SourceFile
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.contents import Contents
from invoices.imaging.opening.grey import grey
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.opening.pictures import BROKEN, sized
from invoices.imaging.opening.scale import scale_of

# One page is one process's work.
pi_heif.options.DECODE_THREADS = 1


def open_heic(source: SourceFile, limits: FileLimits) -> Contents:
    """Open a HEIC picture, its main image only.

    Raises:
        DamagedFile: its header cannot be read.
        PageTooLarge: it would fill the memory.
    """
    with damaged(BROKEN):
        picture = pi_heif.open_heif(source.content)
        size = picture.size
    limits.check_pixels(*size, page=1)
    return Contents(1, partial(_draw, picture))


def _draw(picture: pi_heif.HeifFile) -> Iterator[Page]:
    with damaged(BROKEN):
        # The library turns the picture itself; the camera's note on it must not turn it twice.
        decoded = picture.to_pillow()
        scale = scale_of(decoded.width, decoded.height, {})
        pixels = sized(grey(decoded), scale)
    yield Page(1, pixels, scale.dpi)
