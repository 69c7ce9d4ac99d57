"""What the picture of a page is recognised by: its coarse light and dark, whatever its size and its grain."""

from collections.abc import Sequence

import cv2
import numpy as np

# A page is looked at so small, and of its waves so many are kept, each way.
SIDE, WAVES = 64, 16
BITS = WAVES * WAVES
# Of a picture's bits: bands that agree bit by bit where two pictures are near each other.
BANDS, BAND_BITS = 8, 16
# The first and the last page tell a document; those between cost as much and tell less.
MOST_PAGES = 2


def picture_prints(images: Sequence[bytes]) -> tuple[int, ...]:
    """Return what the first and the last of these pages are recognised by; what cannot be opened is skipped."""
    ends = images if len(images) <= MOST_PAGES else (images[0], images[-1])
    return tuple(print_ for image in ends if (print_ := _print(image)) is not None)


def shared_picture(one: Sequence[int], other: Sequence[int]) -> float | None:
    """Return how alike the least alike pages are, 1.0 where all is the same; nothing where they cannot be paired."""
    if not one or len(one) != len(other):
        return None
    apart = max((mine ^ theirs).bit_count() for mine, theirs in zip(one, other, strict=True))
    return 1.0 - apart / BITS


def _print(image: bytes) -> int | None:
    packed = np.frombuffer(image, dtype=np.uint8)
    page = cv2.imdecode(packed, cv2.IMREAD_REDUCED_GRAYSCALE_2) if packed.size else None
    if page is None:
        return None
    small = cv2.resize(page, (SIDE, SIDE), interpolation=cv2.INTER_AREA).astype(np.float32)
    waves = cv2.dct(small)[:WAVES, :WAVES].ravel()
    # The first wave is how light the page is as a whole, which is the scanner's and not the page's.
    bits = waves > np.median(waves[1:])
    return int.from_bytes(np.packbits(bits).tobytes())
