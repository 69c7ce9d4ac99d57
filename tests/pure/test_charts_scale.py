"""The scales of a chart, the lines across it, and its words and colours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.ocr.charts import Heading, Series, Threshold, axis, scatter
from invoices.ocr.charts_plot import COLOURS
from tests.markup import elements

HEADING = Heading("recall", "Score et rappel", "Chaque point est une page.")
SHARE = axis("Rappel", [], low=0, high=1)
ONE = [Series("Tesseract", ((0.0, 0.0), (0.5, 0.25), (1.0, 1.0)))]


class TestThresholds:
    @pytest.mark.parametrize(("value", "anchor"), [(0.1, "start"), (0.9, "end")])
    def test_are_named_on_the_side_with_room(self, value: float, anchor: str) -> None:
        chart = scatter(HEADING, SHARE, SHARE, ONE, [Threshold(value, "seuil")])

        assert [each.get("text-anchor") for each in elements(chart, "text") if each.text == "seuil"] == [anchor]

    def test_at_the_very_top_are_named_below_their_line(self) -> None:
        chart = scatter(HEADING, SHARE, SHARE, ONE, [Threshold(1.0, "tout", upright=False)])

        (name,) = [each for each in elements(chart, "text") if each.text == "tout"]
        (drawn,) = [each for each in elements(chart, "line") if each.get("stroke-dasharray")]
        assert float(name.get("y") or 0) > float(drawn.get("y1") or 0)


class TestAnAxis:
    def test_has_round_numbers_around_all_values(self) -> None:
        made = axis("s", [0.13, 4.2], lambda value: f"{value:.0f} s")

        assert (made.low, made.high) == (0.0, 5.0)
        assert [written for _, written in made.ticks] == ["0 s", "1 s", "2 s", "3 s", "4 s", "5 s"]

    def test_keeps_the_ends_it_is_given(self) -> None:
        made = axis("s", [3.0], low=0.5, high=4.5)

        assert (made.low, made.high) == (0.5, 4.5)
        assert [value for value, _ in made.ticks] == [1.0, 2.0, 3.0, 4.0]

    @pytest.mark.parametrize("values", [[], [7.0], [0.0, 0.0]])
    def test_has_a_length_for_any_values(self, values: list[float]) -> None:
        made = axis("s", values)

        assert made.low < made.high

    @given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=20))
    def test_holds_all_values_and_writes_a_few(self, values: list[float]) -> None:
        made = axis("s", values)

        assert made.low <= min(values) <= max(values) <= made.high
        assert 2 <= len(made.ticks) <= 9


class TestWords:
    @pytest.mark.parametrize("text", ["<script>alert(1)</script>", "a & b", "\"'", "\x00\x1b"])
    def test_of_strangers_never_become_markup(self, text: str) -> None:
        heading = Heading("x", text, text)
        chart = scatter(heading, axis(text, [1.0], lambda _: text), SHARE, [Series(text, ()), Series(text, ())])

        assert not elements(chart, "script")
        assert text.replace("\x00", "\ufffd").replace("\x1b", "\ufffd") in [
            each.text for each in elements(chart, "text")
        ]


def luminance(colour: str) -> float:
    shares = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("ground", ["#ffffff", "#f4f6f9", "#171c25", "#10141b"])
def test_each_colour_stands_out_on_light_and_on_dark_grounds(colour: str, ground: str) -> None:
    brighter, darker = sorted((luminance(colour), luminance(ground)), reverse=True)

    assert (brighter + 0.05) / (darker + 0.05) >= 3.0
