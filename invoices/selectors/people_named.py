"""Finding the documents on which somebody is named: in what was read, understood, corrected and noted."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from accounts.models import Organisation
from invoices.extraction.text import fold
from invoices.models import Correction, Document, InvoiceLine, Review

SHORTEST = 3
NOT_WRITING = re.compile(r"[\W_]+")


class TooLittleSaid(ValueError):
    """Nothing was asked for, or so little that it would be found everywhere."""


@dataclass(frozen=True, slots=True)
class Sought:
    """By what a person is recognised; a document is theirs if one of these stands on it."""

    name: str = ""
    email: str = ""
    iban: str = ""

    def __post_init__(self) -> None:
        given = [value for value in (self.name, self.email, self.iban) if value.strip()]
        if not given or any(len(_joined(value)) < SHORTEST for value in given):
            raise TooLittleSaid(f"Give a name, an e-mail address or an IBAN, of at least {SHORTEST} letters or digits.")

    @property
    def subject(self) -> str:
        """What the audit trail keeps a digest of."""
        return self.email or self.iban or self.name


def documents_naming(
    *, organisation: Organisation, sought: Sought, watch: Callable[[Iterable[int]], Iterable[int]] = iter
) -> Iterator[Document]:
    """Return the documents of an organisation on which a person is named, one after the other.

    Everything that was kept of each is looked through: no index finds a name whatever its accents and its order.
    """
    numbers = list(Document.objects.of(organisation).order_by("pk").values_list("pk", flat=True))
    for number in watch(numbers):
        document = Document.objects.filter(pk=number).first()
        if document is not None and is_named(sought, " ".join(texts_of(document))):
            yield document


def texts_of(document: Document) -> Iterator[str]:
    """Return all that is kept of a document in words."""
    yield from (document.name, document.note)
    yield from document.arrivals.values_list("name", flat=True)
    for run in document.runs.all():
        yield from _strings(json.loads(run.result))
        yield from _strings(list(run.understandings.values_list("answer", flat=True)))
    for invoice in document.invoices.all():
        yield invoice.supplier_name
        yield from _strings(invoice.fields)
    mine = {"invoice__document": document}
    yield from InvoiceLine.objects.filter(**mine).values_list("description", flat=True)
    yield from Review.objects.filter(**mine).values_list("comment", flat=True)
    yield from _strings(list(Correction.objects.filter(**mine).values_list("before", "after")))


def is_named(sought: Sought, text: str) -> bool:
    """Tell whether one of the marks of a person stands in a text, whatever its capitals, accents and spaces."""
    words = [part for word in text.split() for part in NOT_WRITING.split(fold(word)) if part]
    spaced, joined = f" {' '.join(words)} ", "".join(words)
    names = _orders(sought.name)
    marks = [_joined(mark) for mark in (sought.email, sought.iban) if mark.strip()]
    return any(f" {name} " in spaced for name in names) or any(mark in joined for mark in marks)


def _orders(name: str) -> list[str]:
    """Return a name as it may be printed: given name first, or family name first."""
    words = [part for part in NOT_WRITING.split(fold(name)) if part]
    return [" ".join(words[place:] + words[:place]) for place in range(len(words))]


def _joined(text: str) -> str:
    return NOT_WRITING.sub("", fold(text))


def _strings(value: object) -> Iterator[str]:
    """Return the texts in a value of JSON, in their order."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for inner in value.values() for text in _strings(inner))
    elif isinstance(value, list | tuple):
        yield from (text for inner in value for text in _strings(inner))
