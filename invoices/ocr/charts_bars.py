"""Bars from left to right, in groups, each with its value written at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.ocr.charts_plot import (
    SIGN,
    WIDTH,
    Axis,
    Heading,
    Plot,
    axes,
    legend,
    legend_rows,
    series_group,
    sheet,
)
from invoices.ocr.markup import element, text_element

BAR, GAP = 16.0, 14.0
LONGEST_NAME = 32  # a third of the width


@dataclass(frozen=True, slots=True)
class BarSeries:
    """One bar for each group, with its value as it is to be written; None draws no bar."""

    name: str
    values: tuple[float | None, ...]
    written: tuple[str, ...]


def bars(heading: Heading, groups: Sequence[str], series: Sequence[BarSeries], values: Axis) -> str:
    """Draw bars from left to right, those of a group together; the axis below holds zero."""
    names = [each.name for each in series]
    top = 18.0 * len(legend_rows(names)) + 8
    left = SIGN * max((len(_short(group)) for group in groups), default=0) + 12
    tall = BAR * len(series) + GAP
    plot = Plot(values, Axis("", 0, 1, ()), left, top, WIDTH - 80, top + tall * len(groups))
    parts = [*axes(plot), *legend(names, _block)]
    for place, group in enumerate(groups):
        middle = top + tall * (place + 0.5)
        parts.append(text_element("text", _short(group), x=left - 6, y=middle + 4, text_anchor="end"))
    for place, each in enumerate(series):
        parts += _drawn(place, each, plot, top + GAP / 2 + BAR * place, tall)
    return sheet(heading, plot.bottom + 46, parts)


def _short(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"


def _drawn(number: int, series: BarSeries, plot: Plot, top: float, tall: float) -> Iterator[str]:
    zero, _ = plot.at(0, 0)
    for place, (value, written) in enumerate(zip(series.values, series.written, strict=True)):
        down = top + tall * place
        end, _ = plot.at(value or 0, 0)
        if value is not None:
            bar = {"x": min(zero, end), "y": down, "width": abs(end - zero), "height": BAR - 2}
            yield series_group(number, element("rect", **bar, fill="currentColor"))
        yield text_element("text", written, x=max(zero, end) + 5, y=down + 11)


def _block(place: int, across: float, down: float) -> str:
    return element("rect", x=across - 6, y=down - 6, width=12, height=12, fill="currentColor")
