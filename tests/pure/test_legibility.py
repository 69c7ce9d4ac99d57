"""How well a page was read, by what was read, what was left out, and how it looks."""

from dataclasses import replace

import numpy as np
import pytest

from invoices.document import Box, Ink, LayerVerdict, Line, PageText
from invoices.ocr.legibility import FEATURES, LAYER_SCORES, describe, fitted_threshold, score, weights_of
from tests.builders import a_word, measures

ROWS = range(10, 90, 4)
WORDS = ["Facture", "Montant", "Total", "Client", "Règlement", "Échéance", "Désignation", "Quantité"]


def page_of_print() -> Ink:
    grid = np.zeros((100, 100), dtype=np.bool_)
    grid[list(ROWS), 10:80] = True
    return Ink.of(grid)


def reading(rows: range = ROWS, confidence: float = 0.95, words: list[str] = WORDS) -> PageText:
    return PageText(tuple(line(row, confidence, words) for row in rows))


def line(row: int, confidence: float, words: list[str]) -> Line:
    step = 0.7 / len(words)
    boxes = [Box(0.1 + k * step, row / 100, 0.1 + (k + 1) * step, (row + 1) / 100) for k in range(len(words))]
    return Line(tuple(a_word(text, box, confidence) for text, box in zip(words, boxes, strict=True)))


PRINTED = measures(ink=page_of_print())


def rated(text: PageText, engine: str = "tesseract") -> float:
    return score(text, PRINTED, engine=engine, layer=LayerVerdict.ABSENT)


class TestTheScore:
    def test_is_high_for_a_page_read_surely_and_wholly(self) -> None:
        assert rated(reading()) > 0.8

    @pytest.mark.parametrize("engine", ["tesseract", "rapidocr", "a service never measured"])
    def test_falls_when_half_of_the_print_was_left_out_however_sure_the_engine_is(self, engine: str) -> None:
        assert rated(reading(ROWS[:10]), engine) < rated(reading(), engine) - 0.3

    def test_falls_with_the_confidence(self) -> None:
        assert rated(reading(confidence=0.5)) < rated(reading()) - 0.3

    def test_is_nothing_for_a_printed_page_without_words(self) -> None:
        assert rated(PageText()) == 0.0

    @pytest.mark.parametrize(
        ("seen", "usable"),
        [({}, True), ({"brightness": 0.05}, False), ({"noise": 90.0}, False)],
        ids=["bare paper", "a covered lens", "a storm of noise"],
    )
    def test_without_words_is_good_for_a_bare_sheet_only(self, seen: dict[str, float], usable: bool) -> None:
        blank = measures(ink=Ink.of(np.zeros((100, 100), dtype=np.bool_)), **seen)

        rated = score(PageText(), blank, engine="tesseract", layer=LayerVerdict.ABSENT)

        assert (rated >= fitted_threshold()) is usable

    @pytest.mark.parametrize("verdict", LayerVerdict)
    def test_of_a_text_layer_is_its_verdict(self, verdict: LayerVerdict) -> None:
        assert score(reading(), PRINTED, engine="embedded", layer=verdict) == LAYER_SCORES[verdict]

    def test_stays_between_nothing_and_one_on_wild_measures(self) -> None:
        wild = replace(PRINTED, noise=1e9, x_height=1e9, contrast=-5.0)

        assert 0.0 <= score(reading(), wild, engine="tesseract", layer=LayerVerdict.ABSENT) <= 1.0


class TestTheDescription:
    def test_has_a_number_for_each_feature(self) -> None:
        described = describe(reading(), PRINTED)

        assert described.shape == (len(FEATURES),)
        assert np.isfinite(described).all()

    def test_of_words_on_a_page_without_print_says_that_none_of_them_stands_on_any(self) -> None:
        blank = measures(ink=Ink.of(np.zeros((100, 100), dtype=np.bool_)))

        with_words, without = describe(reading(), blank), describe(PageText(), blank)

        assert [with_words[FEATURES.index(name)] for name in ("coverage", "worst_band", "bare_words")] == [1, 1, 1]
        assert without[FEATURES.index("bare_words")] == 0

    def test_sees_what_was_left_out(self) -> None:
        coverage = FEATURES.index("coverage")

        assert describe(reading(), PRINTED)[coverage] == 1.0
        assert describe(reading(ROWS[:10]), PRINTED)[coverage] == pytest.approx(0.5, abs=0.05)


def test_the_threshold_that_was_fitted_is_a_score() -> None:
    assert 0.0 < fitted_threshold() < 1.0


def test_every_engine_has_weights_for_every_feature() -> None:
    for engine in ("tesseract", "rapidocr", "any"):
        assert len(weights_of(engine).weights) == len(FEATURES)
