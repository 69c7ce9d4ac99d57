"""Twenty kinds of damage for test material: a clean page in, the page as a bad scan or photo would show it out.

All start from a page rendered at 200 dpi and read its `dpi`: `c100` brings a page of 200 dpi down to 100, and `c300`
enlarges it to 300 without adding detail. Give `c300` a page rendered at 300 dpi, which it leaves as it is. Turning and
photographing draw their angles, corners and shadows from the seed; the same page, damage and seed give the same bytes.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeAlias
from zlib import crc32

import cv2
import numpy as np
from numpy.random import Generator

from invoices.document import Page, Pixels
from invoices.imaging.geometry import resampled, slanted
from invoices.imaging.pixels import WHITE, pixels, shades_of

Act: TypeAlias = Callable[[Pixels, Generator], Pixels]


@dataclass(frozen=True, slots=True)
class Damage:
    """What happens to a page: first to its resolution, then act by act to its pixels."""

    acts: tuple[Act, ...] = ()
    dpi: float | None = None


def degrade(page: Page, damage: str, seed: int) -> Page:
    """Give the page one of the kinds of damage; the text layer stays, for it is the truth to compare with."""
    kind = DAMAGES[damage]
    chance = np.random.default_rng([seed, crc32(damage.encode())])
    factor = (kind.dpi or page.dpi) / page.dpi
    image = page.image if factor == 1.0 else resampled(page.image, factor)
    for act in kind.acts:
        image = act(image, chance)
    return replace(page, image=image, dpi=kind.dpi or page.dpi)


# --- Scanners ---------------------------------------------------------------------------------------


def askew(image: Pixels, chance: Generator, *, degrees: float) -> Pixels:
    """Turn the sheet a little, to a side drawn by chance, on a white ground that keeps all of it."""
    return slanted(image, degrees * chance.choice((-1.0, 1.0)), ground=WHITE)


def quarter_turned(image: Pixels, _: Generator, *, quarters: int) -> Pixels:
    """Lay the sheet sideways or upside down."""
    return np.ascontiguousarray(np.rot90(image, quarters))


def blurred(image: Pixels, _: Generator, *, sigma: float) -> Pixels:
    """Put the page out of focus."""
    return pixels(cv2.GaussianBlur(image, (0, 0), sigma))


def jpeg(image: Pixels, _: Generator, *, quality: int) -> Pixels:
    """Save the page as a JPEG and open it again."""
    packed = cv2.imencode(".jpg", image, [cv2.IMWRITE_JPEG_QUALITY, quality])[1]
    return pixels(cv2.imdecode(packed, cv2.IMREAD_GRAYSCALE))


def noisy(image: Pixels, chance: Generator, *, sigma: float) -> Pixels:
    """Add the grain of a bad sensor."""
    return shades_of(image + sigma * chance.standard_normal(image.shape, dtype=np.float32))


def faint(image: Pixels, _: Generator, *, paper: float, contrast: float) -> Pixels:
    """Bleach the print until only a share of its contrast with the paper is left."""
    return shades_of(paper - contrast * (WHITE - image.astype(np.float32)))


# --- Cameras ----------------------------------------------------------------------------------------


def shadowed(image: Pixels, chance: Generator) -> Pixels:
    """Let a soft shadow fall over about half of the page, down to 0.35 of the light."""
    height, width = image.shape
    angle = chance.uniform(0.0, 2 * np.pi)
    across, down = np.meshgrid(
        np.linspace(-1, 1, width, dtype=np.float32), np.linspace(-1, 1, height, dtype=np.float32)
    )
    depth = np.cos(angle) * across + np.sin(angle) * down - chance.uniform(-0.15, 0.25)
    light = 0.35 + 0.65 / (1.0 + np.exp(-6.0 * depth))
    return shades_of(image * light)


def on_a_table(image: Pixels, chance: Generator) -> Pixels:
    """Lay the sheet on a dark textured table and look at it from a slant."""
    height, width = image.shape
    margin = 0.1
    size = (round(width * (1 + 2 * margin)), round(height * (1 + 2 * margin)))
    corners = np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)
    away = (margin + chance.uniform(-0.045, 0.045, (4, 2))) * (width, height)
    matrix = cv2.getPerspectiveTransform(corners, (corners + away).astype(np.float32))
    table = _table(size, chance)
    cv2.warpPerspective(image, matrix, size, dst=table, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_TRANSPARENT)
    return pixels(table)


def _table(size: tuple[int, int], chance: Generator) -> Pixels:
    coarse = chance.normal(70.0, 14.0, (size[1] // 40 + 1, size[0] // 120 + 1)).astype(np.float32)
    grain = chance.standard_normal((size[1], size[0]), dtype=np.float32)
    return shades_of(cv2.resize(coarse, size, interpolation=cv2.INTER_CUBIC) + 6.0 * grain)


# --- The twenty kinds -------------------------------------------------------------------------------

DAMAGES: dict[str, Damage] = {
    "c300": Damage(dpi=300),
    "c200": Damage(dpi=200),
    "c150": Damage(dpi=150),
    "c100": Damage(dpi=100),
    "c75": Damage(dpi=75),
    "rot2": Damage((partial(askew, degrees=2.0),)),
    "rot5": Damage((partial(askew, degrees=5.0),)),
    "rot90": Damage((partial(quarter_turned, quarters=-1),)),
    "rot180": Damage((partial(quarter_turned, quarters=2),)),
    "blur": Damage((partial(blurred, sigma=1.0),)),
    "blur2": Damage((partial(blurred, sigma=2.2),)),
    "jpeg30": Damage((partial(jpeg, quality=30),)),
    "jpeg10": Damage((partial(jpeg, quality=10),)),
    "noise": Damage((partial(noisy, sigma=25.0),)),
    "noise2": Damage((partial(noisy, sigma=60.0),)),
    "lowcon": Damage((partial(faint, paper=210.0, contrast=0.35),)),
    "lowcon2": Damage((partial(faint, paper=190.0, contrast=0.15), partial(noisy, sigma=8.0))),
    "shadow": Damage((shadowed,)),
    "photo": Damage(
        (
            on_a_table,
            shadowed,
            partial(blurred, sigma=0.8),
            partial(noisy, sigma=4.0),
            partial(jpeg, quality=60),
        )
    ),
    "photo2": Damage(
        (
            on_a_table,
            shadowed,
            partial(blurred, sigma=1.1),
            partial(noisy, sigma=5.0),
            partial(jpeg, quality=35),
        ),
        dpi=140,
    ),
}
