"""The facts of a finding in the person's language: names, amounts, days; what a document says stays as it says it."""

from collections.abc import Callable

from invoices.fields import Facts
from invoices.wording_figures import country_in_words, day_in_words, figure_in_words, number_in_words
from invoices.wording_names import DOCUMENT_TYPES, NAMES, PAYMENT_METHODS
from invoices.wording_pages import FAULTS

Teller = Callable[[str], str]

# Facts that are the value of a field; another fact says of which.
VALUES = frozenset({"value", "xml", "page"})
# What was printed or written by others. An invoice may have the number 2026.10, which is no amount.
AS_WRITTEN = frozenset({"number", "customer", "first", "second", "read_as", "currency", "basis", "rule", "detail"})
COUNTRIES = frozenset({"country", "iban_country"})

OF_FIELDS: dict[str, Teller] = {
    **dict.fromkeys(
        ("total_net", "total_vat", "total_gross", "amount_due", "amount_paid", "discount"),
        figure_in_words,
    ),
    **dict.fromkeys(("issue_date", "due_date", "delivery_date"), day_in_words),
    "document_type": lambda kind: str(DOCUMENT_TYPES.get(kind, kind)),
    "payment_method": lambda method: str(PAYMENT_METHODS.get(method, method)),
}


def told(facts: Facts) -> Facts:
    """Say each fact of a finding in the active language."""
    field = str(facts.get("field", ""))
    return {name: _told(name, fact, field) for name, fact in facts.items()}


def _told(name: str, fact: str | float, field: str) -> str:
    if not isinstance(fact, str):
        return number_in_words(fact)
    return _teller(name, field)(fact)


def _teller(name: str, field: str) -> Teller:
    """Return what says a fact: by its own name, or by the field that it is about."""
    if name in VALUES:
        return OF_FIELDS.get(field, str)
    if (names := {**NAMES, "fault": FAULTS}.get(name)) is not None:
        return lambda code: str(names.get(code, code))
    if name in COUNTRIES:
        return country_in_words
    return str if name in AS_WRITTEN else _by_its_form


def _by_its_form(fact: str) -> str:
    return day_in_words(figure_in_words(fact))
