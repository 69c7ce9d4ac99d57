"""What to try next on a page: its text layer, the cheap engine, the strong one, another recipe, a person.

One pure function over what is known so far. It is the procedure below the minimum quality threshold as well: other
recipe, other engine, then a human; every step of it is in the attempts.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from invoices.document import Attempt, LayerVerdict, Measures
from invoices.imaging.measures import grain_of
from invoices.ocr.policy import AUTO, Policy

# Beyond any of these Tesseract read fewer than one page in four well enough, of 857 readings of damaged pages: 5 of 22
# with tiny print, 16 of 94 with grain over a tenth, none of 12 blurred ones, 6 of 46 faint ones.
TINY_PRINT = 6.0  # pixels of a small letter
HEAVY_GRAIN = 0.12  # of the depth of the print
BLURRED = 0.35  # sharpness
FAINT = 0.2  # contrast
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

    @property
    def was_read(self) -> bool:
        """Tell whether any engine came back with words: one that broke would break again on the page turned."""
        return any(attempt.score is not None for attempt in self.attempts)

    def tried(self, why: str) -> bool:
        return any(attempt.why == why for attempt in self.attempts)


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
        # Read with the wrong letters a page scores low, and its own language is cheaper than the strong engine.
        yield from _own_language(policy.cheap, known)
        if known.best >= policy.strong_below:
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
    if known.was_read and known.best < READS_LIKE_NOISE:
        for turn in (180, 90, 270):
            yield _try(engine, f"turned_{turn}", known, turn=turn)
    yield Try(engine, f"{engine}_strong", "other_recipe", languages=known.policy.languages)


def _try(engine: str, why: str, known: SoFar, *, turn: int = 0, languages: tuple[str, ...] = ()) -> Try:
    recipe = known.policy.recipes.get(engine, engine)
    return Try(engine, recipe, why, turn=turn, languages=languages or known.policy.languages)


def is_hard(measures: Measures) -> bool:
    """Tell whether the cheap engine would only waste its time on this page."""
    if not measures.x_height:
        return False  # nothing is seen that could be hard to read
    tiny = measures.x_height < TINY_PRINT
    return tiny or grain_of(measures) > HEAVY_GRAIN or measures.sharpness < BLURRED or measures.contrast < FAINT
