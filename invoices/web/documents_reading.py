"""What was read of an invoice, as the page shows it: row by row, with how sure, from where, and what was noticed."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from invoices.fields import Field, Severity
from invoices.models import Invoice
from invoices.selectors.invoices import answer_now
from invoices.wording import advice_in_words
from invoices.wording_facts import OF_FIELDS
from invoices.wording_names import FIELDS

# A value that such a finding names is asked about.
ASKING = frozenset({Severity.DOUBT, Severity.REFUSAL})
BADGES = {Severity.NOTE: "neutral", Severity.WARNING: "info", Severity.DOUBT: "asked", Severity.REFUSAL: "refused"}
GRAVEST = [Severity.REFUSAL.value, Severity.DOUBT.value, Severity.WARNING.value, Severity.NOTE.value]
# Nothing is certain, however it is rounded.
SUREST = 99


@dataclass(frozen=True, slots=True)
class FieldRow:
    """One value with its evidence."""

    label: str
    text: str
    is_asked: bool
    percent: int
    source: str  # a code: xml, text, ocr, …
    page: int | None
    rule: str
    read_as: str


@dataclass(frozen=True, slots=True)
class FindingRow:
    """One thing that was noticed, and what to do about it."""

    message: str
    advice: str
    severity: str
    badge: str


@dataclass(frozen=True, slots=True)
class InvoiceView:
    """An invoice as the page shows it."""

    invoice: Invoice
    fields: tuple[FieldRow, ...]
    findings: tuple[FindingRow, ...]
    rates: tuple[dict[str, Any], ...]
    lines: tuple[dict[str, Any], ...]


def invoice_view(invoice: Invoice) -> InvoiceView:
    """Return an invoice's values and findings in words."""
    answer: dict[str, Any] = answer_now(invoice)
    return InvoiceView(
        invoice=invoice,
        fields=tuple(_fields(answer)),
        findings=tuple(_finding(found) for found in sorted(answer["findings"], key=_weight)),
        rates=tuple(answer["vat_breakdown"]),
        lines=tuple(answer["lines"]),
    )


def _fields(answer: dict[str, Any]) -> Iterator[FieldRow]:
    """Yield the fields that were found, in the order in which they are always named."""
    asked = {name for found in answer["findings"] if found["severity"] in ASKING for name in found["fields"] or ()}
    for name in Field:
        found = answer["fields"].get(name.value)
        if found and found.get("value") is not None:
            yield _field(name.value, found, is_asked=name.value in asked)


def _field(name: str, found: dict[str, Any], *, is_asked: bool) -> FieldRow:
    return FieldRow(
        label=str(FIELDS[name]),
        text=OF_FIELDS.get(name, str)(str(found["value"])),
        is_asked=is_asked,
        percent=min(SUREST, int(100 * float(found.get("confidence") or 0.0))),
        source=str(found.get("source") or ""),
        page=found.get("page"),
        rule=str(found.get("rule") or ""),
        read_as=str(found.get("read_as") or ""),
    )


def _weight(found: dict[str, Any]) -> int:
    """Put first what keeps an invoice from being booked, and what is only worth knowing last."""
    return GRAVEST.index(found["severity"]) if found["severity"] in GRAVEST else len(GRAVEST)


def _finding(found: dict[str, Any]) -> FindingRow:
    severity = str(found["severity"])
    badge = BADGES.get(Severity(severity), "neutral") if severity in set(Severity) else "neutral"
    return FindingRow(str(found["message"]), advice_in_words(str(found["code"])), severity, badge)
