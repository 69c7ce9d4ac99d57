"""XML invoices: told from other XML by their root, parsed without entities, network or document types."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from invoices.document import Attachment, Page, SourceFile
from invoices.errors import DamagedFile, UnknownKind
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.contents import Contents
from invoices.imaging.opening.limits import FileLimits

# (start of the namespace, name of the root): the syntax it is written in.
ROOTS: dict[tuple[str, str], str] = {
    ("urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:", "CrossIndustryInvoice"): "CII",
    ("urn:ferd:CrossIndustryDocument", "CrossIndustryDocument"): "CII",
    ("urn:oasis:names:specification:ubl:schema:xsd:Invoice-2", "Invoice"): "UBL",
    ("urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2", "CreditNote"): "UBL",
}
HARDENED = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
}
UNREADABLE = "its XML cannot be read"
CHUNK = 4096
MOST_BEFORE_ROOT = 64 * 1024


class Root(NamedTuple):
    """The first element of an XML file."""

    namespace: str
    name: str
    has_doctype: bool

    @property
    def syntax(self) -> str | None:
        """Return CII or UBL, or nothing when this is no invoice."""
        found = (syntax for (start, name), syntax in ROOTS.items() if self._is(start, name))
        return next(found, None)

    def _is(self, start: str, name: str) -> bool:
        return self.name == name and self.namespace.startswith(start)


def open_xml(source: SourceFile, limits: FileLimits) -> Contents:
    """Open an XML invoice that was received alone: no pages, one attachment.

    Raises:
        UnknownKind: some other XML.
        DamagedFile: it breaks off, or brings a document type of its own.
    """
    with damaged(UNREADABLE):
        root = root_of(source.content)
    if root is None or root.syntax is None:
        raise UnknownKind
    if problem := fault_of(source.content):
        raise DamagedFile(detail=problem)
    return Contents(0, _no_pages, (Attachment(source.name, source.content, facts_of(source.content)),))


def _no_pages() -> Iterator[Page]:
    return iter(())


def facts_of(content: bytes) -> dict[str, str]:
    """Tell what an XML file is: its syntax when it is an invoice, its root, and whether it holds together."""
    root = root_of(content)
    facts = {"root": root.name, "namespace": root.namespace, "syntax": root.syntax or ""} if root else {}
    if problem := fault_of(content):
        facts["fault"] = problem
    return {name: value for name, value in facts.items() if value}


def root_of(content: bytes) -> Root | None:
    """Read as far as the first element; nothing when there is none."""
    parser = etree.XMLPullParser(events=("start",), **HARDENED)
    try:
        for start in range(0, min(len(content), MOST_BEFORE_ROOT), CHUNK):
            parser.feed(content[start : start + CHUNK])
            for _, element in parser.read_events():
                return _root(element)
    except etree.XMLSyntaxError:
        # What was read before it broke may hold the root.
        return next((_root(element) for _, element in parser.read_events()), None)
    return None


def _root(element: etree._Element) -> Root:
    namespace, name = split_tag(str(element.tag))
    return Root(namespace, name, element.getroottree().docinfo.internalDTD is not None)


def split_tag(tag: str) -> tuple[str, str]:
    """Return the namespace and the name of an element or attribute; a hostile namespace may hold a brace itself."""
    namespace, _, name = tag.rpartition("}")
    return namespace.removeprefix("{"), name


def fault_of(content: bytes) -> str | None:
    """Say in plain words what is wrong with an XML file, or nothing."""
    root = root_of(content)
    if root and root.has_doctype:
        return "it declares a document type, which an invoice must not"
    try:
        with damaged(UNREADABLE):
            etree.fromstring(content, hardened_parser())
    except DamagedFile as problem:
        line = getattr(problem.__cause__, "lineno", None)
        return f"its XML is broken at line {line}" if line else UNREADABLE
    return None


def hardened_parser() -> etree.XMLParser:
    """Return a parser that expands no entity, fetches nothing and reads no document type."""
    return etree.XMLParser(**HARDENED)
