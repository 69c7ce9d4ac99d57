"""An explanation for people at a terminal, in their language."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.formats import date_format, number_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from invoices.document import Place
from invoices.extraction.amounts_set import Option, Totals
from invoices.extraction.money import TOTALS
from invoices.fields import Candidate, Source, Value
from invoices.labelled.explaining import Explanation, Rival
from invoices.management.terminal import shown
from invoices.ocr.tables import Table, as_text
from invoices.wording import finding_in_words, rule_in_words
from invoices.wording_names import FIELDS

MOST_SHOWN = 12
WIDEST_VALUE, WIDEST_RULE, NARROW_RULE = 28, 34, 22
SUREST = 99.9  # nothing is certain, however it is rounded
CHOSEN, NOTHING = "→", "—"

SOURCES: dict[Source, Promise] = {
    Source.XML: gettext_lazy("the XML"),
    Source.TEXT: gettext_lazy("the file’s own text"),
    Source.OCR: gettext_lazy("the picture"),
    Source.QR: gettext_lazy("a code on the page"),
    Source.ENGINE: gettext_lazy("the reading service"),
    Source.MEMORY: gettext_lazy("earlier corrections"),
    Source.HUMAN: gettext_lazy("a person"),
}

# What proves a value, by the name of the proof.
PROOFS: dict[str, Promise] = {
    "net_and_vat_make_gross": gettext_lazy("net plus VAT is the gross total"),
    "a_rate_fits": gettext_lazy("the VAT is the net total times a rate in force, to the cent"),
    "breakdown_adds_up": gettext_lazy("the rows of the VAT breakdown work out, each and together"),
    "payment_adds_up": gettext_lazy("gross less what was paid is what is due"),
    "gross_is_printed_twice": gettext_lazy("the gross total is printed at a second place"),
    "lines_add_up": gettext_lazy("the lines sum to it"),
    "identifiers_agree": gettext_lazy(
        "another identifier of the supplier, right by its own check, is of the same company"
    ),
    "check_digits_are_two": gettext_lazy("its check digits are right, which hardly a misread one passes"),
    "said_outright": gettext_lazy("it was written for machines"),
}


def explained_in_words(explanation: Explanation) -> Iterator[str]:
    """Say what was chosen, from what, and why."""
    yield _headline(explanation)
    yield from (f"  {line}" for line in _reasons(explanation))
    yield ""
    if explanation.rivals:
        yield as_text(_table(explanation)).rstrip()
    else:
        yield _("Nothing on the document could be it.")


def _headline(explanation: Explanation) -> str:
    name, chosen = str(FIELDS[explanation.field.value]), explanation.chosen
    if chosen is None:
        return _("%(field)s: nothing was chosen") % {"field": _capital(name)}
    percent = number_format(min(SUREST, 100 * chosen.confidence), decimal_pos=1, use_l10n=True)
    said = {"field": _capital(name), "value": _value(chosen.value), "percent": percent}
    return _("%(field)s: %(value)s, right with a chance of %(percent)s %%") % said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


# --- Why the winner won -----------------------------------------------------------------------------


def _reasons(explanation: Explanation) -> Iterator[str]:
    chosen = explanation.chosen
    if chosen is None:
        return
    yield _origin(chosen)
    if chosen.read_as:
        yield _("there stood “%(print)s”, and only one repair makes all agree") % {"print": shown(chosen.read_as)}
    yield from (_("proven: %(proof)s") % {"proof": str(PROOFS[proof])} for proof in explanation.proofs)
    if not explanation.proofs:
        yield _("nothing else on the document proves it")
    yield from _of_sets(explanation)
    for found in explanation.outcome.assessment.findings:
        if explanation.field in found.fields:
            yield _("noticed: %(finding)s") % {"finding": shown(finding_in_words(found.code, found.facts))}


def _origin(chosen: Candidate) -> str:
    said = {"source": str(SOURCES[chosen.source]), "rule": shown(rule_in_words(chosen.rule))}
    if not chosen.evidence:
        return _("from %(source)s: %(rule)s") % said
    return _("from %(source)s, %(place)s: %(rule)s") % {**said, "place": _place(chosen.evidence[0])}


def _of_sets(explanation: Explanation) -> Iterator[str]:
    """Say which totals were chosen together, and what the best set without this value would be."""
    sets = {rival.is_chosen: rival.together for rival in reversed(explanation.rivals) if rival.together is not None}
    if (chosen := sets.get(True)) is None:
        return
    yield _("chosen together with the other totals: %(set)s") % {"set": _equation(chosen)}
    for row in chosen.rows:
        yield _("VAT row: %(rate)s %% of %(base)s is %(amount)s") % {
            "rate": _figure(row.rate), "base": _figure(abs(row.base)), "amount": _figure(abs(row.amount)),
        }  # fmt: skip
    if (other := sets.get(False)) is not None:
        gap = number_format(chosen.worth - other.worth, decimal_pos=1, use_l10n=True)
        said = {"set": _equation(other), "gap": gap}
        yield _("the best set with another value: %(set)s; less speaks for it (by %(gap)s)") % said


def _equation(totals: Totals) -> str:
    net, vat, gross = (_part(totals.chosen.get(name)) for name in TOTALS)
    is_broken = len(totals.chosen) == len(TOTALS) and not totals.holds
    return f"{net} + {vat} {'≠' if is_broken else '='} {gross}"


def _part(option: Option | None) -> str:
    return NOTHING if option is None else _figure(option.value)


# --- All that could have been it --------------------------------------------------------------------


def _table(explanation: Explanation) -> Table:
    has_sets = any(rival.together for rival in explanation.rivals)
    head = [
        "",
        _("Value"),
        _("Score"),
        _("Where"),
        _("Why"),
        *([_("Best set with it"), _("Worth")] if has_sets else []),
    ]
    rows = tuple(tuple(_row(rival, has_sets)) for rival in explanation.rivals[:MOST_SHOWN])
    return Table(_("All that could be it, by what the page alone says"), tuple(head), rows)


def _row(rival: Rival, has_sets: bool) -> Iterator[str]:
    one = rival.candidate
    yield CHOSEN if rival.is_chosen else " "
    yield _short(_value(one.value), WIDEST_VALUE)
    yield f"{one.confidence:.3f}"
    yield _place(one.evidence[0]) if one.evidence else NOTHING
    yield _short(shown(rule_in_words(one.rule)), NARROW_RULE if has_sets else WIDEST_RULE)
    if has_sets:
        yield _equation(rival.together) if rival.together else NOTHING
        yield f"{rival.together.worth:.1f}" if rival.together else NOTHING


def _place(place: Place) -> str:
    """Say where something stands: its page, and how far from the left and from the top."""
    box = place.box
    across, down = round(50 * (box.left + box.right)), round(50 * (box.top + box.bottom))
    return _("p. %(page)s (%(across)s, %(down)s %%)") % {"page": place.page, "across": across, "down": down}


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


def _value(value: Value) -> str:
    if isinstance(value, date):
        return str(date_format(value, "SHORT_DATE_FORMAT"))
    return _figure(value) if isinstance(value, Decimal) else shown(value)


def _figure(value: Decimal) -> str:
    return str(number_format(value, use_l10n=True, force_grouping=True))
