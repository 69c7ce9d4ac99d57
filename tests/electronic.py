"""Electronic invoices of invented parties: one small bill in every syntax, to be broken one thing at a time."""

from dataclasses import replace

from invoices.document import Attachment, MediaType, OcrResult
from invoices.electronic.reading import ElectronicReading, read_electronic
from invoices.fields import Severity
from invoices.imaging.opening.xml import facts_of
from tests.builders import an_ocr_result
from tests.electronic_cii import CII_TAX, EN16931, PROFILES, cii, cii_lines, cii_taxes, without, without_lines, zugferd
from tests.electronic_ubl import ubl

__all__ = [
    "CII_TAX",
    "EN16931",
    "PROFILES",
    "cii",
    "cii_lines",
    "cii_taxes",
    "ubl",
    "without",
    "without_lines",
    "zugferd",
]

FACTS = {
    "pdfa_part": "3",
    "output_intents": "1",
    "facturx_document_file_name": "factur-x.xml",
    "facturx_conformance_level": "BASIC",
}


def alone(xml: str | bytes, name: str = "invoice.xml") -> OcrResult:
    """Return the reading of an XML that was received alone."""
    content = xml.encode() if isinstance(xml, str) else xml
    attachment = Attachment(name, content, facts_of(content))
    return replace(an_ocr_result(), file=name, media_type=MediaType.XML, pages=(), attachments=(attachment,))


def in_a_pdf(*xmls: str | bytes, name: str = "factur-x.xml", **changes: object) -> OcrResult:
    """Return the reading of a Factur-X that keeps all rules of its container, but for the changes."""
    facts = {"places": "names, af", "relationship": "Data", "checksum": "matches"}
    contents = [xml.encode() if isinstance(xml, str) else xml for xml in xmls]
    attachments = tuple(Attachment(name, content, {**facts, **facts_of(content)}) for content in contents)
    return replace(an_ocr_result(attachments=attachments, facts=dict(FACTS)), **changes)  # type: ignore[arg-type]


def in_a_pdf_that_says(
    xml: str, *, name: str = "factur-x.xml", pdf: dict[str, str], attachment: dict[str, str]
) -> OcrResult:
    """Return the reading of a Factur-X whose PDF says something else; an empty text is not said at all."""
    result = in_a_pdf(xml, name=name)
    (found,) = result.attachments
    told = {key: value for key, value in {**found.facts, **attachment}.items() if value}
    facts = {key: value for key, value in {**result.facts, **pdf}.items() if value}
    return replace(result, attachments=(replace(found, facts=told),), facts=facts)


def read(result: OcrResult | str | bytes) -> ElectronicReading:
    """Read what carries an invoice, or an XML that came alone."""
    found = read_electronic(result if isinstance(result, OcrResult) else alone(result))
    assert found is not None
    return found


def told(result: OcrResult | str | bytes) -> dict[object, Severity]:
    """Return the rules that were broken, and how much it matters."""
    return {found.facts["rule"]: found.severity for found in read(result).findings}


def refused(result: OcrResult | str | bytes) -> set[object]:
    """Return the rules that are reason enough to refuse it."""
    return {rule for rule, severity in told(result).items() if severity is Severity.REFUSAL}


def changed(old: str, new: str, xml: str = "") -> str:
    """Change one thing of the bill; what is not there cannot be changed."""
    before = xml or cii()
    assert old in before
    return before.replace(old, new, 1)
