"""What a PDF says of itself: who made it and when, its version, and what it claims about PDF/A and Factur-X."""

from collections.abc import Iterator

import pikepdf
from lxml import etree
from pikepdf.models.metadata import decode_pdf_date

from invoices.errors import DamagedFile
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.xml import hardened_parser, split_tag

LONGEST = 300
INFO = {
    "/Producer": "producer",
    "/Creator": "creator",
    "/CreationDate": "created",
    "/ModDate": "modified",
    "/Title": "title",
    "/Author": "author",
}
# Start of the namespace: how its names begin among the facts.
CLAIMS = {
    "http://www.aiim.org/pdfa/ns/id": "pdfa",
    "urn:factur-x:pdfa:CrossIndustryDocument": "facturx",
    "urn:zugferd:pdfa:CrossIndustryDocument": "zugferd",
    "urn:ferd:pdfa:CrossIndustryDocument": "zugferd",
}
CLAIMED = {
    "part": "part",
    "conformance": "conformance",
    "DocumentType": "document_type",
    "DocumentFileName": "document_file_name",
    "Version": "version",
    "ConformanceLevel": "conformance_level",
}


def facts_of_pdf(document: pikepdf.Pdf) -> dict[str, str]:
    """Gather what a PDF says of itself; nothing of it is proven."""
    facts = {"pdf_version": document.pdf_version, "encrypted": "yes" if document.is_encrypted else ""}
    for part in (_info, _claims, _colours):
        try:
            with damaged("its description cannot be read"):
                facts |= part(document)
        except DamagedFile as problem:
            facts["metadata_fault"] = str(problem.facts["detail"])
    return {name: value for name, value in facts.items() if value}


def _info(document: pikepdf.Pdf) -> dict[str, str]:
    info = document.trailer.get("/Info")
    if not isinstance(info, pikepdf.Dictionary):
        return {}
    return {name: said(info.get(key)) for key, name in INFO.items()}


def _colours(document: pikepdf.Pdf) -> dict[str, str]:
    """Count the statements of which colours are meant; PDF/A cannot do without one."""
    intents = document.Root.get("/OutputIntents")
    return {"output_intents": str(len(list(intents)) if isinstance(intents, pikepdf.Array) else 0)}


def said(value: object) -> str:
    """Return a PDF string as text on one line; a date in the form of ISO 8601."""
    text = " ".join("".join(sign if sign.isprintable() else " " for sign in str(value)).split())[:LONGEST]
    if value is None or not text.startswith("D:"):
        return text if value is not None else ""
    try:
        return decode_pdf_date(text).isoformat()
    except ValueError:
        return text


def _claims(document: pikepdf.Pdf) -> dict[str, str]:
    metadata = document.Root.get("/Metadata")
    if not isinstance(metadata, pikepdf.Stream):
        return {}
    tree = etree.fromstring(metadata.read_bytes(), hardened_parser())
    return dict(_claimed(tree))


def _claimed(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Yield the claims, whether they stand as elements or as attributes."""
    for element in tree.iter(etree.Element):
        written = [(str(element.tag), element.text or ""), *element.attrib.items()]
        for tag, value in written:
            namespace, name = split_tag(str(tag))
            claim = next((claim for start, claim in CLAIMS.items() if namespace.startswith(start)), None)
            if claim and name in CLAIMED:
                yield f"{claim}_{CLAIMED[name]}", said(value.strip())
