"""What we wrote as XML, taken apart again."""

from xml.etree import ElementTree


def parsed(written: str) -> ElementTree.Element:
    """Parse what the code under test wrote; it is not well-formed when this fails."""
    return ElementTree.fromstring(written)  # noqa: S314 - our own output, not a stranger's


def bare_tag(element: ElementTree.Element) -> str:
    return element.tag.rpartition("}")[2]


def elements(written: str, tag: str) -> list[ElementTree.Element]:
    """Return the elements of a kind, whatever their namespace."""
    return [element for element in parsed(written).iter() if bare_tag(element) == tag]
