"""A comparison of engines as one HTML page that needs nothing else: tables, plots, and what figures cannot say."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.ocr.charts import BarSeries, Heading, Series, axis, bars, scatter
from invoices.ocr.comparison import Comparison, Summary
from invoices.ocr.comparison_tables import (
    NOT_KNOWN,
    failure_table,
    figure,
    row_table,
    share,
    summary_table,
    unavailable_table,
)
from invoices.ocr.markup import element, safe, text_element
from invoices.ocr.tables import Table, as_html

STYLE = """
:root { color-scheme: light dark; }
body { max-width: 72rem; margin: 2rem auto; padding: 0 1rem; font: 16px/1.5 system-ui, sans-serif; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { text-align: start; padding-block: .5rem; }
th, td { padding: .3rem .7rem; text-align: start; vertical-align: top; border-bottom: 1px solid #8884; }
td.figure { text-align: end; }
.wide { overflow-x: auto; }
figure { margin: 1.5rem 0; }
svg { max-width: 100%; height: auto; }
"""


@dataclass(frozen=True, slots=True)
class Section:
    """What the figures cannot say: limits, licences, where a page goes, what others published."""

    title: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None


def to_html(comparison: Comparison, *, title: str, sections: Sequence[Section] = ()) -> str:
    """Write a comparison as a page of its own."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        text_element("title", title),
        element("style", STYLE),
    )
    body = element("body", element("main", text_element("h1", title), *_parts(comparison, sections)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _parts(comparison: Comparison, sections: Sequence[Section]) -> Iterator[str]:
    yield _wide(summary_table(comparison))
    if comparison.summaries:
        yield from map(_figure, _charts(comparison))
    for table in (unavailable_table(comparison), failure_table(comparison)):
        if table.rows:
            yield text_element("h2", table.caption) + _wide(table)
    for section in sections:
        yield from _section(section)
    yield element("details", text_element("summary", "Every reading"), _wide(row_table(comparison)))


def _section(section: Section) -> Iterator[str]:
    yield text_element("h2", section.title)
    yield from (text_element("p", paragraph) for paragraph in section.paragraphs)
    if section.table is not None:
        yield _wide(section.table)


def _wide(table: Table) -> str:
    """Let a table that is wider than the page scroll by itself, with the keyboard too."""
    return element("div", as_html(table), class_="wide", role="region", tabindex="0", aria_label=table.caption)


def _figure(chart: tuple[str, str]) -> str:
    caption, drawn = chart
    return element("figure", element("figcaption", safe(caption)), drawn)


# --- Plots ------------------------------------------------------------------------------------------


def _charts(comparison: Comparison) -> Iterator[tuple[str, str]]:
    yield "How much was read right", _right(comparison.summaries)
    yield "How long a page takes", _times(comparison.summaries)
    if points := _documents(comparison):
        yield "Each document: how long it took and how many of its words were read right", points


def _right(summaries: Sequence[Summary]) -> str:
    heading = Heading("right", "How much was read right", "For each engine, shares of what is printed.")
    series = [
        _bar("Words", [one.accuracy.word_recall for one in summaries]),
        _bar("Amounts", [one.accuracy.amounts for one in summaries]),
        _bar("Accented words", [one.accuracy.accented for one in summaries]),
    ]
    scale = axis("Read exactly right", [], "{:.0%}".format, low=0, high=1)
    return bars(heading, [one.engine for one in summaries], series, scale)


def _bar(name: str, values: Sequence[float | None]) -> BarSeries:
    return BarSeries(name, tuple(values), tuple(map(share, values)))


def _times(summaries: Sequence[Summary]) -> str:
    heading = Heading("times", "How long a page takes", "For each engine, seconds a page in one process.")
    values = tuple(one.seconds_a_page for one in summaries)
    written = tuple(NOT_KNOWN if value is None else f"{figure(value)} s" for value in values)
    scale = axis("Seconds a page", [value for value in values if value is not None], low=0)
    return bars(heading, [one.engine for one in summaries], [BarSeries("Seconds a page", values, written)], scale)


def _documents(comparison: Comparison) -> str | None:
    """Draw each document that was read; nothing where no truth is known."""
    series = [_points(comparison, one.engine) for one in comparison.summaries]
    times = [seconds for each in series for seconds, _ in each.points]
    if not times:
        return None
    heading = Heading("documents", "Time and words, document by document", "To the left is faster, above is better.")
    recall = axis("Words read right", [], "{:.0%}".format, low=0, high=1)
    return scatter(heading, axis("Seconds a page", times, low=0), recall, series)


def _points(comparison: Comparison, engine: str) -> Series:
    read = [row for row in comparison.rows if row.engine == engine and row.pages and row.accuracy]
    points = ((row.seconds / row.pages, row.accuracy.word_recall) for row in read if row.accuracy)
    return Series(engine, tuple((seconds, recall) for seconds, recall in points if recall is not None))
