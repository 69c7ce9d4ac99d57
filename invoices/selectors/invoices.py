"""Reading invoices: lists, one of them, and its answer as it stands now."""

from decimal import Decimal

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Organisation
from invoices.answers import Json
from invoices.models import Document, Invoice, InvoiceLine, VatLine
from invoices.wording import finding_in_words, rule_in_words
from invoices.wording_rules import RULES

# What a person sees of an invoice's state is a decision about it for a program.
DECISIONS = {"accepted": "accepted", "approved": "accepted", "in_review": "review", "rejected": "rejected"}
CENTS = 2


def invoices_of(organisation: Organisation) -> QuerySet[Invoice]:
    """Return the invoices of an organisation for a list, newest first."""
    return Invoice.objects.of(organisation).settled().for_list().defer("fields", "prints")


def invoice_get(*, organisation: Organisation, invoice_id: int) -> Invoice:
    """Return an invoice with all that was read of it.

    Raises:
        Http404: the organisation has none of this number.
    """
    mine = Invoice.objects.of(organisation).settled().select_related("document", "understanding", "supplier")
    if (found := mine.filter(pk=invoice_id).first()) is None:
        raise Http404
    return found


def invoices_in(document: Document) -> list[Invoice]:
    """Return the invoices of a document in the order of its pages, with their rows."""
    found = document.invoices.select_related("supplier", "understanding").prefetch_related("vat_breakdown", "lines")
    return list(found.order_by("first_page", "pk"))


def answer_now(invoice: Invoice) -> Json:
    """Return the answer for an invoice in the person's language: how it was read, and its values as they stand now."""
    return {
        **invoice.understanding.answer,
        "file": invoice.document.name,
        "fields": {name: _field(found) for name, found in invoice.fields.items()},
        "vat_breakdown": [_rate(row) for row in invoice.vat_breakdown.all()],
        "lines": [_line(row) for row in invoice.lines.all()],
        "decision": DECISIONS[invoice.state],
        "score": invoice.score,
        "findings": findings_in_words(invoice),
    }


def findings_in_words(invoice: Invoice) -> list[Json]:
    """Return what was noticed about an invoice, each with its sentence in the person's language."""
    return [_finding(found) for found in invoice.findings]


def _finding(found: Json) -> Json:
    code, facts = str(found["code"]), found.get("facts") or {}
    assert isinstance(facts, dict)  # noqa: S101 - written by services/recording.py
    kept = {name: found.get(name) for name in ("code", "severity", "fields")}
    return {**kept, "message": finding_in_words(code, facts)}


def _field(found: Json) -> Json:
    others = found.get("runners_up") or []
    assert isinstance(others, list)  # noqa: S101 - written by services/recording.py
    spoken = [{**other, "rule": _rule(other)} for other in others]
    return {**found, "rule": _rule(found), "runners_up": spoken}


def _rule(found: Json) -> str:
    """Say why a value is thought to be that of its field; what is no code was put into words when it was kept."""
    rule = str(found.get("rule") or "")
    return rule_in_words(rule) if rule.partition(":")[0] in RULES else rule


def _rate(row: VatLine) -> Json:
    numbers = {"rate": _plain(row.rate), "base": _plain(row.base, CENTS), "amount": _plain(row.amount, CENTS)}
    return {**numbers, "confidence": row.confidence, "page": row.page, "box": row.box}


def _line(row: InvoiceLine) -> Json:
    return {
        "description": row.description,
        "product_code": row.product_code or None,
        "quantity": _plain(row.quantity),
        "unit": row.unit or None,
        "unit_price": _plain(row.unit_price, CENTS),
        "vat_rate": _plain(row.vat_rate),
        "net_amount": _plain(row.net_amount, CENTS),
        "confidence": row.confidence,
        "page": row.page,
        "box": row.box,
    }


def _plain(value: Decimal | None, least: int = 0) -> str | None:
    return None if value is None else plain_number(value, least)


def plain_number(value: Decimal, least: int = 0) -> str:
    """Write a number as JSON has it, without the zeros that only a column adds; so many decimals at least."""
    whole, _, decimals = f"{value:f}".partition(".")
    kept = decimals.rstrip("0").ljust(least, "0")
    return f"{whole}.{kept}" if kept else whole
