"""Finding things in an XML tree by their plain names, so that a wrong namespace hides nothing."""

from functools import cache
from itertools import islice

from lxml import etree

from invoices.electronic.written import NO_NUMBER, Number, number

# No name, address or description of an invoice comes near it; what is longer is cut.
LONGEST = 4000
# More of a kind are not read; so many children of one element were refused before.
MOST_ALIKE = 20_000


def every(element: etree._Element | None, path: str) -> list[etree._Element]:
    """List what a path leads to: names parted by slashes, each with its other spellings after a bar."""
    found = [element] if element is not None else []
    for names in _steps(path):
        children = (child for parent in found for child in parent.iterchildren(*names))
        found = list(islice(children, MOST_ALIKE))
    return found


def first(element: etree._Element | None, path: str) -> etree._Element | None:
    """Return the first thing a path leads to."""
    return next(iter(every(element, path)), None)


def text(element: etree._Element | None, path: str = "") -> str:
    """Return the first text a path leads to, its spaces made plain; nothing when it leads nowhere."""
    found = first(element, path) if path else element
    if found is None:
        return ""
    parts = (str(part)[:LONGEST] for part in found.itertext(with_tail=False))
    return " ".join("".join(islice(parts, LONGEST)).split())[:LONGEST]


def attribute(element: etree._Element | None, name: str) -> str:
    """Return an attribute, or an empty text."""
    return str(element.get(name, "")).strip() if element is not None else ""


def number_at(element: etree._Element | None, path: str) -> Number:
    """Read the number a path leads to, with its currency where it names one."""
    found = first(element, path)
    return number(text(found), attribute(found, "currencyID")) if found is not None else NO_NUMBER


def name_of(element: etree._Element) -> str:
    """Return the plain name of an element."""
    return str(element.tag).rpartition("}")[2]


def namespace_of(element: etree._Element) -> str:
    """Return the namespace an element stands in."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


@cache
def _steps(path: str) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(f"{{*}}{name}" for name in step.split("|")) for step in path.split("/"))
