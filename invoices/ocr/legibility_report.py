"""What the fitted score is worth, in words, tables and plots: the justification of the minimum quality threshold."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from invoices.ocr.charts import Axis, Heading, Series, Threshold, as_file, axis, curve, scatter
from invoices.ocr.legibility_fit import (
    AS_IT_IS,
    PROMISE,
    USABLE_RECALL,
    Cut,
    Fitted,
    Sample,
    as_json,
    card_of,
    cuts,
    fit,
    threshold,
)

ANY = "any"
STEPS = 10


@dataclass(frozen=True, slots=True, eq=False)
class Study:
    """Everything that fitting brought: one model, what it is worth for each engine, and the threshold."""

    samples: tuple[Sample, ...]
    fitted: dict[str, Fitted]
    scores: NDArray[np.float64]  # of each sample, by a model that has not seen its document
    table: tuple[Cut, ...]
    chosen: Cut

    @property
    def as_json(self) -> dict[str, object]:
        return as_json(self.fitted, self.chosen)

    @property
    def text(self) -> str:
        cards = [f"{engine:<10} {one.card}" for engine, one in self.fitted.items()]
        return "\n".join([*cards, f"threshold  {self.chosen}"])


def study(samples: Sequence[Sample]) -> Study:
    """Fit one score for all engines, measure it for each, and derive one threshold.

    One model serves them better than one each: what an engine seldom does wrong, it learns from the others.
    """
    every = fit(samples)
    engines = sorted({sample.engine for sample in samples})
    fitted = {engine: _for_engine(every, samples, engine) for engine in engines}
    real = [place for place, one in enumerate(samples) if one.measured]
    kept, of_kept = tuple(samples[place] for place in real), every.held_back[real]
    table = cuts(kept, of_kept)
    return Study(kept, {**fitted, ANY: every}, of_kept, tuple(table), threshold(table))


def _for_engine(every: Fitted, samples: Sequence[Sample], engine: str) -> Fitted:
    places = [place for place, one in enumerate(samples) if one.engine == engine]
    here = every.held_back[places]
    return Fitted(every.weights, card_of([samples[place] for place in places], here), here)


def page_of(outcome: Study) -> dict[str, str]:
    """Return the files of the report: a page in Markdown and its plots."""
    return {
        "reading-quality.md": _page(outcome),
        "images/reading-threshold.svg": as_file(_threshold_plot(outcome)),
        "images/reading-scores.svg": as_file(_score_plot(outcome)),
        "images/reading-honesty.svg": as_file(_honesty_plot(outcome)),
    }


def _threshold_plot(outcome: Study) -> str:
    heading = Heading(
        "threshold", "What each threshold means", "Share of right among the believed, and of usable kept."
    )
    right = Series("usable among the believed", tuple((cut.score, cut.right) for cut in outcome.table))
    kept = Series("believed among the usable", tuple((cut.score, cut.kept) for cut in outcome.table))
    marks = (
        Threshold(outcome.chosen.score, f"threshold {outcome.chosen.score:.2f}"),
        Threshold(PROMISE, f"promise {PROMISE:.0%}", upright=False),
    )
    return curve(heading, _scores(), axis("share", [], low=0.0, high=1.0), [right, kept], marks)


def _score_plot(outcome: Study) -> str:
    heading = Heading("scores", "Score against truth", "Each reading: its held-back score and its real word recall.")
    engines = sorted({sample.engine for sample in outcome.samples})
    series = [Series(engine, tuple(_points(outcome, engine))) for engine in engines]
    marks = (
        Threshold(outcome.chosen.score, f"threshold {outcome.chosen.score:.2f}"),
        Threshold(USABLE_RECALL, f"usable from {USABLE_RECALL:.0%}", upright=False),
    )
    return scatter(heading, _scores(), axis("word recall", [], low=0.0, high=1.0), series, marks)


def _points(outcome: Study, engine: str) -> Iterator[tuple[float, float]]:
    for sample, score in zip(outcome.samples, outcome.scores, strict=True):
        if sample.engine == engine:
            yield float(score), sample.word_recall


def _honesty_plot(outcome: Study) -> str:
    heading = Heading("honesty", "Is the score honest?", "Of readings that score so much, the share that is usable.")
    real = Series("measured", tuple((mean, share) for _, mean, share in _bins(outcome)))
    ideal = Series("honest", ((0.0, 0.0), (1.0, 1.0)))
    return curve(heading, _scores(), axis("share usable", [], low=0.0, high=1.0), [real, ideal])


def _bins(outcome: Study) -> Iterator[tuple[int, float, float]]:
    usable = np.array([sample.usable for sample in outcome.samples])
    places = np.minimum(STEPS - 1, (outcome.scores * STEPS).astype(int))
    for step in range(STEPS):
        here = places == step
        if here.any():
            yield int(here.sum()), float(outcome.scores[here].mean()), float(usable[here].mean())


def _scores() -> Axis:
    return axis("score", [], low=0.0, high=1.0)


def _page(outcome: Study) -> str:
    chosen, everything = outcome.chosen, outcome.fitted[ANY].card
    page = files("invoices.ocr").joinpath("legibility_page.md").read_text("utf-8")
    return page.format(
        readings=len(outcome.samples),
        documents=everything.documents,
        damages=len({sample.damage for sample in outcome.samples} - {AS_IT_IS}),
        recall=f"{USABLE_RECALL:.0%}",
        promise=f"{PROMISE:.0%}",
        cards="\n".join(_card(engine, one) for engine, one in outcome.fitted.items()),
        score=f"{chosen.score:.2f}",
        right=f"{chosen.right:.1%}",
        kept=f"{chosen.kept:.1%}",
        believed=f"{chosen.believed:.1%}",
        cuts="\n".join(_row(cut) for cut in outcome.table[::10]),
        bins="\n".join(f"| {n} | {mean:.2f} | {share:.2f} |" for n, mean, share in _bins(outcome)),
        damage="\n".join(_damages(outcome)),
    )


def _card(engine: str, one: Fitted) -> str:
    card = one.card
    measured = f"{card.auc:.3f} | {card.auc_of_confidence:.3f} | {card.brier:.3f}"
    return f"| {engine} | {card.samples} | {card.usable} | {measured} |"


def _row(cut: Cut) -> str:
    return f"| {cut.score:.2f} | {cut.believed:.1%} | {cut.right:.1%} | {cut.kept:.1%} |"


def _damages(outcome: Study) -> Iterator[str]:
    for damage in sorted({sample.damage for sample in outcome.samples}):
        here = [place for place, one in enumerate(outcome.samples) if one.damage == damage]
        usable = sum(outcome.samples[place].usable for place in here)
        believed = [place for place in here if outcome.scores[place] >= outcome.chosen.score]
        wrong = sum(not outcome.samples[place].usable for place in believed)
        yield f"| {damage} | {len(here)} | {usable} | {len(believed)} | {wrong} |"
