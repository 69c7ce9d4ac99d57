"""What every engine promises, whichever it is: one test for all rows of the table."""

from collections.abc import Iterator
from contextlib import nullcontext
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from invoices.document import Box, LayerVerdict, Page, TextLayer
from invoices.errors import EngineUnavailable
from invoices.ocr.engine import Engine
from invoices.ocr.registry import ENGINES, LOCAL, load_engine
from tests import paper
from tests.builders import a_page_text
from tests.doubles.engines import STAND_INS

FRENCH = ("fra",)
UNKNOWN = ("xxx",)
# The others read what they are given, or say of a language what the service behind them says.
KNOW_THEIR_LANGUAGES = ("rapidocr", "tesseract")
LINES = ("Facture FA-2024-0042", "Total TTC   253,20 €")
SETTINGS: dict[str, dict[str, object]] = {"scripted": {"pages": {"1": list(LINES)}}}


def a_sheet(*lines: str) -> Page:
    """A page that all engines can read: drawn, and with the text layer a PDF would have."""
    drawn = paper.page(lines, dpi=150)
    return Page(1, drawn.image, drawn.dpi, TextLayer(a_page_text(*lines), LayerVerdict.GOOD))


def blank() -> Page:
    return Page(2, np.full((1240, 877), 255, dtype=np.uint8), 150.0)


SHEET = a_sheet(*LINES)


@pytest.fixture(params=sorted(ENGINES))
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    name: str = request.param
    stand_in = STAND_INS[name]() if name in STAND_INS else nullcontext(load_engine(name, SETTINGS.get(name, {})))
    with stand_in as engine:
        if reason := engine.why_unavailable(FRENCH):
            pytest.skip(f"{name}: {reason}")
        yield engine


class TestWhatItSays:
    def test_is_an_engine_under_the_name_of_its_row(self, engine: Engine) -> None:
        assert isinstance(engine, Engine)
        assert engine.name in ENGINES
        assert type(engine).__name__ == ENGINES[engine.name].path.rpartition(".")[2]

    def test_is_made_of_settings_that_nobody_changes(self, engine: Engine) -> None:
        made: Any = getattr(type(engine), "__dataclass_params__", None)

        assert made is not None
        assert made.frozen

    def test_names_its_version_and_its_price(self, engine: Engine) -> None:
        assert engine.version
        assert isinstance(engine.cost_per_page, Decimal)
        assert engine.cost_per_page >= 0
        assert engine.cost_per_page == 0 or engine.name not in LOCAL

    def test_keeps_the_page_in_the_building_when_it_runs_here(self, engine: Engine) -> None:
        assert not (engine.leaves_the_building and engine.name in LOCAL)


class TestReading:
    def test_keeps_words_on_the_page(self, engine: Engine) -> None:
        words = engine.read(SHEET, FRENCH).words

        assert words
        assert all(word.box.is_inside(Box.WHOLE_PAGE) for word in words)
        assert all(word.box.width > 0 and word.box.height > 0 for word in words)

    def test_is_sure_on_one_scale(self, engine: Engine) -> None:
        words = engine.read(SHEET, FRENCH).words

        assert all(0.0 <= word.confidence <= 1.0 for word in words)

    def test_returns_words_that_are_words_in_lines_that_are_not_empty(self, engine: Engine) -> None:
        lines = engine.read(SHEET, FRENCH).lines

        assert all(line.words for line in lines)
        assert all(word.text and not any(sign.isspace() for sign in word.text) for line in lines for word in line.words)

    def test_reads_the_lines_from_the_top(self, engine: Engine) -> None:
        text = engine.read(SHEET, FRENCH).text

        assert text.index("Facture") < text.index("Total")

    def test_keeps_nothing_from_one_page_to_the_next(self, engine: Engine) -> None:
        before = engine.read(SHEET, FRENCH)
        engine.read(blank(), FRENCH)

        assert engine.read(SHEET, FRENCH) == before

    def test_leaves_the_page_as_it_was(self, engine: Engine) -> None:
        page = a_sheet(*LINES)
        page.image.flags.writeable = False

        engine.read(page, FRENCH)

        assert np.array_equal(page.image, SHEET.image)


@pytest.mark.parametrize("name", sorted(LOCAL))
def test_finds_no_words_on_a_blank_page(name: str) -> None:
    engine = load_engine(name, SETTINGS.get(name, {}))
    if reason := engine.why_unavailable(FRENCH):
        pytest.skip(f"{name}: {reason}")

    assert engine.read(blank(), FRENCH).words == ()


@pytest.mark.parametrize("name", KNOW_THEIR_LANGUAGES)
class TestUnknownLanguage:
    def test_is_said_before_anything_is_read(self, name: str) -> None:
        assert "xxx" in (load_engine(name, {}).why_unavailable(UNKNOWN) or "")

    def test_ends_in_a_typed_error_when_it_is_asked_for_nevertheless(self, name: str) -> None:
        with pytest.raises(EngineUnavailable) as caught:
            load_engine(name, {}).read(SHEET, UNKNOWN)

        assert caught.value.facts["engine"] == name
