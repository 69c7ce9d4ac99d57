"""The closed list of what can be noticed about an invoice, by code; each says how grave it is and what to do.

What is said of how a page reads stands with the answers of a reading.
"""

from invoices.errors import fill
from invoices.fields import Field, Finding, Severity
from invoices.quality.finding_kind import FindingKind
from invoices.quality.findings_amounts import AMOUNTS
from invoices.quality.findings_papers import PAPERS
from invoices.quality.findings_parties import PARTIES
from invoices.quality.names import NAMES

FINDINGS: dict[str, FindingKind] = {**PAPERS, **AMOUNTS, **PARTIES}


def finding(code: str, *fields: Field, severity: Severity | None = None, **facts: str | float) -> Finding:
    """Make a finding of the list, as grave as it is as a rule unless told otherwise."""
    return Finding(code, severity or FINDINGS[code].severity, fields, facts)


def in_english(found: Finding) -> str:
    """Put a finding into words where no other language is known."""
    told = {name: NAMES.get(name, {}).get(str(fact), fact) for name, fact in found.facts.items()}
    return fill(FINDINGS[found.code].words, told)
