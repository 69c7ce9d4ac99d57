"""What a rule is, and how a table of them is walked."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Generic, TypeVar

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.profiles import Level, Profile
from invoices.electronic.written import CENT
from invoices.fields import Field, Finding, Severity

T = TypeVar("T")

CODES = {Severity.REFUSAL: "xml_rule_broken", Severity.WARNING: "xml_rule_warning"}
LONGEST_DETAIL = 80


@dataclass(frozen=True, slots=True)
class Rule(Generic[T]):
    """One rule, by its official number where it has one; its check yields a few words for each breach."""

    id: str
    words: str  # English, with a gap for the detail
    check: Callable[[T], Iterable[str]]
    fields: tuple[Field, ...] = ()
    severity: Severity = Severity.REFUSAL
    since: Level = Level.MINIMUM  # the least profile it was made for


@dataclass(frozen=True, slots=True)
class Subject:
    """An electronic invoice and the profile whose rules it is held to."""

    invoice: XmlInvoice
    profile: Profile

    @property
    def slack(self) -> Decimal:
        """Return how far sums may be off: a cent for each thing added up, where the profile allows it."""
        if self.profile.level < Level.EXTENDED:
            return Decimal(0)
        return CENT * (len(self.invoice.lines) + len(self.invoice.allowances))


def breaches(rules: Iterable[Rule[T]], subject: T, level: Level = Level.EXTENDED) -> list[Finding]:
    """Hold something to every rule made for its profile; one that is broken often is told once."""
    found = ((rule, list(rule.check(subject))) for rule in rules if rule.since <= level)
    return [finding(rule, details) for rule, details in found if details]


def finding(rule: Rule[T], details: list[str]) -> Finding:
    """Tell a breach: the first, and how many more there are."""
    more = f" (+{len(details) - 1})" if len(details) > 1 else ""
    detail = f"{details[0][:LONGEST_DETAIL]}{more}"
    return Finding(CODES[rule.severity], rule.severity, rule.fields, {"rule": rule.id, "detail": detail})
