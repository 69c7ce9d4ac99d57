"""How well was a page read? One number from what the engine says, what it left out, and whether it looks like writing.

An engine's own confidence is blind to what it did not see: Tesseract is 91 % sure of a shadowed page of which it read
less than half. So the ink that no word explains counts as well, and whether the words have the shape of writing. How
the picture looks (sharpness, grain, light) adds nothing: what matters of it shows in the reading.

The score is the calibrated chance that a page is usable: that at least 85 % of its words are exactly right. Its weights
are data, fitted by `manage.py fit_legibility` on damaged pages whose text is known; they stand beside this file with
the card that says how.
"""

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from msgspec import convert
from numpy.typing import NDArray

from invoices.document import LayerVerdict, Measures, PageText
from invoices.ocr.plausibility import plausible_share, scrap_share
from invoices.ocr.sanity import covered, is_blank

FEATURES = (
    "confidence",
    "sure",
    "unsure",
    "coverage",
    "worst_band",
    "bare_words",
    "plausible",
    "scraps",
    "density",
)

# A text layer is not read but taken over; what there is to know of it is in the verdict on it.
LAYER_SCORES: dict[LayerVerdict, float] = {
    LayerVerdict.GOOD: 0.99,
    LayerVerdict.PARTIAL: 0.3,
    LayerVerdict.POOR_OCR: 0.2,
    LayerVerdict.GARBLED: 0.02,
    LayerVerdict.ABSENT: 0.0,
    LayerVerdict.NOT_PDF: 0.0,
}
# Usable, and low enough for a second engine to look: what is too faint for us, one of them may read.
NOTHING_ON_PAPER = 0.8
LIGHT, CALM = 0.5, 10.0  # brightness of the paper; grain in grey levels
BANDS = 8
SURE, UNSURE = 0.9, 0.6


@dataclass(frozen=True, slots=True)
class Weights:
    """A fitted model for one engine: standardised features, a weighted sum, and a curve that makes it honest."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float

    def chance(self, described: NDArray[np.float64]) -> float:
        standard = (described - np.array(self.means)) / np.array(self.scales)
        total = float(np.clip(standard, -6, 6) @ np.array(self.weights)) + self.bias
        return float(1.0 / (1.0 + np.exp(-total)))


def describe(text: PageText, measures: Measures) -> NDArray[np.float64]:
    """Return the features of one reading, in the order of FEATURES."""
    words = text.words
    letters = np.array([len(word.text) for word in words], dtype=float)
    sure = np.array([word.confidence for word in words])
    total = max(1.0, letters.sum())
    coverage, worst, bare = _coverage(text, measures)
    own = (
        float(sure @ letters / total) if words else 0.0,
        float((sure >= SURE) @ letters / total) if words else 0.0,
        float((sure < UNSURE) @ letters / total) if words else 1.0,
    )
    shape = (plausible_share(words), scrap_share(words))
    printed = max(1, measures.ink.cells)
    return np.array([*own, coverage, worst, bare, *shape, min(10.0, total / printed)])


def _coverage(text: PageText, measures: Measures) -> tuple[float, float, float]:
    """Return the share of print that words explain, the same in the worst band of the page, and words on bare paper."""
    grid = measures.ink.grid()
    if not grid.any():
        return 1.0, 1.0, 1.0 if text.words else 0.0
    seen = covered(text, measures.ink, margin=1)
    bands = zip(np.array_split(grid, BANDS), np.array_split(grid & seen, BANDS), strict=True)
    enough = grid.sum() / (4 * BANDS)
    worst = min((float(hit.sum() / ink.sum()) for ink, hit in bands if ink.sum() > enough), default=1.0)
    exact = covered(text, measures.ink)
    bare = float((exact & ~grid).sum() / max(1, exact.sum()))
    return float((grid & seen).sum() / grid.sum()), worst, bare


def looks_like_paper(measures: Measures) -> bool:
    """Tell whether a page without print is a bare sheet, rather than a covered lens or a storm of noise."""
    return measures.brightness >= LIGHT and measures.noise <= CALM


@cache
def weights_of(engine: str) -> Weights:
    """Read the fitted weights of an engine; one that was never measured is judged like the average of all."""
    models = _fitted()["engines"]
    return convert(models.get(engine, models["any"]), Weights)


def fitted_threshold() -> float:
    """Return the minimum quality threshold that was derived when the score was fitted."""
    return convert(_fitted()["threshold"]["score"], float)


@cache
def _fitted() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(files("invoices.ocr").joinpath("legibility.json").read_text("utf-8"))
    return found


def score(text: PageText, measures: Measures, *, engine: str, layer: LayerVerdict) -> float:
    """Return how likely a page is read well enough to be used, 0.0 to 1.0."""
    if engine == "embedded":
        return LAYER_SCORES[layer]
    if not text.words:
        return NOTHING_ON_PAPER if is_blank(measures.ink) and looks_like_paper(measures) else 0.0
    return round(weights_of(engine).chance(describe(text, measures)), 4)
