"""Electronic first: the invoice that a document carries as XML, read, checked and turned into fields."""

from dataclasses import dataclass

from invoices.document import OcrResult
from invoices.electronic.as_file import written
from invoices.electronic.carrier import Carried, carried
from invoices.electronic.checking import check
from invoices.electronic.cii import read_cii
from invoices.electronic.extraction import extraction_of
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.parsing import Parsed, parse
from invoices.electronic.profiles import profile_of
from invoices.electronic.ubl import read_ubl
from invoices.fields import Extraction, Finding

READERS = {"CII": read_cii, "ZUGFeRD 1.0": read_cii, "UBL": read_ubl}
# Beside the invoice that counts; more would be read for nothing.
MOST_OTHERS = 3


@dataclass(frozen=True, slots=True)
class ElectronicReading:
    """What the XML of a document says, and what is wrong with it."""

    extraction: Extraction
    findings: tuple[Finding, ...]
    attachment: str
    syntax: str
    profile: str
    notes: str = ""  # every remark, for wordings that the law asks for


def read_electronic(result: OcrResult) -> ElectronicReading | None:
    """Read the XML invoice inside a document; nothing when there is none."""
    found = carried(result)
    return _read(found, result) if found else None


def _read(found: list[Carried], result: OcrResult) -> ElectronicReading:
    chosen, *others = found
    parsed = _parsed(chosen)
    invoice = _said(chosen, parsed)
    also = tuple(_said(other, _parsed(other)) for other in others[:MOST_OTHERS])
    profile = profile_of(invoice.guideline)
    return ElectronicReading(
        extraction=extraction_of(invoice, whole=not parsed.faults) if parsed.root is not None else Extraction(),
        findings=tuple(check(written(parsed, invoice, profile, also), chosen, result)),
        attachment=chosen.attachment.name,
        syntax=chosen.syntax,
        profile=profile.name if profile else invoice.guideline,
        notes="\n".join(note.words for note in invoice.notes),
    )


def _parsed(one: Carried) -> Parsed:
    return parse(one.attachment.content, has_doctype=one.root.has_doctype)


def _said(one: Carried, parsed: Parsed) -> XmlInvoice:
    return READERS[one.syntax](parsed.root) if parsed.root is not None else XmlInvoice(one.syntax)
