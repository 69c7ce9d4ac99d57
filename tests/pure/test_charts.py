"""Small charts: well-formed, named, legible on any ground, and within the strictest content policy."""

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

import pytest

from invoices.ocr.charts import (
    BarSeries,
    Heading,
    Series,
    Threshold,
    as_file,
    axis,
    bars,
    curve,
    scatter,
)
from tests.markup import bare_tag, elements, parsed

HEADING = Heading("recall", "Score et rappel", "Chaque point est une page.")
SHARE = axis("Rappel", [], lambda value: f"{value:.0%}", low=0, high=1)
ONE = [Series("Tesseract", ((0.0, 0.0), (0.5, 0.25), (1.0, 1.0)))]
TWO = [*ONE, Series("RapidOCR", ((0.2, 0.9),))]

CHARTS: dict[str, Callable[[], str]] = {
    "points": lambda: scatter(HEADING, SHARE, SHARE, TWO, [Threshold(0.6, "seuil")]),
    "lines": lambda: curve(HEADING, SHARE, SHARE, TWO, [Threshold(0.85, "utilisable", upright=False)]),
    "steps": lambda: curve(HEADING, SHARE, SHARE, TWO, steps=True),
    "bars": lambda: bars(HEADING, ["a", "b"], [BarSeries("x", (0.5, None), ("50 %", "—"))], SHARE),
    "nothing": lambda: scatter(HEADING, SHARE, SHARE, [Series("", ())]),
    "no lines": lambda: curve(HEADING, SHARE, SHARE, [Series("a", ()), Series("b", ())], steps=True),
    "no bars": lambda: bars(HEADING, [], [], SHARE),
}


def texts(chart: str) -> list[str]:
    return [element.text or "" for element in elements(chart, "text")]


def paths(chart: str) -> list[Element]:
    return elements(chart, "path")


@pytest.mark.parametrize("name", CHARTS)
class TestEveryChart:
    def test_is_an_image_with_a_name_and_a_description(self, name: str) -> None:
        root = parsed(CHARTS[name]())

        said = {element.get("id"): element.text for element in root if bare_tag(element) in {"title", "desc"}}
        assert root.get("role") == "img"
        assert root.get("aria-labelledby") == "recall-title recall-desc"
        assert said == {"recall-title": "Score et rappel", "recall-desc": "Chaque point est une page."}

    def test_has_no_style_and_no_script(self, name: str) -> None:
        for element in parsed(CHARTS[name]()).iter():
            assert "style" not in element.attrib
            assert bare_tag(element) not in {"style", "script", "foreignObject", "use"}
            assert not [attribute for attribute in element.attrib if attribute.startswith("on")]

    def test_takes_its_colour_from_the_page_around_it(self, name: str) -> None:
        painted = {
            value
            for element in parsed(CHARTS[name]()).iter()
            for key, value in element.attrib.items()
            if key in {"fill", "stroke"}
        }

        assert painted <= {"currentColor", "none"}

    def test_is_a_file_of_its_own_when_asked(self, name: str) -> None:
        root = parsed(as_file(CHARTS[name]()))

        assert root.get("color") == "#151b28"
        assert [element.get("fill") for element in root if bare_tag(element) == "rect"] == ["#ffffff"]


class TestPoints:
    def test_stand_between_the_axes_by_their_values(self) -> None:
        (drawn,) = paths(scatter(HEADING, SHARE, SHARE, ONE))

        at = [(float(x), float(y)) for x, y in re.findall(r"M([\d.]+) ([\d.]+)", drawn.get("d") or "")]
        assert at[0][0] < at[1][0] < at[2][0]
        assert at[0][1] > at[1][1] > at[2][1]
        assert at[1][0] == pytest.approx((at[0][0] + at[2][0]) / 2, abs=0.1)

    def test_beyond_an_end_stand_at_it(self) -> None:
        inside = scatter(HEADING, SHARE, SHARE, [Series("a", ((1.0, 0.0),))])
        beyond = scatter(HEADING, SHARE, SHARE, [Series("a", ((7.0, -3.0),))])

        assert inside == beyond

    def test_that_fall_together_are_drawn_once(self) -> None:
        many = scatter(HEADING, SHARE, SHARE, [Series("a", ((0.5, 0.5),) * 1000)])

        assert many == scatter(HEADING, SHARE, SHARE, [Series("a", ((0.5, 0.5),))])

    def test_of_two_series_differ_in_shape_not_only_in_colour(self) -> None:
        drawn = paths(scatter(HEADING, SHARE, SHARE, [Series(str(count), ((0.5, 0.5),)) for count in range(4)]))

        looks = {(path.get("d", "").partition("m")[2], path.get("stroke-linecap")) for path in drawn}
        assert len(looks) == 4


class TestCurves:
    def test_of_two_series_differ_in_dashes(self) -> None:
        drawn = paths(curve(HEADING, SHARE, SHARE, TWO))

        assert {path.get("stroke-dasharray") for path in drawn} == {None, "7 3"}

    def test_with_steps_go_along_before_they_go_up(self) -> None:
        (stairs,) = paths(curve(HEADING, SHARE, SHARE, ONE, steps=True))
        (slope,) = paths(curve(HEADING, SHARE, SHARE, ONE))

        assert re.sub(r"[\d. ]", "", stairs.get("d") or "") == "MHVHV"
        assert re.sub(r"[\d. ]", "", slope.get("d") or "") == "MLL"


class TestBars:
    def test_are_as_long_as_their_values(self) -> None:
        chart = bars(HEADING, ["a", "b"], [BarSeries("x", (0.25, 1.0), ("", ""))], SHARE)

        short, long = (float(bar.get("width") or 0) for bar in elements(chart, "rect"))
        assert long == pytest.approx(4 * short, abs=0.5)

    def test_have_their_value_written_even_where_there_is_none_to_draw(self) -> None:
        chart = CHARTS["bars"]()

        assert len(elements(chart, "rect")) == 1
        assert {"50 %", "—", "a", "b"} <= set(texts(chart))

    def test_of_a_loss_go_the_other_way(self) -> None:
        scale = axis("Gain", [-1.0, 1.0])

        chart = bars(HEADING, ["a", "b"], [BarSeries("x", (1.0, -1.0), ("", ""))], scale)

        right, left = (float(bar.get("x") or 0) for bar in elements(chart, "rect"))
        assert left < right

    def test_names_too_long_for_the_page_are_cut(self) -> None:
        written = texts(bars(HEADING, ["n" * 60], [BarSeries("x", (1.0,), ("1",))], SHARE))

        assert "n" * 31 + "…" in written

    def test_of_several_series_stand_together_under_one_legend(self) -> None:
        chart = bars(HEADING, ["a"], [BarSeries("x", (1.0,), ("1",)), BarSeries("y", (0.5,), ("2",))], SHARE)

        assert len(elements(chart, "rect")) == 4
        assert {"x", "y", "a"} <= set(texts(chart))

    def test_want_a_value_for_each_group(self) -> None:
        with pytest.raises(ValueError, match="shorter"):
            bars(HEADING, ["a"], [BarSeries("x", (1.0,), ())], SHARE)


class TestTheLegend:
    def test_names_the_series_where_there_are_several(self) -> None:
        assert {"Tesseract", "RapidOCR"} <= set(texts(curve(HEADING, SHARE, SHARE, TWO)))

    def test_is_left_out_for_one(self) -> None:
        assert "Tesseract" not in texts(curve(HEADING, SHARE, SHARE, ONE))

    def test_takes_as_many_rows_as_it_needs(self) -> None:
        series = [Series(f"a rather long name of a series {count}", ()) for count in range(6)]
        chart = scatter(HEADING, SHARE, SHARE, series)

        rows = {element.get("y") for element in elements(chart, "text") if (element.text or "").startswith("a rather")}
        assert len(rows) == 3
