"""One page of what a blob-storage container holds, and what its refusals mean; both are XML from a stranger."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from invoices.errors import SourceError, SourceGone, SourceNonsense, SourceRefused
from invoices.imaging.opening.xml import HARDENED
from invoices.outbound.values import Answer
from invoices.sources.asking import fault_of

MOST_OF_NAME = 1024  # of a blob, as the service itself says
MOST_OF_MARKER = 4096
NONSENSE = "it is not the XML that was agreed on"
# What the service says in its error codes; its messages hold parts of the signed link and are not repeated.
REFUSALS: dict[str, str] = {
    "AuthenticationFailed": "the signed link is not valid, or has expired",
    "AuthorizationFailure": "the signed link may not be used from here",
    "AuthorizationPermissionMismatch": "the signed link may not list and read",
    "AuthorizationResourceTypeMismatch": "the signed link may not list and read",
    "AuthorizationServiceMismatch": "the signed link is for another service",
    "NoAuthenticationInformation": "the signed link is missing",
    "PublicAccessNotPermitted": "the signed link is missing",
}


@dataclass(frozen=True, slots=True)
class Blob:
    """One file in a container; a size of 0 where it is not said."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class BlobPage:
    """Files in the order of their names, and where the next page begins."""

    blobs: tuple[Blob, ...]
    marker: str


def blob_page(body: bytes, place: str) -> BlobPage:
    """Read one page of a listing.

    Raises:
        SourceNonsense: it is not one.
    """
    root = _root(body)
    if root is None or root.tag != "EnumerationResults":
        raise SourceNonsense(place=place, detail=NONSENSE)
    marker = (root.findtext("NextMarker") or "").strip()
    if len(marker) > MOST_OF_MARKER or not marker.isprintable():
        raise SourceNonsense(place=place, detail=NONSENSE)
    return BlobPage(tuple(_blobs(root)), marker)


def blob_fault(answer: Answer, place: str, passing: frozenset[int]) -> SourceError:
    """Say what an answer other than 200 means, by the code in its body where there is one."""
    root = _root(answer.body)
    code = (root.findtext("Code") or "") if root is not None else ""
    if code in REFUSALS:
        return SourceRefused(place=place, detail=REFUSALS[code])
    if code == "ContainerNotFound":
        return SourceGone(place=place, detail="there is no such container")
    if code == "BlobNotFound":
        return SourceGone(place=place, detail="it knows nothing by this name")
    return fault_of(answer.status, place, passing)


def _blobs(root: etree._Element) -> Iterator[Blob]:
    for found in root.iterfind("Blobs/Blob"):
        size = (found.findtext("Properties/Content-Length") or "").strip()
        number = int(size) if size.isdecimal() and size.isascii() and len(size) < 16 else 0
        yield Blob((found.findtext("Name") or "")[: MOST_OF_NAME + 1], number)


def _root(body: bytes) -> etree._Element | None:
    if b"<!DOCTYPE" in body[:4096] or b"<!ENTITY" in body:
        return None
    try:
        return etree.fromstring(body, etree.XMLParser(**HARDENED))
    except (etree.XMLSyntaxError, ValueError):
        return None
