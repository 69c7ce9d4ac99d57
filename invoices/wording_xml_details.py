"""What exactly breaks a rule, such as a line or an amount, in the words of the person's language.

Checks write it in a few plain signs; a table says for which rules they look how, and what is said instead. What looks
otherwise was copied from the invoice, and stays as it is.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from invoices.errors import fill
from invoices.wording_figures import DAY, NUMBER, day_in_words, figure_in_words, number_in_words
from invoices.wording_xml_terms import NOTES, TERMS, VALUES

GAP = re.compile(r"\\{(\w+)\\}")  # as re.escape leaves it
MORE = re.compile(r"(.+) \(\+(\d+)\)")
BOTH = "seller (+1)"
FIGURE, A_DAY = NUMBER.pattern, DAY.pattern
OF_VAT = "BR-(?!FR)[A-Z]{1,2}"  # and the number of a question that every category is asked


@dataclass(frozen=True, slots=True)
class Shape:
    """How the details of some rules look, and what is said instead."""

    rules: re.Pattern[str]
    written: re.Pattern[str]
    words: Promise | str


def _named(names: dict[str, Promise]) -> Callable[[str], str]:
    return lambda codes: ", ".join(str(names.get(code, code)) for code in codes.split(", "))


# What may stand in a gap, and how it is said, by the name of the gap; anything may stand in others.
GAPS: dict[str, tuple[str, Callable[[str], str]]] = {
    **dict.fromkeys(("amount", "base", "paid", "rate", "sum"), (FIGURE, figure_in_words)),
    **dict.fromkeys(("first", "last", "due", "issued"), (A_DAY, day_in_words)),
    "category": ("[A-Z]{1,2}", str),
    "note": ("[A-Z]{3}", _named(NOTES)),
    "term": (r"BT-\d+", _named(TERMS)),
    "values": ("[a-z]+(?:, [a-z]+)*", _named(VALUES)),
}


def _shape(rules: str, written: str, words: Promise | str) -> Shape:
    pattern = GAP.sub(lambda gap: f"(?P<{gap[1]}>{GAPS[gap[1]][0] if gap[1] in GAPS else '.+'})", re.escape(written))
    return Shape(re.compile(rules), re.compile(pattern, re.ASCII), words)


SHAPES: tuple[Shape, ...] = (
    _shape("BR-CO-1[0-6]|BR-DEC-.+", "{amount}", "{amount}"),
    _shape("BR-FR-16", "{rate}", _("{rate} %")),
    _shape("BR-2[1-8]|BR-CO-04|XML-.+", "line {place}", _("line {place}")),
    _shape("BR-4[5-8]", "rate {place}", _("row {place} of the VAT breakdown")),
    _shape(f"{OF_VAT}-05", "line {place}: {rate} %", _("line {place}: {rate} %")),
    _shape(f"{OF_VAT}-05", "line {place}: - %", _("line {place}: no rate")),
    _shape(f"{OF_VAT}-08", "{rate}: {base} / {sum}", _("at {rate} %: {base} instead of {sum}")),
    _shape(f"{OF_VAT}-08", "{category}: {base} / {sum}", _("{base} instead of {sum}")),
    _shape(f"{OF_VAT}-09|BR-CO-17", "{base} x {rate} % / {amount}", _("{base} × {rate} % ≠ {amount}")),
    _shape(f"{OF_VAT}-02", "seller", _("seller")),
    _shape(f"{OF_VAT}-02", "buyer", _("buyer")),
    _shape(f"{OF_VAT}-02", BOTH, _("seller, like the buyer,")),
    _shape("BR-29", "{first} > {last}", _("from {first} to {last}")),
    _shape("BR-FR-CO-07", "{due} < {issued}", _("{due}, before {issued}")),
    _shape("BR-FR-CO-09", "{paid} / {amount}", _("{paid} paid of {amount}")),
    _shape("BR-FR-03|CII-DT-097", "{term}: {raw}", _("{term}: {raw}")),
    _shape("BR-FR-05", "{note}", "{note}"),
    _shape("BR-FR-.+", "-", _("none")),
    _shape("FX-XMP-.+", "{said} / {found}", _("{said} instead of {found}")),
    _shape("FX-PROFILE-LINES", "{profile}: {count}", _("{profile}, lines: {count}")),
    _shape("PDFA3-PART", "missing", _("it says nothing of it")),
    _shape("PDFA3-PART", "{part}", "PDF/A-{part}"),
    _shape("XML-NAMESPACE", "none", _("none")),
    _shape("XML-.+", "broken", _("nobody knows where")),
    _shape("XML-TWO-INVOICES", "{values}", "{values}"),
)


def detail_in_words(rule: str, detail: str) -> str:
    """Say in the active language what breaks a rule: the first thing, and how many more there are."""
    more = MORE.fullmatch(detail)
    if more is None or detail == BOTH:
        return next(_said(rule, detail), detail)
    count = int(more[2])
    words = ngettext("{first} and {count} more", "{first} and {count} more", count)
    return fill(words, {"first": detail_in_words(rule, more[1]), "count": number_in_words(count)})


def _said(rule: str, detail: str) -> Iterator[str]:
    for shape in SHAPES:
        if shape.rules.fullmatch(rule) and (found := shape.written.fullmatch(detail)):
            yield fill(str(shape.words), {gap: _told(gap, value) for gap, value in found.groupdict().items()})


def _told(gap: str, value: str) -> str:
    return GAPS[gap][1](value) if gap in GAPS else value
