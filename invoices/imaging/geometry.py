"""A page laid another way: turned, straightened, taken out of its photo, made larger or smaller."""

from dataclasses import replace

import cv2
import numpy as np
from numpy.typing import NDArray

from invoices.document import Page, Pixels
from invoices.imaging.pixels import pixels
from invoices.imaging.sight.glance import glance_at
from invoices.imaging.sight.rim import settled
from invoices.imaging.sight.shades import Shades
from invoices.imaging.sight.sheet import find_sheet


def turned(page: Page, degrees: int) -> Page:
    """Turn a page clockwise by quarters; 0 gives the same object back."""
    quarters = degrees // 90 % 4
    if not quarters:
        return page
    return replace(page, image=np.ascontiguousarray(np.rot90(page.image, -quarters)))


def straightened(page: Page, skew: float) -> Page:
    """Turn a page by the slope of its lines, on ground of its own paper that keeps all of it."""
    return replace(page, image=slanted(page.image, -skew, ground=Shades(page.image[::4, ::4]).at(0.75)))


def slanted(image: Pixels, degrees: float, *, ground: float) -> Pixels:
    """Turn an image against the clock by any angle, on ground of one shade that keeps all of it."""
    height, width = image.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    wide, high = (np.abs(matrix[:, :2]) @ (width, height)).round().astype(int).tolist()
    matrix[:, 2] += (wide - width) / 2, (high - height) / 2
    return pixels(cv2.warpAffine(image, matrix, (wide, high), flags=cv2.INTER_CUBIC, borderValue=ground))


def unwarped(page: Page) -> Page:
    """Take the sheet out of a photo and look at it from straight above; without a sheet the same object comes back."""
    glance = glance_at(page.image)
    sheet = find_sheet(glance.paper)
    if sheet is None:
        return page
    size = np.array(glance.image.shape[::-1], np.float32)
    corners = (settled(sheet.corners * size, glance.image) * np.float32(glance.scale)).astype(np.float32)
    width, height = _size(corners)
    target = np.array([(0, 0), (width, 0), (width, height), (0, height)], np.float32)
    matrix = cv2.getPerspectiveTransform(corners, target)
    image = cv2.warpPerspective(
        page.image, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return replace(page, image=pixels(image))


def _size(corners: NDArray[np.floating]) -> tuple[int, int]:
    top, right, bottom, left = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    return max(1, round(float(max(top, bottom)))), max(1, round(float(max(left, right))))


def resized(page: Page, factor: float) -> Page:
    """Make a page larger or smaller; its dots per inch go with it."""
    return replace(page, image=resampled(page.image, factor), dpi=page.dpi * factor)


def resampled(image: Pixels, factor: float) -> Pixels:
    """Resample by a factor; averaging on the way down, as a scanner does."""
    how = cv2.INTER_AREA if factor < 1.0 else cv2.INTER_CUBIC
    return pixels(cv2.resize(image, None, fx=factor, fy=factor, interpolation=how))
