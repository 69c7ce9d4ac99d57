"""What only the page itself shows and no reduced copy: its grain, and how high, crisp and dark its print is."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Pixels
from invoices.imaging.pixels import pixels
from invoices.imaging.sight.letters import Letters
from invoices.imaging.sight.shades import BELL, Shades

TILE = (128, 320)  # pixels of a side
LETTERS_A_SIDE = 6
TILES = 6
# Answers to a grain of one grey level with six.
GRAIN = np.array([(1, -2, 1), (-2, 4, -2), (1, -2, 1)], np.float32)
FEWEST = 6


@dataclass(frozen=True, slots=True)
class Detail:
    """The print of a page, and the paper between it."""

    noise: float  # standard deviation of the paper's grain, grey levels
    contrast: float  # 0 to 1
    blur: float  # pixels over which an edge is spread: the sigma of a bell
    height: float  # of the usual letter, between small ones and capitals, in pixels; 0 when none stands apart


def look_closely(page: Pixels, letters: Letters, scale: float) -> Detail:
    """Look at the few tiles of a page that hold most print."""
    tiles = _tiles(page, letters, scale)
    noise, contrast, blur = np.median([_look(tile) for tile in tiles or [_middle(page)]], axis=0).tolist()
    return Detail(noise, contrast, blur, _height(tiles))


def _look(tile: Pixels) -> tuple[float, float, float]:
    grain = cv2.convertScaleAbs(cv2.filter2D(tile, cv2.CV_16S, GRAIN))
    noise = BELL / 6.0 * Shades(pixels(grain)).at(0.5)
    shades = Shades(tile)
    paper = max(1.0, shades.at(0.75))
    depth = max(1.0, paper - shades.at(0.02) - 1.5 * noise)
    steps = np.maximum(cv2.absdiff(tile[1:, 1:], tile[:-1, 1:]), cv2.absdiff(tile[1:, 1:], tile[1:, :-1]))
    steepest = max(1.0, Shades(steps).at(0.98) - 1.5 * noise)
    # The steepest step of an edge spread by sigma is 0.4 / sigma of its depth.
    return noise, min(1.0, depth / paper), 0.4 * depth / steepest


def _height(tiles: list[Pixels]) -> float:
    heights, black = np.concatenate([_letters(tile) for tile in tiles] or [np.zeros((0, 2), np.int32)]).T
    if heights.size < FEWEST:
        return 0.0
    # Dots and dashes are many and carry little of the black.
    return float(np.median(heights[heights > 0.35 * np.average(heights, weights=black)]))


def _letters(tile: Pixels) -> NDArray[np.int32]:
    smooth = pixels(cv2.blur(tile, (3, 3)))
    shades = Shades(smooth)
    # Half way down an edge, blur moves it neither in nor out.
    _, dark = cv2.threshold(smooth, (shades.at(0.02) + shades.at(0.75)) / 2, 255, cv2.THRESH_BINARY_INV)
    spots = np.asarray(cv2.connectedComponentsWithStats(dark)[2][1:], dtype=np.int32)
    left, top, width, height, _ = spots.T
    whole = (left > 0) & (top > 0) & (left + width < tile.shape[1]) & (top + height < tile.shape[0])
    letters: NDArray[np.int32] = spots[whole & (width < 2.5 * height) & (height > 2), 3:]
    return letters


def _middle(page: Pixels) -> Pixels:
    top, left = (max(0, (side - TILE[1]) // 2) for side in page.shape)
    # A margin of its own pixels, so that a page one pixel high has neighbours to compare.
    return np.pad(page[top : top + TILE[1], left : left + TILE[1]], 1, mode="edge")


def _tiles(page: Pixels, letters: Letters, scale: float) -> list[Pixels]:
    side = int(np.clip(LETTERS_A_SIDE * letters.height * scale, *TILE))
    size = max(8, round(side / scale))
    down, across = (np.arange(0, length + 1, size) for length in letters.mask.shape)
    share = letters.share(down, across)
    best = np.argsort(share, axis=None)[::-1][:TILES]
    corners = [np.unravel_index(place, share.shape) for place in best[share.ravel()[best] > 0]]
    starts = [(int(down[row] * scale), int(across[column] * scale)) for row, column in corners]
    return [page[top : top + side, left : left + side] for top, left in starts]
