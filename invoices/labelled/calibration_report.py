"""What calibrating brought: for a terminal, as one HTML page that needs nothing else, and for the documentation."""

from collections.abc import Iterator, Sequence
from importlib.resources import files

from invoices.fields import Promise
from invoices.labelled.calibration_promise import accuracy_table, booked_table, promise_sentences, steps_table
from invoices.labelled.calibration_tables import Group, diagram_table, errors_table, groups_of
from invoices.labelled.proving import Study
from invoices.ocr.charts import Heading, Series, as_file, axis, curve
from invoices.ocr.comparison_report import STYLE
from invoices.ocr.markup import element, text_element
from invoices.ocr.tables import Table, as_html, as_markdown, as_text
from learning.core.evaluation import reliability

TITLE = "Confidence, calibrated"
HOW_TO_READ = (
    "Each answer was given by models that have not seen a look-alike of its document, and its confidence by curves "
    "that were fitted without it. A confidence is true when, of the answers that bear it, as many are right as it "
    "says: the straight line of a diagram. A document is wrong when its number, date, total, net, VAT, supplier or an "
    "identifier of the supplier is wrong."
)


def written(study: Study, promise: Promise) -> Iterator[str]:
    """Write all of it for a terminal."""
    yield from (as_text(diagram_table(group)) for group in groups_of(study))
    yield as_text(errors_table(study))
    yield as_text(accuracy_table(study))
    yield as_text(steps_table(study, promise))
    yield as_text(booked_table(study, promise))
    yield from promise_sentences(study, promise)


def to_html(study: Study, promise: Promise) -> str:
    """Write a page with the diagrams."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        text_element("title", TITLE),
        element("style", STYLE),
    )
    body = element("body", element("main", text_element("h1", TITLE), *_parts(study, promise)))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en')}\n"


def _parts(study: Study, promise: Promise) -> Iterator[str]:
    yield from (text_element("p", sentence) for sentence in promise_sentences(study, promise))
    tables = (booked_table(study, promise), steps_table(study, promise), accuracy_table(study))
    yield from (_wide(table) for table in tables)
    yield text_element("h2", "Is confidence true?") + text_element("p", HOW_TO_READ) + _wide(errors_table(study))
    for place, group in enumerate(groups_of(study)):
        drawn = element("figure", diagram(group, f"group-{place}"))
        yield text_element("h2", group.name) + drawn + _wide(diagram_table(group))


def diagram(group: Group, name: str) -> str:
    """Draw the share of right answers against what was said, beside the straight line of the truth."""
    says = "The share of right answers against the confidence that was said."
    percent = "{:.0%}".format
    said = axis("Confidence said", [], percent, low=0, high=1)
    right = axis("Answers right", [], percent, low=0, high=1)
    points = tuple((row.confidence, row.right) for row in reliability(group.said, group.right))
    series = [Series("measured", points), Series("true", ((0.0, 0.0), (1.0, 1.0)))]
    return curve(Heading(name, f"Reliability: {group.name}", says), said, right, series)


def _wide(table: Table) -> str:
    """Let a table that is wider than the page scroll by itself, with the keyboard too."""
    return element("div", as_html(table), class_="wide", role="region", tabindex="0", aria_label=table.caption)


# --- A page of the documentation --------------------------------------------------------------------


def page_of(study: Study, promise: Promise) -> dict[str, str]:
    """Return the files of the documentation: a page in Markdown and its diagrams."""
    groups = list(groups_of(study))
    pictures = {f"images/confidence-{place}.svg": as_file(diagram(each, "d")) for place, each in enumerate(groups)}
    return {"confidence.md": _page(study, promise, list(zip(pictures, groups, strict=True))), **pictures}


def _page(study: Study, promise: Promise, diagrams: Sequence[tuple[str, Group]]) -> str:
    template = files("invoices.labelled").joinpath("calibration_page.md").read_text("utf-8")
    card = study.calibration.card
    shown = (f"### {one.name}\n\n![Reliability: {one.name}]({path})\n\n{_figures(one)}" for path, one in diagrams)
    return template.format(
        seed_and_parts=f"{card.get('parts')} parts and the seed {card.get('seed')}",
        documents=card.get("documents"),
        accuracy=_bare(accuracy_table(study)),
        errors=_bare(errors_table(study)),
        diagrams="\n".join(shown),
        sentences="\n".join(f"- {sentence}" for sentence in promise_sentences(study, promise)),
        booked=as_markdown(booked_table(study, promise)),
        steps=as_markdown(steps_table(study, promise)),
    )


def _figures(group: Group) -> str:
    """Write the figures of a diagram without its bars."""
    table = diagram_table(group)
    kept = [place for place, name in enumerate(table.head) if name != "Right"]
    rows = tuple(tuple(row[place] for place in kept) for row in table.rows)
    return _bare(Table("", tuple(table.head[place] for place in kept), rows))


def _bare(table: Table) -> str:
    """Leave out a caption that stands above as a heading."""
    return as_markdown(table).partition("\n\n")[2]
