"""What a look at a page tells before anybody reads it."""

from invoices.document import Measures, Page
from invoices.imaging.sight.detail import look_closely
from invoices.imaging.sight.edges import cut_edges
from invoices.imaging.sight.glance import glance_at
from invoices.imaging.sight.ink import ink_of
from invoices.imaging.sight.letters import find_letters
from invoices.imaging.sight.light import light_on
from invoices.imaging.sight.sheet import find_sheet
from invoices.imaging.sight.slope import slope_of

# One above the other: the usual letter of print of 9.5 points.
LETTERS_PER_INCH = 11.5
X_HEIGHT = 0.78  # of the usual letter; the rest are capitals and figures
# Of a letter: spread over more than this, its strokes run together. It makes a sharpness of one half.
FATAL_BLUR = 0.1
# How high letters are taken to be where none stands apart from the next, in pixels of the glance.
RUN_TOGETHER = 8.0


def measure(page: Page) -> Measures:
    """Look at a reduced copy of the page, and at a few of its own tiles, for about ten milliseconds."""
    glance = glance_at(page.image)
    sheet = find_sheet(glance.paper)
    letters = find_letters(glance, sheet)
    light = light_on(glance.paper, sheet)
    slope = slope_of(letters)
    detail = look_closely(page.image, letters, glance.scale)
    letter = detail.height or letters.height * glance.scale
    return Measures(
        dpi=_effective_dpi(page.dpi, detail.height),
        x_height=round(X_HEIGHT * letter, 1),
        skew=slope.skew,
        orientation=slope.orientation,
        sharpness=_sharpness(detail.blur, detail.height or RUN_TOGETHER * glance.scale),
        contrast=round(detail.contrast, 3),
        unevenness=round(light.unevenness, 3),
        noise=round(detail.noise, 1),
        brightness=round(light.brightness, 3),
        cut_edges=cut_edges(letters),
        photo=sheet is not None,
        ink=ink_of(letters),
    )


def grain_of(measures: Measures) -> float:
    """Return the paper's grain as a share of the depth of its print."""
    return measures.noise / max(1.0, 255.0 * measures.brightness * measures.contrast)


def blur_of(measures: Measures) -> float:
    """Return over how many pixels of the page an edge is spread: the sigma of a bell."""
    letter = measures.x_height / X_HEIGHT
    return letter * FATAL_BLUR * float((1.0 / max(0.01, measures.sharpness) - 1.0) ** 0.5)


def _effective_dpi(claimed: float, letter: float) -> float:
    by_print = letter * LETTERS_PER_INCH
    if not by_print or 0.5 < claimed / by_print < 2.0:
        return claimed
    return round(by_print)


def _sharpness(blur: float, letter: float) -> float:
    return round(1.0 / (1.0 + (blur / letter / FATAL_BLUR) ** 2), 3)
