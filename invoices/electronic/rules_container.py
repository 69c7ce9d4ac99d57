"""What Factur-X and PDF/A-3 ask of the PDF around the XML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from invoices.electronic.profiles import Profile
from invoices.electronic.rules import Rule
from invoices.fields import Severity

NAMES = frozenset({"factur-x.xml", "zugferd-invoice.xml", "ZUGFeRD-invoice.xml", "xrechnung.xml"})
RELATIONSHIPS = frozenset({"Data", "Alternative"})
CLAIMS = ("facturx", "zugferd")
PARTS = frozenset({"3", "4"})
# The same level under the names it had over the years.
SAME_LEVEL = {"EN16931": "COMFORT", "XRECHNUNG": "COMFORT", "EXTENDEDCTCFR": "EXTENDED"}


@dataclass(frozen=True, slots=True)
class Container:
    """A PDF that carries an invoice: what it says of itself and of the attachment."""

    name: str
    attachment: Mapping[str, str]
    facts: Mapping[str, str]
    profile: Profile | None

    def claimed(self, what: str) -> str:
        """Return what the description of the PDF claims about its invoice."""
        return next((self.facts[f"{claim}_{what}"] for claim in CLAIMS if f"{claim}_{what}" in self.facts), "")


def before_facturx(container: Container, guideline: str) -> bool:
    """Tell whether a PDF was made by the rules of ZUGFeRD before these became those of Factur-X."""
    claims = {claim for claim in CLAIMS if any(name.startswith(claim) for name in container.facts)}
    return claims == {"zugferd"} or (not claims and "zugferd.de" in guideline)


def _name(container: Container) -> Iterator[str]:
    if container.name not in NAMES:
        yield container.name


def _no_relationship(container: Container) -> Iterator[str]:
    if not container.attachment.get("relationship"):
        yield "missing"


def _other_relationship(container: Container) -> Iterator[str]:
    stated = container.attachment.get("relationship")
    if stated and stated not in RELATIONSHIPS:
        yield stated


def _not_associated(container: Container) -> Iterator[str]:
    if "af" not in container.attachment.get("places", "").split(", "):
        yield "missing"


def _not_described(container: Container) -> Iterator[str]:
    if not any(name.startswith(claim) for name in container.facts for claim in CLAIMS):
        yield "missing"


def _other_profile(container: Container) -> Iterator[str]:
    claimed = container.claimed("conformance_level")
    if claimed and container.profile and _level(claimed) != _level(container.profile.name):
        yield f"{claimed} / {container.profile.name}"


def _level(name: str) -> str:
    plain = "".join(sign for sign in name.upper() if sign.isalnum())
    return SAME_LEVEL.get(plain, plain)


def _other_name(container: Container) -> Iterator[str]:
    claimed = container.claimed("document_file_name")
    if claimed and claimed != container.name:
        yield f"{claimed} / {container.name}"


def _not_archivable(container: Container) -> Iterator[str]:
    part = container.facts.get("pdfa_part", "")
    if part not in PARTS:
        yield part or "missing"


def _no_output_intent(container: Container) -> Iterator[str]:
    # A reading that was kept before this was looked at does not say.
    if container.facts.get("output_intents") == "0":
        yield "missing"


def _other_bytes(container: Container) -> Iterator[str]:
    if container.attachment.get("checksum") == "differs":
        yield "differs"


CONTAINER: tuple[Rule[Container], ...] = (
    Rule("FX-FILE-NAME", "The XML inside the PDF is not called as it must be: {detail}.", _name),
    Rule("PDFA3-RELATIONSHIP", "The PDF does not say how the XML relates to it.", _no_relationship),
    Rule(
        "FX-RELATIONSHIP",
        "The PDF says that the XML relates to it as {detail}, not as its data.",
        _other_relationship,
        severity=Severity.WARNING,
    ),
    Rule("FX-AF", "The XML is not among the associated files of the PDF.", _not_associated),
    Rule("FX-XMP", "The description of the PDF does not say that it carries an invoice.", _not_described),
    Rule("FX-XMP-PROFILE", "The PDF declares another profile than the XML inside: {detail}.", _other_profile),
    Rule(
        "FX-XMP-NAME",
        "The PDF names another file than the XML inside: {detail}.",
        _other_name,
        severity=Severity.WARNING,
    ),
    Rule("PDFA3-PART", "The PDF does not declare itself PDF/A-3 ({detail}).", _not_archivable),
    Rule(
        "PDFA3-OUTPUT-INTENT",
        "The PDF is no PDF/A-3: it does not say for which colours it was made.",
        _no_output_intent,
    ),
    Rule(
        "PDF-CHECKSUM",
        "The XML inside is not, byte for byte, the one whose checksum the PDF holds.",
        _other_bytes,
        severity=Severity.WARNING,
    ),
)
# ZUGFeRD 1.0 and 2.0 are history: what their PDF lacks is told and blocks nothing.
CONTAINER_OF_OLD = tuple(replace(rule, severity=Severity.WARNING) for rule in CONTAINER)
