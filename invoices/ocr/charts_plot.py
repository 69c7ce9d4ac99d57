"""The frame of a chart: its axes, the place between them, thresholds across it and a legend above it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil, floor, log10

from invoices.ocr.markup import element, number, text_element

WIDTH = 640.0
NARROWEST = 1e-6  # values closer to one another than this are one value
SIGN = 6.6  # about how wide a sign of the small print is
# Between day and night: each at least 3 : 1 on white and on the darkest ground alike. A style sheet may do better.
COLOURS = ("#4a74d8", "#b87400", "#1f8a57", "#a35fa0")


@dataclass(frozen=True, slots=True)
class Heading:
    """What a chart shows, in a title and a sentence; the name tells it from others on the same page."""

    name: str
    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Axis:
    """A scale with its label, and the places where its value is written."""

    label: str
    low: float
    high: float
    ticks: tuple[tuple[float, str], ...]

    def share(self, value: float) -> float:
        """Return where a value stands between both ends; what lies beyond stands at the end."""
        return min(1.0, max(0.0, (value - self.low) / (self.high - self.low)))


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line across the chart at one value of an axis."""

    value: float
    label: str
    upright: bool = True  # at a value of the axis below; else of the one at the side


@dataclass(frozen=True, slots=True)
class Plot:
    """The place between the axes, in the chart's own units."""

    x: Axis
    y: Axis
    left: float
    top: float
    right: float
    bottom: float

    def at(self, x: float, y: float) -> tuple[float, float]:
        across = self.left + self.x.share(x) * (self.right - self.left)
        return across, self.bottom - self.y.share(y) * (self.bottom - self.top)


def axis(
    label: str,
    values: Iterable[float],
    write: Callable[[float], str] = "{:g}".format,
    *,
    low: float | None = None,
    high: float | None = None,
) -> Axis:
    """Make a scale that holds all values, with about five round numbers on it, written as the caller writes numbers."""
    told = [*values, *(end for end in (low, high) if end is not None)] or [0.0, 1.0]
    least, most = (min(told) if low is None else low), (max(told) if high is None else high)
    if most - least < NARROWEST * max(1.0, abs(least), abs(most)):
        least, most = least - 0.5, most + 0.5
    step = _round_step((most - least) / 5)
    first = floor(least / step) if low is None else ceil(least / step - 1e-9)
    last = ceil(most / step) if high is None else floor(most / step + 1e-9)
    at = [round(step * count, 12) for count in range(first, last + 1)]
    return Axis(label, min(at[0], least), max(at[-1], most), tuple((value, write(value)) for value in at))


def _round_step(about: float) -> float:
    power = 10.0 ** floor(log10(about))
    return next(power * step for step in (1, 2, 5, 10) if power * step >= about * 0.999)


def series_group(place: int, *inside: str, **attributes: str) -> str:
    """Wrap what belongs to one series in its colour; the class lets a style sheet choose another."""
    colour = COLOURS[place % len(COLOURS)]
    return element("g", *inside, class_=f"series-{place % len(COLOURS) + 1}", color=colour, **attributes)


def axes(plot: Plot) -> Iterator[str]:
    """Draw the grid, what is written along both axes, and their labels."""
    for value, written in plot.x.ticks:
        across, _ = plot.at(value, plot.y.low)
        yield line(across, plot.top, across, plot.bottom, faint=True)
        yield text_element("text", written, x=across, y=plot.bottom + 16, text_anchor="middle")
    for value, written in plot.y.ticks:
        _, down = plot.at(plot.x.low, value)
        yield line(plot.left, down, plot.right, down, faint=True)
        yield text_element("text", written, x=plot.left - 6, y=down + 4, text_anchor="end")
    middle = (plot.left + plot.right) / 2
    yield text_element("text", plot.x.label, x=middle, y=plot.bottom + 36, text_anchor="middle", font_weight="600")
    if plot.y.label:
        yield text_element("text", plot.y.label, x=0, y=plot.top - 10, font_weight="600")


def line(x1: float, y1: float, x2: float, y2: float, *, faint: bool = False) -> str:
    """Draw a straight line: of the grid, or one that says something."""
    look = {"stroke_opacity": "0.2"} if faint else {"stroke_dasharray": "6 4", "stroke_width": "1.5"}
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, stroke="currentColor", **look)


def threshold_line(threshold: Threshold, plot: Plot) -> str:
    """Draw a threshold with its label beside it, on the side where there is room."""
    if threshold.upright:
        across, _ = plot.at(threshold.value, plot.y.low)
        beyond = across > (plot.left + plot.right) / 2
        label = {"x": across - 5 if beyond else across + 5, "y": plot.top + 12}
        drawn = line(across, plot.top, across, plot.bottom)
        return drawn + text_element("text", threshold.label, **label, text_anchor="end" if beyond else "start")
    _, down = plot.at(plot.x.low, threshold.value)
    drawn = line(plot.left, down, plot.right, down)
    above = down - 5 if down > plot.top + 16 else down + 14
    return drawn + text_element("text", threshold.label, x=plot.right - 4, y=above, text_anchor="end")


def legend_rows(names: Sequence[str], width: float = WIDTH) -> list[list[tuple[float, int]]]:
    """Lay the names of a legend out: for each row, where each name begins and which it is. One series needs none."""
    rows: list[list[tuple[float, int]]] = []
    across = width
    for place, name in enumerate(names if len(names) > 1 else ()):
        needed = 34 + SIGN * len(name)
        if across + needed > width:
            rows.append([])
            across = 0.0
        rows[-1].append((across, place))
        across += needed
    return rows


def legend(names: Sequence[str], mark: Callable[[int, float, float], str]) -> Iterator[str]:
    """Draw the legend from the top: the mark of each series, as the chart draws it, and its name."""
    for row, entries in enumerate(legend_rows(names)):
        for across, place in entries:
            down = 10.0 + 18 * row
            yield series_group(place, mark(place, across + 8, down))
            yield text_element("text", names[place], x=across + 20, y=down + 4)


def sheet(heading: Heading, height: float, parts: Sequence[str]) -> str:
    """Put the parts of a chart on a sheet that says what it is to those who do not see it."""
    title, description = f"{heading.name}-title", f"{heading.name}-desc"
    return element(
        "svg",
        text_element("title", heading.title, id=title),
        text_element("desc", heading.description, id=description),
        element("g", *parts, fill="currentColor", font_size="12", font_family="system-ui, sans-serif"),
        xmlns="http://www.w3.org/2000/svg",
        class_="chart",
        role="img",
        aria_labelledby=f"{title} {description}",
        viewBox=f"-8 -6 {number(WIDTH + 16)} {number(height + 8)}",
        width=WIDTH + 16,
        height=height + 8,
    )
