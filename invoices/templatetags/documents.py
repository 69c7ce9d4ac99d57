"""The words and signs by which pages show what the rows of invoices hold."""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal

from babel.numbers import format_currency, is_currency
from django import template
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from invoices.errors import ERRORS, InvoiceError
from invoices.models import Document, Invoice, State, Twin
from invoices.ocr.registry import ENGINES
from invoices.wording import in_words
from invoices.wording_facts import OF_FIELDS
from invoices.wording_figures import figure_in_words
from invoices.wording_names import DOCUMENT_TYPES, FIELDS

register = template.Library()

BADGES: dict[str, str] = {
    State.RECEIVED: "neutral",
    State.READING: "info",
    State.UNDERSTOOD: "info",
    State.ACCEPTED: "proven",
    State.IN_REVIEW: "asked",
    State.REJECTED: "refused",
    State.FAILED: "refused",
    Invoice.State.APPROVED: "proven",
    Twin.State.OPEN: "asked",
    Twin.State.SAME: "refused",
    Twin.State.DIFFERENT: "proven",
}
# What a worker does now; the names of engines stand in their own table.
STEPS: dict[str, Promise] = {
    "read": gettext_lazy("opening"),
    "understand": gettext_lazy("understanding"),
    "compare": gettext_lazy("comparing"),
}
# Engines whose title is not a proper name.
OWN: dict[str, Promise] = {
    "embedded": gettext_lazy("text of the file"),
    "vision_llm": gettext_lazy("vision model"),
    "scripted": gettext_lazy("demonstration"),
}
SOURCES: dict[str, Promise] = {
    "xml": gettext_lazy("electronic invoice"),
    "text": gettext_lazy("text of the file"),
    "ocr": gettext_lazy("image"),
    "qr": gettext_lazy("code on the page"),
    "engine": gettext_lazy("reading service"),
    "memory": gettext_lazy("earlier corrections"),
    "human": gettext_lazy("entered by a person"),
}
REASONS: dict[str, Promise] = {
    "received": gettext_lazy("on receipt"),
    "reread": gettext_lazy("read again on request"),
    "same_key": gettext_lazy("same supplier, number and total"),
    "same_text": gettext_lazy("nearly the same text"),
    "same_picture": gettext_lazy("nearly the same image"),
}
EVIDENCE: dict[str, Promise] = {
    "words": gettext_lazy("words in common"),
    "figures": gettext_lazy("figures in common"),
    "picture": gettext_lazy("likeness of the images"),
    "figures_of_one": gettext_lazy("figures on one of them only"),
}
SHARES = frozenset({"words", "figures", "picture"})
MINUTE, HOUR = 60, 3600
LOCALE = {"fr": "fr_FR", "en": "en_GB"}


@register.filter
def badge_of(state: str) -> str:
    """Return the kind of badge for a state."""
    return BADGES.get(state, "neutral")


@register.filter
def step_words(document: Document) -> str:
    """Say what happens to a document now: Tesseract, page 2 of 5."""
    if not document.step:
        return ""
    name = str(STEPS[document.step]) if document.step in STEPS else _engine(document.step)
    if not document.step_page or not document.pages:
        return name
    words = {"step": name, "page": document.step_page, "pages": document.pages}
    return _("%(step)s, page %(page)d of %(pages)d") % words


@register.filter
def error_words(document: Document) -> str:
    """Say what went wrong with a document, and what to do."""
    if not document.error_code:
        return ""
    kind = ERRORS.get(document.error_code, InvoiceError)
    return in_words(kind(**document.error_facts))


@register.filter
def duration(seconds: float | None) -> str:
    """Say about how long something takes: about 2 min."""
    if seconds is None:
        return ""
    if seconds < MINUTE:
        return _("less than a minute")
    if seconds < HOUR:
        return _("about %(minutes)d min") % {"minutes": round(seconds / MINUTE)}
    hours, rest = divmod(round(seconds / MINUTE), HOUR // MINUTE)
    return _("about %(hours)d h %(minutes)02d") % {"hours": hours, "minutes": rest}


@register.filter
def seconds(value: float) -> str:
    """Write how long something took: 4.2 s."""
    if value >= MINUTE:
        return str(timedelta(seconds=round(value)))
    return f"{figure_in_words(f'{value:.1f}')}\u00a0s"


@register.filter
def cost(value: Decimal) -> str:
    """Write what an engine was paid; most cost nothing."""
    return f"{figure_in_words(f'{value.normalize():f}')}\u00a0€" if value else ""


@register.filter
def figure(value: str | None) -> str:
    """Write a plain decimal as the reader of the page does."""
    return figure_in_words(value) if value else ""


@register.filter
def percent(share: float) -> str:
    """Write a share of one as percent; nothing is certain, however it is rounded."""
    return f"{min(99, int(100 * share))}\u00a0%"


@register.filter
def engine_words(names: str) -> str:
    """Name the engines of a reading."""
    return " + ".join(_engine(name) for name in names.split("+") if name)


@register.filter
def source_words(source: str) -> str:
    """Say where a value comes from."""
    return str(SOURCES.get(source, source))


@register.filter
def reason_words(why: str) -> str:
    """Say why something was done or thought."""
    return str(REASONS.get(why, why))


@register.filter
def evidence_words(what: str) -> str:
    """Name what two invoices are compared by: a field, or a share of what they have in common."""
    return str(EVIDENCE[what]) if what in EVIDENCE else str(FIELDS.get(what, what))


@register.filter
def evidence_value(row: dict[str, str], side: str) -> str:
    """Write what stands on one side: here or there."""
    what, text = row["what"], row[side]
    if what in SHARES:
        return percent(float(text))
    return OF_FIELDS.get(what, str)(text) if text else "—"


@register.filter
def kind_words(document_type: str) -> str:
    """Name a kind of paper."""
    return str(DOCUMENT_TYPES.get(document_type, document_type))


@register.filter
def by_page(document: Document) -> list[Invoice]:
    """Return the invoices of a document in the order of its pages."""
    return sorted(document.invoices.all(), key=lambda invoice: invoice.first_page)


@register.filter
def pages_words(invoice: Invoice) -> str:
    """Say which pages of its document an invoice takes."""
    if invoice.first_page == invoice.last_page:
        return _("page %(page)d") % {"page": invoice.first_page}
    return _("pages %(first)d to %(last)d") % {"first": invoice.first_page, "last": invoice.last_page}


@register.filter
def findings_words(invoice: Invoice) -> str:
    """Say how many things were noticed about an invoice, those not counted that are only worth knowing."""
    many = sum(1 for found in invoice.findings if found.get("severity") != "note")
    return ngettext("%(count)d point", "%(count)d points", many) % {"count": many} if many else ""


@register.filter
def total(invoice: Invoice) -> str:
    """Write the total of an invoice in its own currency, as far as one was read."""
    if invoice.total_gross is None:
        return ""
    if is_currency(invoice.currency):
        return str(format_currency(invoice.total_gross, invoice.currency, locale=LOCALE[_language()]))
    return figure_in_words(f"{invoice.total_gross:.2f}")


@register.filter
def numbers(rows: Iterable[int]) -> str:
    """Write the numbers of rows for an address."""
    return ",".join(str(number) for number in rows)


def _language() -> str:
    language = (get_language() or "fr")[:2]
    return language if language in LOCALE else "fr"


def _engine(name: str) -> str:
    if name in OWN:
        return str(OWN[name])
    return ENGINES[name].title if name in ENGINES else name
