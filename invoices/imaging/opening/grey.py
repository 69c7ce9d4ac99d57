"""Any picture in shades of grey, upright, on white paper."""

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from invoices.document import Pixels

WHITE = 255
DEEP = 65_535  # white in sixteen bits
# How to turn pixels upright, by the number that a camera writes: a quarter turn's count, then a mirror.
TURNS: dict[int, tuple[int, bool]] = {
    2: (0, True),
    3: (2, False),
    4: (2, True),
    5: (3, True),
    6: (3, False),
    7: (1, True),
    8: (1, False),
}
WITH_ALPHA = ("LA", "La", "PA", "RGBA", "RGBa")


def grey(picture: Image.Image) -> Pixels:
    """Return a decoded picture in grey: alpha laid on white, deep and indexed colours brought to eight bits."""
    if picture.mode.startswith("I") or picture.mode == "F":
        return _shallow(np.asarray(picture))
    if picture.mode in WITH_ALPHA or "transparency" in picture.info:
        return _on_paper(picture.convert("RGBA"))
    if picture.mode == "LAB":
        picture = picture.getchannel("L")
    return np.asarray(picture if picture.mode == "L" else picture.convert("L"))


def upright(pixels: Pixels, orientation: int) -> Pixels:
    """Turn pixels as the camera's note says they were meant to be seen."""
    quarters, mirrored = TURNS.get(orientation, (0, False))
    turned = np.rot90(pixels, quarters)
    return np.ascontiguousarray(np.fliplr(turned) if mirrored else turned)


def _on_paper(picture: Image.Image) -> Pixels:
    paper = Image.new("L", picture.size, WHITE)
    paper.paste(picture.convert("L"), mask=picture.getchannel("A"))
    return np.asarray(paper)


def _shallow(deep: NDArray[np.generic]) -> Pixels:
    """Bring more bits to eight; what is beyond sixteen, or a fraction, by its own darkest and lightest."""
    values = np.nan_to_num(deep.astype(np.float32), nan=WHITE, posinf=DEEP, neginf=0)
    if deep.dtype.kind == "f" or values.max() > DEEP or values.min() < 0:
        values -= values.min()
        values *= DEEP / (values.max() or 1)
    return np.asarray(values * (WHITE / DEEP) + 0.5, dtype=np.uint8)
