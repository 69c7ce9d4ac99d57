"""XML from strangers: held to a size, without document types, entities or network, and read as far as it can be."""

from dataclasses import dataclass

from lxml import etree

from invoices.imaging.opening.xml import HARDENED

MOST_BYTES = 20_000_000
# An invoice of ten thousand lines has about half of it.
MOST_TAGS = 1_000_000
MOST_QUOTES = 2_000_000
# Lines, or anything else of one kind.
MOST_CHILDREN = 20_000
# Tried one after the other where bytes are not what the file says they are; the last takes any byte.
OTHER_ENCODINGS = ("utf-8", "windows-1252", "iso-8859-1")
ENCODING_ERRORS = frozenset((9, 81))


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an XML file, by the number of the rule, and the line where it broke."""

    rule: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A tree, possibly what could be saved of one, and what was wrong."""

    root: etree._Element | None
    faults: tuple[Fault, ...] = ()


def parse(content: bytes, *, has_doctype: bool) -> Parsed:
    """Read an XML file; what is broken is saved as far as possible, what is dangerous is left alone."""
    if has_doctype:
        return Parsed(None, (Fault("XML-DTD"),))
    if _is_too_much(content):
        return Parsed(None, (Fault("XML-SIZE"),))
    parsed = _parsed(content)
    danger = _danger(parsed.root) if parsed.root is not None else ""
    return Parsed(None, (Fault(danger),)) if danger else parsed


def _parsed(content: bytes) -> Parsed:
    try:
        return Parsed(etree.fromstring(content, etree.XMLParser(**HARDENED)))
    except (etree.XMLSyntaxError, ValueError) as problem:
        return _saved(content, _fault(problem))


def _danger(root: etree._Element) -> str:
    # In another encoding than its own, a file may show what was hidden before.
    if root.getroottree().docinfo.internalDTD is not None:
        return "XML-DTD"
    return "XML-SIZE" if any(len(element) > MOST_CHILDREN for element in root.iter()) else ""


def _is_too_much(content: bytes) -> bool:
    if len(content) > MOST_BYTES or content.count(b"<") > MOST_TAGS:
        return True
    return content.count(b'"') + content.count(b"'") > MOST_QUOTES


def _fault(problem: Exception) -> Fault:
    if not isinstance(problem, etree.XMLSyntaxError):
        return Fault("XML-WELL-FORMED")
    rule = "XML-ENCODING" if problem.code in ENCODING_ERRORS else "XML-WELL-FORMED"
    return Fault(rule, f"line {problem.lineno}" if problem.lineno else "")


def _saved(content: bytes, fault: Fault) -> Parsed:
    encodings = OTHER_ENCODINGS if fault.rule == "XML-ENCODING" else ("",)
    for encoding in encodings:
        root = _recovered(content, encoding)
        if root is not None and len(root):
            return Parsed(root, (fault,))
    return Parsed(None, (fault,))


def _recovered(content: bytes, encoding: str) -> etree._Element | None:
    try:
        if encoding:
            content.decode(encoding)
        return etree.fromstring(content, etree.XMLParser(**HARDENED, recover=True, encoding=encoding or None))
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None
