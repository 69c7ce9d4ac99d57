"""The PDF that carries an invoice: what it says of itself and of the XML, and what it ought to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from invoices.electronic.profiles import Profile

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


def name(container: Container) -> Iterator[str]:
    """Yield a name that the file must not have."""
    if container.name not in NAMES:
        yield container.name


def no_relationship(container: Container) -> Iterator[str]:
    """Yield something where it is not said how the file relates to the page."""
    if not container.attachment.get("relationship"):
        yield "missing"


def other_relationship(container: Container) -> Iterator[str]:
    """Yield a relation that is not that of data."""
    stated = container.attachment.get("relationship")
    if stated and stated not in RELATIONSHIPS:
        yield stated


def not_associated(container: Container) -> Iterator[str]:
    """Yield something where the file is not among the associated ones."""
    if "af" not in container.attachment.get("places", "").split(", "):
        yield "missing"


def not_described(container: Container) -> Iterator[str]:
    """Yield something where the description does not mention an invoice."""
    if not any(name.startswith(claim) for name in container.facts for claim in CLAIMS):
        yield "missing"


def other_profile(container: Container) -> Iterator[str]:
    """Yield two profiles that are not the same."""
    claimed = container.claimed("conformance_level")
    if claimed and container.profile and _level(claimed) != _level(container.profile.name):
        yield f"{claimed} / {container.profile.name}"


def _level(name: str) -> str:
    plain = "".join(sign for sign in name.upper() if sign.isalnum())
    return SAME_LEVEL.get(plain, plain)


def other_name(container: Container) -> Iterator[str]:
    """Yield two names that are not the same."""
    claimed = container.claimed("document_file_name")
    if claimed and claimed != container.name:
        yield f"{claimed} / {container.name}"


def not_archivable(container: Container) -> Iterator[str]:
    """Yield a part of PDF/A that takes no attachments."""
    part = container.facts.get("pdfa_part", "")
    if part not in PARTS:
        yield part or "missing"


def no_output_intent(container: Container) -> Iterator[str]:
    """Yield something where it is not said which colours are meant."""
    # A reading that was kept before this was looked at does not say.
    if container.facts.get("output_intents") == "0":
        yield "missing"


def other_bytes(container: Container) -> Iterator[str]:
    """Yield something where the bytes are not those that were attached."""
    if container.attachment.get("checksum") == "differs":
        yield "differs"
