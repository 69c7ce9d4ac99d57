"""What a kind of finding is."""

from dataclasses import dataclass

from invoices.fields import Severity


@dataclass(frozen=True, slots=True)
class FindingKind:
    """How grave a finding is as a rule, what it says, and what a person does about it."""

    severity: Severity
    words: str  # English, with {gaps} for its facts
    advice: str
