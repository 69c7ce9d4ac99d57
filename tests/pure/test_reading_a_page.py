"""One page read: the best try is used, the failed ones are on record, and a failure is typed."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import ClassVar

import numpy as np
import pytest

from invoices.document import Attempt, Box, LayerVerdict, Line, Page, PageText, SourceFile, TextLayer, TextSource
from invoices.errors import EngineError, EngineUnavailable
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from invoices.imaging.recipes import RECIPES
from invoices.ocr.engine import Engine
from invoices.ocr.engines.embedded import Embedded
from invoices.ocr.engines.scripted import Scripted
from invoices.ocr.policy import Policy
from invoices.ocr.reading import Bench, PageRead, read_page
from tests import paper
from tests.builders import a_page_text, a_word
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


@dataclass(frozen=True, slots=True)
class WithoutItsModel(Scripted):
    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return "language deu is not installed"


class Knowing:
    """An engine that knows the page by heart, words and places."""

    name: ClassVar[str] = "tesseract"
    leaves_the_building: ClassVar[bool] = False
    version = "1"
    cost_per_page = Decimal(0)

    def __init__(self, text: PageText) -> None:
        self.text = text

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        return None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        return self.text


def a_block(text: str) -> Knowing:
    """Read every piece that is cut out as this word, in its middle."""
    return Knowing(PageText((Line((a_word(text, Box(0.4, 0.4, 0.6, 0.6)),)),)))


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

    def test_has_what_the_engine_left_out_read_apart(self, sheet: Page, heart: Knowing) -> None:
        without_the_total: Engine = Knowing(replace(heart.text, lines=heart.text.lines[:-1]))
        bench = Bench(lambda name: without_the_total, RECIPES, {"tesseract": a_block("253,20")})

        read = read_page(sheet, bench, replace(POLICY, engine="tesseract")).reading

        assert read.attempt.steps == ("gaps 1",)
        assert read.text.lines[-1].text == "253,20"

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

    def test_of_an_engine_that_cannot_work_here_says_what_is_missing(self, sheet: Page) -> None:
        read = on_a_bench(sheet, replace(POLICY, engine="tesseract"), tesseract=WithoutItsModel())

        assert isinstance(read.error, EngineUnavailable)
        assert read.error.facts["detail"] == "language deu is not installed"

    def test_of_all_engines_leaves_the_page_to_a_person(self, sheet: Page) -> None:
        read = on_a_bench(sheet)

        assert read.error is not None
        assert not read.reading.usable
        assert {attempt.error for attempt in read.reading.attempts} == {"engine_unavailable"}


class TestADarkSheet:
    def test_with_light_print_is_inverted_and_read(self, sheet: Page, heart: Knowing) -> None:
        night = replace(sheet, image=255 - sheet.image)

        read = on_a_bench(night, tesseract=heart)

        assert read.reading.attempt.steps[0] == "invert"
        assert read.reading.usable

    def test_without_any_print_is_no_bare_paper(self, sheet: Page) -> None:
        covered_lens = replace(sheet, image=np.zeros_like(sheet.image))

        read = on_a_bench(covered_lens, tesseract=Knowing(PageText()), rapidocr=Knowing(PageText()))

        assert not read.reading.usable
        assert read.reading.fault == "dark"


class TestABareSheet:
    bare = np.full((2339, 1654), 255, dtype=np.uint8)

    def test_is_looked_at_by_both_engines_and_is_read(self) -> None:
        page = Page(1, self.bare, 200.0)

        read = on_a_bench(page, Policy(), tesseract=Knowing(PageText()), rapidocr=Knowing(PageText()))

        assert [attempt.engine for attempt in read.reading.attempts] == ["tesseract", "rapidocr"]
        assert read.reading.usable
        assert read.error is None

    def test_on_which_an_engine_reads_writing_is_not_called_bare(self, heart: Knowing) -> None:
        page = Page(1, self.bare, 200.0)

        read = on_a_bench(page, tesseract=heart, rapidocr=Knowing(PageText()))

        assert read.reading.attempt.engine == "tesseract"
        assert read.reading.text.words


class TestASignOfLife:
    def test_comes_after_each_try(self, sheet: Page, heart: Knowing) -> None:
        heard: list[Attempt] = []
        engines: dict[str, object] = {"tesseract": EngineThatCrashes(), "rapidocr": heart}

        read = read_page(sheet, Bench(engines.__getitem__, RECIPES), POLICY, heard.append)  # type: ignore[arg-type]

        assert tuple(heard) == read.reading.attempts
