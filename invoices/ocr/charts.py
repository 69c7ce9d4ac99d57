"""Small charts as SVG, for reports and pages: named for those who hear them, and legible by day, by night and in grey.

No script and no style attribute, so the strictest content policy takes them; words and written numbers are the
caller's, in the reader's language. Beside a chart stands a table with the same figures: that is the caller's part.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from invoices.ocr.charts_bars import BarSeries, bars
from invoices.ocr.charts_plot import (
    SIGN,
    WIDTH,
    Axis,
    Heading,
    Plot,
    Threshold,
    axes,
    axis,
    legend,
    legend_rows,
    series_group,
    sheet,
    threshold_line,
)
from invoices.ocr.markup import element, number

__all__ = ["Axis", "BarSeries", "Heading", "Series", "Threshold", "as_file", "axis", "bars", "curve", "scatter"]

HEIGHT = 260.0
# Drawn by moves of the pen from the point itself: a dot, a square, a cross, a plus.
MARKS = ("h0", "h0", "m-3-3l6 6m0-6l-6 6", "m-4 0h8m-4-4v8")
PENS: tuple[dict[str, str], ...] = (
    {"stroke_width": "6", "stroke_linecap": "round"},
    {"stroke_width": "6", "stroke_linecap": "square"},
    {"stroke_width": "2"},
    {"stroke_width": "2"},
)
DASHES = (None, "7 3", "2 3", "9 3 2 3")

Mark = Callable[[int, float, float], str]


@dataclass(frozen=True, slots=True)
class Series:
    """Points under one name."""

    name: str
    points: tuple[tuple[float, float], ...]


def scatter(heading: Heading, x: Axis, y: Axis, series: Sequence[Series], thresholds: Sequence[Threshold] = ()) -> str:
    """Draw points, each series with a mark of its own."""
    return _plotted(heading, x, y, series, thresholds, _points, _dot)


def curve(
    heading: Heading,
    x: Axis,
    y: Axis,
    series: Sequence[Series],
    thresholds: Sequence[Threshold] = (),
    *,
    steps: bool = False,
) -> str:
    """Draw lines through points, each series with dashes of its own; with steps, a value holds until the next point."""
    return _plotted(heading, x, y, series, thresholds, _stairs if steps else _lines, _dash)


def as_file(chart: str) -> str:
    """Turn a chart into a file of its own, dark on white wherever it is shown."""
    ground = '<rect x="-8" y="-6" width="100%" height="100%" fill="#ffffff"/>'
    opened, _, rest = chart.partition(">")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{opened} color="#151b28">{ground}{rest}\n'


def _plotted(
    heading: Heading,
    x: Axis,
    y: Axis,
    series: Sequence[Series],
    thresholds: Sequence[Threshold],
    draw: Callable[[int, Series, Plot], str],
    mark: Mark,
) -> str:
    names = [each.name for each in series]
    left = SIGN * max((len(written) for _, written in y.ticks), default=0) + 12
    top = 18.0 * len(legend_rows(names)) + (28 if y.label else 10)
    plot = Plot(x, y, left, top, WIDTH - 10, top + HEIGHT)
    drawn = [series_group(place, draw(place, each, plot)) for place, each in enumerate(series)]
    across = [threshold_line(each, plot) for each in thresholds]
    return sheet(heading, plot.bottom + 46, [*axes(plot), *legend(names, mark), *drawn, *across])


# --- Points and lines -------------------------------------------------------------------------------


def _points(place: int, series: Series, plot: Plot) -> str:
    # Twice the same tenth of a pixel looks like once.
    places = dict.fromkeys(_coordinates(series, plot))
    return _marked(place, "".join(f"M{at}{MARKS[place % len(MARKS)]}" for at in places))


def _dot(place: int, across: float, down: float) -> str:
    return _marked(place, f"M{_pair(across, down)}{MARKS[place % len(MARKS)]}")


def _marked(place: int, path: str) -> str:
    pen = PENS[place % len(PENS)]
    return element("path", d=path or None, fill="none", stroke="currentColor", stroke_opacity="0.75", **pen)


def _lines(place: int, series: Series, plot: Plot) -> str:
    return _drawn(place, "L".join(_coordinates(series, plot)))


def _stairs(place: int, series: Series, plot: Plot) -> str:
    places = [plot.at(*point) for point in series.points]
    path = _pair(*places[0]) if places else ""
    for across, down in places[1:]:
        path += f"H{number(across)}V{number(down)}"
    return _drawn(place, path)


def _dash(place: int, across: float, down: float) -> str:
    return _drawn(place, f"{_pair(across - 8, down)}h16")


def _drawn(place: int, path: str) -> str:
    d = f"M{path}" if path else None
    dashes = DASHES[place % len(DASHES)]
    return element("path", d=d, fill="none", stroke="currentColor", stroke_width="2", stroke_dasharray=dashes)


def _coordinates(series: Series, plot: Plot) -> Iterator[str]:
    return (_pair(*plot.at(*point)) for point in series.points)


def _pair(across: float, down: float) -> str:
    return f"{number(across)} {number(down)}"
