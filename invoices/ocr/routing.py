"""What to try next on a page: its text layer, the cheap engine, the strong one, another recipe, a person.

One pure function over what is known so far. It is the procedure below the minimum quality threshold as well: other
recipe, other engine, then a human; every step of it is in the attempts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from invoices.document import Attempt, LayerVerdict, Measures
from invoices.ocr.policy import AUTO, Policy

# Below this height of small letters (pixels) Tesseract loses most words and enlarging no longer helps.
TINY_PRINT = 8.0
# Grain and blur beyond these make Tesseract lose most words, by trials on pages damaged step by step.
HEAVY_NOISE = 22.0
# A score this low on an upright page is rarer than a page that lies on its head.
READS_LIKE_NOISE = 0.25


@dataclass(frozen=True, slots=True)
class Try:
    """One thing to try: which engine, after which recipe, turned how far, in which language, and why."""

    engine: str
    recipe: str
    why: str
    turn: int = 0
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SoFar:
    """What is known of a page while it is being read."""

    layer: LayerVerdict
    measures: Measures
    policy: Policy
    attempts: tuple[Attempt, ...] = ()
    language: str | None = None  # what the best reading says the page is written in
    other_model: bool = False  # the language has letters that the model used does not know

    @property
    def best(self) -> float:
        return max((attempt.score for attempt in self.attempts if attempt.score is not None), default=0.0)

    def tried(self, why: str) -> bool:
        return any(attempt.why == why for attempt in self.attempts)

    def asked(self, engine: str) -> bool:
        return any(attempt.engine == engine for attempt in self.attempts)


def next_try(known: SoFar) -> Try | None:
    """Say what to try next, or nothing when the page is read well enough or nothing is left to try."""
    ladder = _auto(known) if known.policy.engine == AUTO else _one_engine(known)
    return next((rung for rung in ladder if not known.tried(rung.why)), None)


def _auto(known: SoFar) -> Iterator[Try]:
    policy = known.policy
    if known.layer is LayerVerdict.GOOD:
        yield _try("embedded", "text_layer", known)
        if known.best >= policy.usable_from:
            return
    if is_hard(known.measures):
        yield _try(policy.strong, "hard_page", known)
    else:
        yield _try(policy.cheap, "first", known)
        if known.best >= policy.strong_below:
            yield from _own_language(policy.cheap, known)
            return
        yield _try(policy.strong, "low_score", known)
    yield from _under_threshold(policy.strong, known)


def _one_engine(known: SoFar) -> Iterator[Try]:
    engine = known.policy.engine
    yield _try(engine, "asked_for", known)
    yield from _own_language(engine, known)
    yield from _under_threshold(engine, known)


def _own_language(engine: str, known: SoFar) -> Iterator[Try]:
    if known.other_model and known.language:
        others = tuple(language for language in known.policy.languages if language != known.language)
        yield _try(engine, "other_language", known, languages=(known.language, *others))


def _under_threshold(engine: str, known: SoFar) -> Iterator[Try]:
    if engine == "embedded" or known.best >= known.policy.usable_from:
        return
    if known.best < READS_LIKE_NOISE:
        for turn in (180, 90, 270):
            yield _try(engine, f"turned_{turn}", known, turn=turn)
            if known.best >= known.policy.usable_from:
                return
    yield Try(engine, f"{engine}_strong", "other_recipe", languages=known.policy.languages)


def _try(engine: str, why: str, known: SoFar, *, turn: int = 0, languages: tuple[str, ...] = ()) -> Try:
    recipe = known.policy.recipes.get(engine, engine)
    return Try(engine, recipe, why, turn=turn, languages=languages or known.policy.languages)


def is_hard(measures: Measures) -> bool:
    """Tell whether the cheap engine would only waste its time on this page."""
    return measures.noise > HEAVY_NOISE or 0 < measures.x_height < TINY_PRINT
