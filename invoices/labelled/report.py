"""Scores as one HTML page that needs nothing else: tables, the reliability diagram, and what was misread."""

from collections.abc import Iterator, Mapping, Sequence

from invoices.labelled.crops import crop_of, place_of, sheet_of
from invoices.labelled.figures import columns
from invoices.labelled.judging import DocumentScore
from invoices.labelled.page_images import Pages
from invoices.labelled.score_tables import (
    calibration_table,
    field_table,
    mistakes_table,
    slowest_table,
    worst,
)
from invoices.labelled.score_words import sentences
from invoices.labelled.scores import Scores
from invoices.ocr.charts import Heading, Series, axis, curve
from invoices.ocr.comparison_report import STYLE
from invoices.ocr.markup import element, safe, text_element
from invoices.ocr.tables import Table, as_html
from learning.core.evaluation import reliability

HOW_TO_READ = (
    "An answer is right when it means what is true: names without their legal form, amounts to the cent, identifiers "
    "without spaces. It is exact when it is so to the letter. What nobody knows is counted apart and never wrong.",
    "A confidence is true when, of the answers that bear it, as many are right as it says. The straight line is where "
    "a confidence that is true lies.",
)


def to_html(scores: Scores, *, title: str, most: int, images: Mapping[str, Pages]) -> str:
    """Write a page; `images` holds the prepared pages of documents, by their names, as far as they can be had."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        text_element("title", title),
        element("style", STYLE),
    )
    body = element("body", element("main", text_element("h1", title), *_parts(scores, most, images)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _parts(scores: Scores, most: int, images: Mapping[str, Pages]) -> Iterator[str]:
    yield from (text_element("p", sentence) for sentence in sentences(scores))
    yield _wide(field_table(scores))
    if scores.confidences:
        yield text_element("h2", "Is confidence true?") + _diagram(scores) + _wide(calibration_table(scores))
    yield text_element("h2", "How to read this")
    yield from (text_element("p", paragraph) for paragraph in HOW_TO_READ)
    yield text_element("h2", "Seconds") + _wide(slowest_table(scores, most))
    bad = worst(scores, most)
    if bad:
        yield text_element("h2", "Worst documents")
    for place, document in enumerate(bad):
        yield _document(document, f"sheet-{place}", images.get(document.truth.file, {}))


def _document(document: DocumentScore, name: str, pages: Pages) -> str:
    shown = list(_crops(document, name, pages))
    used = sorted({page for page, _ in shown})
    sheets = (sheet_of(pages[page], f"{name}-{page}") for page in used)
    return element("section", _wide(mistakes_table(document)), *sheets, *(crop for _, crop in shown))


def _crops(document: DocumentScore, name: str, pages: Pages) -> Iterator[tuple[int, str]]:
    """Yield what stands where a wrong answer was read, with the number of its page."""
    for one in document.wrong:
        place = place_of(document, one.field)
        if place is None or place.page not in pages or pages[place.page].media_type is None:
            continue
        says = f"{one.field}: {one.truth or 'absent'}, answered {one.answer or 'nothing'}"
        drawn = crop_of(pages[place.page], f"{name}-{place.page}", place.box, says=says)
        yield place.page, element("figure", drawn, element("figcaption", safe(says)))


def _wide(table: Table) -> str:
    """Let a table that is wider than the page scroll by itself, with the keyboard too."""
    return element("div", as_html(table), class_="wide", role="region", tabindex="0", aria_label=table.caption)


def _diagram(scores: Scores) -> str:
    heading = Heading("reliability", "Reliability", "The share of right answers against the confidence that was said.")
    percent = "{:.0%}".format
    said = axis("Confidence said", [], percent, low=0, high=1)
    right = axis("Answers right", [], percent, low=0, high=1)
    points: Sequence[tuple[float, float]] = [(row.confidence, row.right) for row in reliability(*columns(scores))]
    series = [Series("measured", tuple(points)), Series("true", ((0.0, 0.0), (1.0, 1.0)))]
    return element("figure", curve(heading, said, right, series))
