"""One page read: the best try is used, the failed ones are on record, and a failure is typed."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.document import LayerVerdict, Page, PageText, SourceFile, TextLayer, TextSource
from invoices.errors import EngineError, EngineUnavailable
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.recipes import RECIPES
from invoices.ocr.engine import Engine
from invoices.ocr.engines.embedded import Embedded
from invoices.ocr.policy import Policy
from invoices.ocr.reading import Bench, PageRead, read_page
from tests import paper
from tests.builders import a_page_text
from tests.doubles.engines import (
    EngineThatCrashes,
    EngineThatInventsWords,
    EngineThatReturnsNothing,
    EngineThatTimesOut,
)

FAILING = {
    "engine_busy": EngineThatTimesOut(),
    "engine_found_nothing": EngineThatReturnsNothing(),
    "engine_nonsense": EngineThatInventsWords(),
    "engine_crashed": EngineThatCrashes(),
}
POLICY = Policy(usable_from=0.5, strong_below=0.6)


class Knowing:
    """An engine that knows the page by heart, words and places."""

    name = "tesseract"
    leaves_the_building = False
    version = "1"
    cost_per_page = Decimal(0)

    def __init__(self, text: PageText) -> None:
        self._text = text

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        return self._text


def on_a_bench(page: Page, policy: Policy = POLICY, **engines: object) -> PageRead:
    known: Mapping[str, object] = {"embedded": Embedded(), **engines}

    def load(name: str) -> Engine:
        if name not in known:
            raise EngineUnavailable(engine=name, detail="it is not on this bench")
        return known[name]  # type: ignore[return-value]

    return read_page(page, Bench(load, RECIPES), policy)


@pytest.fixture(scope="module")
def sheet() -> Page:
    return paper.page()


@pytest.fixture(scope="module")
def heart(sheet: Page) -> Knowing:
    """Read the sheet by the text that it was drawn from, at the places where it was drawn."""
    (page,) = open_file(SourceFile("facture.pdf", paper.pdf()), FileLimits()).pages()
    return Knowing(page.layer.text)


class TestAPage:
    def test_with_a_good_text_layer_is_not_read_by_an_engine(self, sheet: Page) -> None:
        page = replace(sheet, layer=TextLayer(a_page_text("Facture n° 12"), LayerVerdict.GOOD))

        read = on_a_bench(page).reading

        assert (read.attempt.engine, read.source, read.usable) == ("embedded", TextSource.TEXT, True)

    def test_that_reads_well_is_read_once(self, sheet: Page, heart: Knowing) -> None:
        read = on_a_bench(sheet, tesseract=heart).reading

        assert [attempt.why for attempt in read.attempts] == ["first"]
        assert read.usable
        assert read.score > 0.6

    def test_that_is_clean_is_not_touched(self, sheet: Page, heart: Knowing) -> None:
        read = on_a_bench(sheet, tesseract=heart)

        assert read.reading.attempt.steps == ()
        assert read.page.image is sheet.image

    def test_keeps_the_error_of_the_engine_that_failed_before_the_one_that_read(
        self, sheet: Page, heart: Knowing
    ) -> None:
        read = on_a_bench(sheet, tesseract=EngineThatCrashes(), rapidocr=heart).reading

        assert [attempt.error for attempt in read.attempts] == ["engine_crashed", None]
        assert read.attempt.engine == "rapidocr"


class TestAFailure:
    @pytest.mark.parametrize("code", FAILING)
    def test_of_the_engine_asked_for_is_typed(self, sheet: Page, code: str) -> None:
        read = on_a_bench(sheet, replace(POLICY, engine="tesseract"), tesseract=FAILING[code])

        assert isinstance(read.error, EngineError)
        assert read.error.code == code
        assert not read.reading.usable

    @pytest.mark.parametrize("code", FAILING)
    def test_of_one_engine_leaves_the_page_to_the_next(self, sheet: Page, heart: Knowing, code: str) -> None:
        read = on_a_bench(sheet, tesseract=FAILING[code], rapidocr=heart)

        assert read.error is None
        assert read.reading.usable

    def test_of_all_engines_leaves_the_page_to_a_person(self, sheet: Page) -> None:
        read = on_a_bench(sheet)

        assert read.error is not None
        assert not read.reading.usable
        assert {attempt.error for attempt in read.reading.attempts} == {"engine_unavailable"}
