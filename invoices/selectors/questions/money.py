"""What an accountant asks: VAT, spending, what is due, what engines cost."""

from collections.abc import Iterable

from django.db.models import Count, F, QuerySet, Sum
from django.db.models.functions import TruncMonth

from invoices.models import CostEntry, Invoice, VatLine
from invoices.selectors.questions.question import Row, cents, mine, plain, signed


def _counting() -> "QuerySet[Invoice]":
    """Return what is booked, or will be: not what was found to be none of ours."""
    return Invoice.objects.exclude(state=Invoice.State.REJECTED)


def vat_by_month(organisation: int | None) -> Iterable[Row]:
    """Add up bases and taxes by the month of the invoice and the rate."""
    rows = mine(VatLine.objects.filter(invoice__in=_counting()), organisation, "invoice__organisation")
    found = (
        rows.exclude(invoice__issue_date=None)
        .annotate(month=TruncMonth("invoice__issue_date"), currency=F("invoice__currency"))
        .values("month", "currency", "rate")
        .annotate(
            total_base=Sum(signed("base", "invoice__document_type")),
            total=Sum(signed("amount", "invoice__document_type")),
            invoices=Count("invoice", distinct=True),
        )
        .order_by("month", "currency", "-rate")
    )
    for one in found:
        month, rate = f"{one['month']:%Y-%m}", plain(one["rate"])
        yield month, one["currency"], rate, cents(one["total_base"]), cents(one["total"]), one["invoices"]


def spend_by_supplier(organisation: int | None) -> Iterable[Row]:
    """Add up what each supplier was owed, the largest first."""
    found = (
        mine(_counting(), organisation)
        .values("supplier__name", "supplier__siren", "currency")
        .annotate(many=Count("pk"), net=Sum(signed("total_net")), gross=Sum(signed("total_gross")))
        .order_by(F("net").desc(nulls_last=True), "supplier__name", "currency")
    )
    for one in found:
        name, siren = one["supplier__name"] or "(not recognised)", one["supplier__siren"]
        yield name, siren, one["currency"], one["many"], cents(one["net"]), cents(one["gross"])


def due(organisation: int | None) -> Iterable[Row]:
    """List what is to be paid, the most urgent first."""
    open_ones = mine(_counting(), organisation).filter(amount_due__gt=0, due_date__isnull=False)
    found = open_ones.exclude(document_type="credit_note").order_by("due_date", "pk")
    for one in found.values("due_date", "supplier_name", "invoice_number", "amount_due", "currency", "state"):
        yield (
            one["due_date"], one["supplier_name"], one["invoice_number"], cents(one["amount_due"]), one["currency"],
            one["state"],
        )  # fmt: skip


def cost_by_engine(organisation: int | None) -> Iterable[Row]:
    """Add up what was paid to engines outside, and what was saved."""
    found = (
        mine(CostEntry.objects.all(), organisation)
        .values("engine", "kind", "why")
        .annotate(calls=Count("pk"), many=Sum("pages"), total=Sum("amount"))
        .order_by("engine", "kind", "why")
    )
    for one in found:
        yield one["engine"], one["kind"], one["why"], one["calls"], one["many"], one["total"]
