"""What Factur-X and PDF/A-3 ask of the PDF around the XML."""

from dataclasses import replace

from invoices.electronic import container
from invoices.electronic.container import Container
from invoices.electronic.rules import Rule
from invoices.fields import Severity

CONTAINER: tuple[Rule[Container], ...] = (
    Rule("FX-FILE-NAME", "The XML inside the PDF is not called as it must be: {detail}.", container.name),
    Rule("PDFA3-RELATIONSHIP", "The PDF does not say how the XML relates to it.", container.no_relationship),
    Rule(
        "FX-RELATIONSHIP",
        "The PDF says that the XML relates to it as {detail}, not as its data.",
        container.other_relationship,
        severity=Severity.WARNING,
    ),
    Rule("FX-AF", "The XML is not among the associated files of the PDF.", container.not_associated),
    Rule("FX-XMP", "The description of the PDF does not say that it carries an invoice.", container.not_described),
    Rule("FX-XMP-PROFILE", "The PDF declares another profile than the XML inside: {detail}.", container.other_profile),
    Rule(
        "FX-XMP-NAME",
        "The PDF names another file than the XML inside: {detail}.",
        container.other_name,
        severity=Severity.WARNING,
    ),
    Rule("PDFA3-PART", "The PDF does not declare itself PDF/A-3 ({detail}).", container.not_archivable),
    Rule(
        "PDFA3-OUTPUT-INTENT",
        "The PDF is no PDF/A-3: it does not say for which colours it was made.",
        container.no_output_intent,
    ),
    Rule(
        "PDF-CHECKSUM",
        "The XML inside is not, byte for byte, the one whose checksum the PDF holds.",
        container.other_bytes,
        severity=Severity.WARNING,
    ),
)
# ZUGFeRD 1.0 and 2.0 are history: what their PDF lacks is told and blocks nothing.
CONTAINER_OF_OLD = tuple(replace(rule, severity=Severity.WARNING) for rule in CONTAINER)
