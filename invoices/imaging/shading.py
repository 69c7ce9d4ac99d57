"""A page in other shades: without its shadows, its grain or its blur."""

from dataclasses import replace

import cv2

from invoices.document import Page
from invoices.imaging.pixels import WHITE, pixels
from invoices.imaging.sight.glance import glance_at


def evenly_lit(page: Page) -> Page:
    """Divide a page by the light on its paper."""
    paper = glance_at(page.image).paper
    under = cv2.resize(paper, (page.width, page.height), interpolation=cv2.INTER_LINEAR)
    return replace(page, image=pixels(cv2.divide(page.image, under, scale=WHITE)))


def inverted(page: Page) -> Page:
    """Turn light into dark and dark into light."""
    return replace(page, image=pixels(cv2.bitwise_not(page.image)))


def smoothed(page: Page, sigma: float) -> Page:
    """Average the grain away."""
    return replace(page, image=pixels(cv2.GaussianBlur(page.image, (0, 0), sigma)))


def sharpened(page: Page, sigma: float, amount: float) -> Page:
    """Steepen edges that are spread by sigma pixels."""
    spread = cv2.GaussianBlur(page.image, (0, 0), sigma)
    return replace(page, image=pixels(cv2.addWeighted(page.image, 1.0 + amount, spread, -amount, 0)))
