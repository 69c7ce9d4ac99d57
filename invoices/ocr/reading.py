"""One page read: measured, put right, tried until it reads well enough, with every try on record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from time import perf_counter

from invoices.document import Attempt, Measures, Page, PageReading, PageText, TextSource
from invoices.errors import EngineError, EngineUnavailable
from invoices.imaging.gate import gate
from invoices.imaging.geometry import turned
from invoices.imaging.measures import measure
from invoices.imaging.recipes import Prepared, Recipe, prepare
from invoices.ocr.codes import find_codes
from invoices.ocr.engine import Engine
from invoices.ocr.gaps import gaps_in, read_gaps
from invoices.ocr.languages import OWN_LETTERS, language_of
from invoices.ocr.legibility import score
from invoices.ocr.policy import Policy
from invoices.ocr.routing import SoFar, Try, next_try
from invoices.ocr.sanity import check_possible

EngineLoader = Callable[[str], Engine]


@dataclass(frozen=True, slots=True)
class Bench:
    """What a reader has at hand: engines by name, recipes by name."""

    engine: EngineLoader
    recipes: Mapping[str, Recipe]
    blocks: Mapping[str, Engine] = field(default_factory=dict)  # who reads what an engine left out, by its name

    def recipe(self, name: str) -> Recipe:
        return self.recipes.get(name) or self.recipes["none"]


@dataclass(frozen=True, slots=True, eq=False)
class Tried:
    """One attempt with what came of it; the page is the prepared one that its places refer to."""

    attempt: Attempt
    page: Page
    measures: Measures
    text: PageText = field(default_factory=PageText)
    error: EngineError | None = None
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PageRead:
    """A page's reading, the prepared page it is about, and the error of a page that nobody could read."""

    reading: PageReading
    page: Page
    error: EngineError | None = None


def _unheard(attempt: Attempt) -> None:
    """Tell nobody."""


def read_page(page: Page, bench: Bench, policy: Policy, on_try: Callable[[Attempt], None] = _unheard) -> PageRead:
    """Read one page, trying in turn what the procedure says until the page reads well enough.

    `on_try` hears of each try as it ends: a page that takes many of them is not taken for one that hangs.
    """
    known = SoFar(page.layer.verdict, measure(page), policy)
    tries: list[Tried] = []
    while step := next_try(known):
        tried = attempt(page, known.measures, step, bench)
        tries.append(tried)
        on_try(tried.attempt)
        known = _known_after(known, tries)
    return conclude(page, known, tries)


def _known_after(known: SoFar, tries: list[Tried]) -> SoFar:
    best = best_of(tries)
    language = language_of(word.text for word in best.text.words)
    models = set(best.languages[:1])
    unknown_letters = OWN_LETTERS.get(language or "", frozenset())
    other = (
        language is not None and language not in models and bool(unknown_letters) and best.attempt.engine == "tesseract"
    )
    return replace(known, attempts=tuple(tried.attempt for tried in tries), language=language, other_model=other)


def best_of(tries: list[Tried]) -> Tried:
    """Return the attempt that read the page best; of equals the later one, which was made for a reason."""
    return max(tries, key=lambda tried: (_merit(tried), tries.index(tried)))


def _merit(tried: Tried) -> float:
    if tried.attempt.score is None:
        return -1.0
    # Whatever was read goes before a bare sheet: perhaps only we do not see what is printed there.
    return tried.attempt.score if tried.text.words else 0.0


def attempt(page: Page, measures: Measures, step: Try, bench: Bench) -> Tried:
    """Put the page right as the recipe says and have the engine read it; a failure is a result as well."""
    started = perf_counter()
    upright = turned(page, step.turn) if step.turn else page
    before = measure(upright) if step.turn else measures
    prepared = prepare(upright, before, bench.recipe(step.recipe))
    after = before if prepared.page is upright else replace(before, ink=measure(prepared.page).ink)
    turn = (f"turn {step.turn}",) if step.turn else ()
    read = _read(prepared, after, step, bench)
    record = replace(
        read.attempt, steps=(*turn, *prepared.steps, *read.attempt.steps), seconds=round(perf_counter() - started, 4)
    )
    return replace(read, attempt=record)


def _read(prepared: Prepared, measures: Measures, step: Try, bench: Bench) -> Tried:
    page = prepared.page
    record = Attempt(step.engine, "", step.recipe, (), step.why, 0.0, Decimal(0), None)
    try:
        engine = bench.engine(step.engine)
        record = replace(record, version=engine.version)
        if reason := engine.why_unavailable(step.languages):
            raise EngineUnavailable(engine=step.engine, detail=reason)
        text = engine.read(page, step.languages)
        record = replace(record, cost=engine.cost_per_page)
        if (blocks := bench.blocks.get(step.engine)) and (gaps := gaps_in(text, measures.ink)):
            text = read_gaps(page, text, gaps, blocks, step.languages)
            record = replace(record, steps=(f"gaps {len(gaps)}",))
        check_possible(text, measures.ink, engine=step.engine, page=page.number)
    except EngineError as problem:
        return Tried(replace(record, error=problem.code), page, measures, error=problem)
    rated = score(text, measures, engine=step.engine, layer=page.layer.verdict)
    return Tried(replace(record, score=rated), page, measures, text, languages=step.languages)


def conclude(page: Page, known: SoFar, tries: list[Tried]) -> PageRead:
    """Choose the best attempt and write down the whole of what happened to the page."""
    best = best_of(tries)
    rated = best.attempt.score or 0.0
    reading = PageReading(
        number=page.number,
        width=best.page.width,
        height=best.page.height,
        dpi=best.page.dpi,
        text=best.text,
        source=TextSource.TEXT if best.attempt.engine == "embedded" else TextSource.OCR,
        layer=page.layer.verdict,
        measures=best.measures,
        codes=find_codes(best.page),
        attempts=tuple(tried.attempt for tried in tries),
        used=tries.index(best),
        score=rated,
        usable=rated >= known.policy.usable_from,
        fault=gate(known.measures),
    )
    return PageRead(reading, best.page, error=best.error)
