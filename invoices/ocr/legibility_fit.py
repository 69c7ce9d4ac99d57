"""Fit the legibility score: from readings whose truth is known to weights, a measured card and a threshold."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import GroupKFold

from invoices.ocr.legibility import FEATURES, Weights

USABLE_RECALL = 0.85
FOLDS = 5
SEED = 0
AS_IT_IS = "as it is"
# Half of what was read, taken away: engines that seldom overlook print must be caught too when they do.
LEFT_OUT = "part left out"
# A page in twenty that is believed and should not be: what two checks on each amount afterwards can carry.
PROMISE = 0.95


@dataclass(frozen=True, slots=True)
class Sample:
    """One reading of one damaged page, described, with how well it really went."""

    document: str  # look-alikes share it: they never stand on both sides of a split
    damage: str
    engine: str
    features: tuple[float, ...]
    word_recall: float

    @property
    def usable(self) -> bool:
        return self.word_recall >= USABLE_RECALL

    @property
    def measured(self) -> bool:
        """Tell whether an engine really read so; what was made up teaches, and is never counted in a result."""
        return self.damage != LEFT_OUT


@dataclass(frozen=True, slots=True)
class Card:
    """What a fitted score is worth, measured on documents that it was not fitted on."""

    samples: int
    usable: int
    documents: int
    auc: float
    brier: float
    auc_of_confidence: float  # the same task by the engine's own confidence alone


@dataclass(frozen=True, slots=True)
class Fitted:
    """The model of one engine, its card, and the held-back scores that thresholds are read from."""

    weights: Weights
    card: Card
    held_back: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Cut:
    """What happens when pages that score at least so much are believed."""

    score: float
    believed: float  # share of all pages
    right: float  # share of the believed that are usable
    kept: float  # share of the usable that are believed


def too_few(samples: Sequence[Sample]) -> str | None:
    """Say what is missing for a fit, or nothing."""
    if len({sample.document for sample in samples}) < 2:
        return "it takes two documents at least: one to learn from, one to be measured on"
    if len({sample.usable for sample in samples if sample.measured}) < 2:
        return "all readings ended alike; it takes usable and unusable ones to tell them apart"
    return None


def fit(samples: Sequence[Sample]) -> Fitted:
    """Fit one model, and measure it on documents held back from it in turn."""
    x = np.array([sample.features for sample in samples])
    y = np.array([sample.usable for sample in samples])
    groups = np.array([sample.document for sample in samples])
    held_back = np.zeros(len(samples))
    folds = min(FOLDS, len(set(groups)))
    for here, there in GroupKFold(folds, shuffle=True, random_state=SEED).split(x, y, groups):
        model = _weights(x[here], y[here])
        held_back[there] = [model.chance(row) for row in x[there]]
    return Fitted(_weights(x, y), card_of(samples, held_back), held_back)


def card_of(samples: Sequence[Sample], scores: NDArray[np.float64]) -> Card:
    """Measure held-back scores on what engines really read."""
    real = [place for place, sample in enumerate(samples) if sample.measured]
    usable = np.array([samples[place].usable for place in real])
    confidence = np.array([samples[place].features[FEATURES.index("confidence")] for place in real])
    return Card(
        samples=len(real),
        usable=int(usable.sum()),
        documents=len({sample.document for sample in samples}),
        auc=round(float(roc_auc_score(usable, scores[real])), 4),
        brier=round(float(brier_score_loss(usable, scores[real])), 4),
        auc_of_confidence=round(float(roc_auc_score(usable, confidence)), 4),
    )


def _weights(x: NDArray[np.float64], y: NDArray[np.bool_]) -> Weights:
    means, scales = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-6)
    standard = np.clip((x - means) / scales, -6, 6)
    model = LogisticRegression(C=1.0, max_iter=2000, random_state=SEED).fit(standard, y)
    return Weights(_short(means), _short(scales), _short(model.coef_[0]), round(float(model.intercept_[0]), 6))


def _short(values: NDArray[np.float64]) -> tuple[float, ...]:
    return tuple(round(float(value), 6) for value in values)


def cuts(samples: Sequence[Sample], scores: NDArray[np.float64]) -> list[Cut]:
    """Return what each possible threshold would mean, from the lowest to the highest."""
    usable = np.array([sample.usable for sample in samples])
    found = []
    for score in np.linspace(0.0, 0.99, 100):
        believed = scores >= score
        right = float(usable[believed].mean()) if believed.any() else 1.0
        kept = float((believed & usable).sum() / max(1, usable.sum()))
        found.append(Cut(round(float(score), 2), float(believed.mean()), right, kept))
    return found


def threshold(table: Sequence[Cut], *, promise: float = PROMISE) -> Cut:
    """Return the lowest threshold that keeps the promise from there on upwards."""
    kept_from = [cut for place, cut in enumerate(table) if all(later.right >= promise for later in table[place:])]
    return kept_from[0] if kept_from else table[-1]


def as_json(fitted: dict[str, Fitted], chosen: Cut) -> dict[str, object]:
    """Return what is written beside the score: weights and cards by engine, and the threshold with its reason."""
    return {
        "features": list(FEATURES),
        "usable_recall": USABLE_RECALL,
        "promise": PROMISE,
        "threshold": asdict(chosen),
        "cards": {engine: asdict(one.card) for engine, one in fitted.items()},
        "engines": {engine: asdict(one.weights) for engine, one in fitted.items()},
    }
