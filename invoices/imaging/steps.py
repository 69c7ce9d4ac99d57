"""What may be done to put a page right: each step knows by the measures when it helps, and says what it did.

The numbers are settings with the values that read best with Tesseract on damaged pages; a recipe may give others.
"""

from dataclasses import dataclass
from typing import ClassVar, Protocol

from invoices.document import Measures, Page
from invoices.imaging.geometry import resized, straightened, turned, unwarped
from invoices.imaging.measures import blur_of, grain_of, measure
from invoices.imaging.shading import evenly_lit, inverted, sharpened, smoothed


class Step(Protocol):
    """One thing done to a page; its fields are its settings."""

    name: ClassVar[str]
    moves: ClassVar[bool]  # True when print stands elsewhere afterwards, so that the page is measured anew

    def helps(self, page: Page, measures: Measures) -> bool:
        """Say whether the measures call for this step."""
        ...

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        """Do it, and say in a word or two what was done."""
        ...


@dataclass(frozen=True, slots=True)
class Unwarp:
    """Take the sheet out of a photo."""

    name: ClassVar[str] = "unwarp"
    moves: ClassVar[bool] = True

    def helps(self, page: Page, measures: Measures) -> bool:
        return measures.photo

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return unwarped(page), self.name


@dataclass(frozen=True, slots=True)
class Invert:
    """Turn light print on a dark sheet into dark print on a light one, where that brings print to light."""

    name: ClassVar[str] = "invert"
    moves: ClassVar[bool] = True

    under: float = 0.35  # brightness

    def helps(self, page: Page, measures: Measures) -> bool:
        if measures.brightness >= self.under:
            return False
        return measure(inverted(page)).ink.cells > 2 * measures.ink.cells

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return inverted(page), self.name


@dataclass(frozen=True, slots=True)
class Turn:
    """Set a page upright that lies on its side or its head."""

    name: ClassVar[str] = "turn"
    moves: ClassVar[bool] = True

    def helps(self, page: Page, measures: Measures) -> bool:
        return measures.orientation != 0

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return turned(page, measures.orientation), f"turn {measures.orientation}"


@dataclass(frozen=True, slots=True)
class Deskew:
    """Straighten slanted lines; under 0.8 degrees, resampling costs Tesseract as much as the slope."""

    name: ClassVar[str] = "deskew"
    moves: ClassVar[bool] = False

    over: float = 0.8  # degrees

    def helps(self, page: Page, measures: Measures) -> bool:
        return abs(measures.skew) >= self.over

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return straightened(page, measures.skew), f"deskew {measures.skew:.1f}"


@dataclass(frozen=True, slots=True)
class Background:
    """Divide by the light on the paper where a shadow lies."""

    name: ClassVar[str] = "background"
    moves: ClassVar[bool] = False

    over: float = 0.25  # of unevenness

    def helps(self, page: Page, measures: Measures) -> bool:
        return measures.unevenness >= self.over

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return evenly_lit(page), self.name


@dataclass(frozen=True, slots=True)
class Smooth:
    """Average the grain away where it rivals the print."""

    name: ClassVar[str] = "smooth"
    moves: ClassVar[bool] = False

    over: float = 0.045  # grain as a share of the depth of the print
    sigma: float = 1.0  # pixels

    def helps(self, page: Page, measures: Measures) -> bool:
        return grain_of(measures) >= self.over

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        return smoothed(page, self.sigma), f"{self.name} {self.sigma:.1f}"


@dataclass(frozen=True, slots=True)
class Sharpen:
    """Steepen edges that are out of focus; fine blur on small print, a photo's, reads worse after it."""

    name: ClassVar[str] = "sharpen"
    moves: ClassVar[bool] = False

    over: float = 1.5  # pixels an edge is spread by
    under: float = 0.62  # of sharpness
    most_grain: float = 0.02
    amount: float = 4.0

    def helps(self, page: Page, measures: Measures) -> bool:
        blurred = 0.0 < measures.sharpness < self.under and blur_of(measures) >= self.over
        return blurred and grain_of(measures) < self.most_grain

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        sigma = min(4.0, blur_of(measures))
        return sharpened(page, sigma, self.amount), f"{self.name} {sigma:.1f}"


@dataclass(frozen=True, slots=True)
class Enlarge:
    """Make small print larger; print of the usual size reads worse when enlarged."""

    name: ClassVar[str] = "enlarge"
    moves: ClassVar[bool] = False

    under: float = 8.0  # pixels of a small letter; sharp print from there up reads as well as it is, in half the time
    to: float = 16.0
    at_most: float = 3.5  # times
    megapixels: float = 20.0

    def helps(self, page: Page, measures: Measures) -> bool:
        # A tenth more resamples every pixel and gains nothing.
        return 0.0 < measures.x_height < self.under and self._factor(page, measures) > 1.15

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        factor = self._factor(page, measures)
        return resized(page, factor), f"{self.name} {factor:.1f}"

    def _factor(self, page: Page, measures: Measures) -> float:
        room = float((self.megapixels * 1e6 / page.image.size) ** 0.5)
        return min(self.to / measures.x_height, self.at_most, room)


@dataclass(frozen=True, slots=True)
class Shrink:
    """Make a page small enough to be sent."""

    name: ClassVar[str] = "shrink"
    moves: ClassVar[bool] = False

    megapixels: float = 16.0
    longest: float = 8000.0  # pixels of a side

    def helps(self, page: Page, measures: Measures) -> bool:
        return self._factor(page) < 1.0

    def act(self, page: Page, measures: Measures) -> tuple[Page, str]:
        factor = self._factor(page)
        return resized(page, factor), f"{self.name} {factor:.2f}"

    def _factor(self, page: Page) -> float:
        room = float((self.megapixels * 1e6 / page.image.size) ** 0.5)
        return min(1.0, room, self.longest / max(page.width, page.height))


STEPS: dict[str, type[Step]] = {
    step.name: step for step in (Invert, Unwarp, Turn, Deskew, Background, Smooth, Sharpen, Enlarge, Shrink)
}
