"""Which rules an electronic invoice is held to, by its syntax, its profile, its seller and what it came in."""

from collections.abc import Iterator

from invoices.document import MediaType, OcrResult
from invoices.electronic.as_file import Written
from invoices.electronic.carrier import Carried
from invoices.electronic.container import Container, before_facturx
from invoices.electronic.french_checks import is_french
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level, Profile
from invoices.electronic.reform_checks import in_force
from invoices.electronic.rules import Rule, Subject, breaches
from invoices.electronic.rules_container import CONTAINER, CONTAINER_OF_OLD
from invoices.electronic.rules_decimals import DECIMALS
from invoices.electronic.rules_file import FILE
from invoices.electronic.rules_french import ALWAYS, DAYS_ELSEWHERE, DAYS_FRENCH
from invoices.electronic.rules_identifiers import IDENTIFIERS
from invoices.electronic.rules_lines import LINES
from invoices.electronic.rules_presence import PRESENCE, SPECIFICATION
from invoices.electronic.rules_reform import SINCE_REFORM
from invoices.electronic.rules_totals import TOTALS
from invoices.electronic.rules_vat import VAT
from invoices.fields import Finding

OLD = "ZUGFeRD 1.0"
EUROPEAN: tuple[Rule[Subject], ...] = (*PRESENCE, *LINES, *TOTALS, *VAT, *DECIMALS)
UNKNOWN = Profile("", Level.EN16931)
# Every rule there is by its number, with its English sentence and the gap in it.
SENTENCES: dict[str, str] = {
    rule.id: rule.words
    for table in (CONTAINER, FILE, EUROPEAN, ALWAYS, DAYS_FRENCH, DAYS_ELSEWHERE, SINCE_REFORM, IDENTIFIERS)
    for rule in table
}


def check(written: Written, chosen: Carried, result: OcrResult) -> list[Finding]:
    """Hold an electronic invoice to the rules that were made for it."""
    return [*_around(written, chosen, result), *breaches(FILE, written), *_inside(written)]


def _around(written: Written, chosen: Carried, result: OcrResult) -> list[Finding]:
    # No norm says how a PDF carries UBL, and an XML alone has nothing around it.
    if result.media_type is not MediaType.PDF or chosen.syntax == "UBL":
        return []
    container = Container(chosen.attachment.name, chosen.attachment.facts, result.facts, written.profile)
    is_old = chosen.syntax == OLD or before_facturx(container, written.invoice.guideline)
    return breaches(CONTAINER_OF_OLD if is_old else CONTAINER, container)


def _inside(written: Written) -> list[Finding]:
    # What was saved from a broken file lacks things that were never missing.
    if written.faults or written.root is None:
        return []
    subject = Subject(written.invoice, written.profile or UNKNOWN)
    return breaches(_rules(written.invoice, written.profile), subject, subject.profile.level)


def _rules(invoice: XmlInvoice, profile: Profile | None) -> Iterator[Rule[Subject]]:
    yield from IDENTIFIERS
    if invoice.syntax == OLD:
        return
    if profile is None:
        yield from SPECIFICATION
        return
    yield from EUROPEAN
    yield from DAYS_FRENCH if is_french(invoice) else DAYS_ELSEWHERE
    if is_french(invoice):
        yield from ALWAYS
    if in_force(invoice):
        yield from SINCE_REFORM
