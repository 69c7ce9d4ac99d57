"""What the style guide shows: a form, a table, a chart and a page of results, with the figures of an invented firm."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ocrsite.steps import Step
from ocrsite.templatetags.probant import day, money, number


@dataclass(frozen=True, slots=True)
class Column:
    """The head of a column; one with a field can be sorted by it."""

    label: str
    field: str = ""
    kind: str = ""  # "", "number" or "date"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in one place of a table."""

    text: str
    kind: str = ""
    url: str = ""
    state: str = ""  # "", "proven", "asked" or "refused"


@dataclass(frozen=True, slots=True)
class Table:
    """A table as `components/_table.html` draws it."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    totals: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart as `components/_chart.html` draws it: a sentence, the data for the script, and the same as a table."""

    title: str
    summary: str
    data: dict[str, object]
    table: Table


INVOICES: tuple[tuple[str, str, date, Decimal, Decimal, str], ...] = (
    ("F-2026-0418", "Papeterie des Tilleuls SARL", date(2026, 11, 3), Decimal("345.60"), Decimal("69.12"), "asked"),
    ("2026/11/0093", "Transports Kerguelen", date(2026, 11, 2), Decimal("1028.80"), Decimal("205.76"), "proven"),
    ("FA00012871", "Énergies du Forez", date(2026, 10, 31), Decimal("12480.00"), Decimal("2496.00"), "proven"),
    ("AV-311", "Boulangerie Maury et fils", date(2026, 10, 29), Decimal("84.00"), Decimal("4.62"), "refused"),
    ("26-1107", "Cabinet Lacombe", date(2026, 10, 28), Decimal("900.00"), Decimal("180.00"), "proven"),
)
SPENDING: tuple[tuple[date, Decimal, Decimal], ...] = (
    (date(2026, 6, 1), Decimal("18240.50"), Decimal("16980.00")),
    (date(2026, 7, 1), Decimal("15110.00"), Decimal("17450.20")),
    (date(2026, 8, 1), Decimal("9870.30"), Decimal("10220.00")),
    (date(2026, 9, 1), Decimal("21460.90"), Decimal("19030.75")),
    (date(2026, 10, 1), Decimal("23915.40"), Decimal("20111.10")),
)


class DemoForm(forms.Form):
    """Every kind of field, once."""

    supplier = forms.CharField(label=gettext_lazy("Supplier"), initial="Papeterie des Tilleuls SARL")
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"), help_text=gettext_lazy("For reminders; it is shown to nobody else.")
    )
    password = forms.CharField(
        label=gettext_lazy("Password"), widget=forms.PasswordInput, help_text=gettext_lazy("At least 12 characters.")
    )
    total = forms.DecimalField(
        label=gettext_lazy("Total with VAT"), localize=True, widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    issue_date = forms.DateField(
        label=gettext_lazy("Invoice date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    account = forms.ChoiceField(
        label=gettext_lazy("Ledger account"),
        choices=[("606400", gettext_lazy("606400 Supplies")), ("624100", gettext_lazy("624100 Transport"))],
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("Kind of document"),
        widget=forms.RadioSelect,
        choices=[("invoice", gettext_lazy("Invoice")), ("credit_note", gettext_lazy("Credit note"))],
    )
    marks = forms.MultipleChoiceField(
        label=gettext_lazy("Marks"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("paid", gettext_lazy("Paid")), ("disputed", gettext_lazy("Disputed"))],
    )
    note = forms.CharField(label=gettext_lazy("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    document = forms.FileField(
        label=gettext_lazy("Document"), required=False, help_text=gettext_lazy("PDF, JPEG, PNG or TIFF.")
    )
    archived = forms.BooleanField(label=gettext_lazy("File it at once"), required=False)
    closed = forms.CharField(
        label=gettext_lazy("Financial year"), required=False, disabled=True, initial=gettext_lazy("2025, closed")
    )


def demo_form() -> DemoForm:
    """Build the form as it stands before anybody has typed."""
    return DemoForm(initial={"issue_date": date(2026, 11, 3), "kind": "invoice"}, prefix="plain")


def demo_errors() -> DemoForm:
    """Build the form as it comes back when its answers are refused."""
    answers = {
        "bad-supplier": "",
        "bad-email": "comptabilite@",
        "bad-total": "douze",
        "bad-kind": "invoice",
        "bad-account": "606400",
    }
    return DemoForm(answers, prefix="bad")


def demo_table() -> Table:
    """Build a table of invoices with its totals."""
    words = {"proven": _("Proven"), "asked": _("Asked about"), "refused": _("Refused")}
    columns = (
        Column(_("Number"), "invoice_number"),
        Column(_("Supplier"), "supplier_name"),
        Column(_("Date"), "issue_date", "date"),
        Column(_("Net"), "total_net", "number"),
        Column(_("VAT"), "total_vat", "number"),
        Column(_("Gross"), "total_gross", "number"),
        Column(_("State")),
    )
    rows = tuple(
        (
            Cell(invoice_number),
            Cell(supplier, url="#tables"),
            Cell(day(issued), "date"),
            Cell(money(net, "EUR"), "number"),
            Cell(money(vat, "EUR"), "number"),
            Cell(money(net + vat, "EUR"), "number"),
            Cell(words[state], state=state),
        )
        for invoice_number, supplier, issued, net, vat, state in INVOICES
    )
    net, vat = sum(row[3] for row in INVOICES), sum(row[4] for row in INVOICES)
    sums = tuple(Cell(money(Decimal(amount), "EUR"), "number") for amount in (net, vat, net + vat))
    return Table(_("Invoices received"), columns, rows, (Cell(_("Total")), Cell(""), Cell(""), *sums, Cell("")))


def demo_chart() -> Chart:
    """Build a chart of two years' spending, month by month."""
    columns = (Column(_("Month")), Column("2026", kind="number"), Column("2025", kind="number"))
    rows = tuple(
        (Cell(_month(month)), Cell(money(now, "EUR"), "number"), Cell(money(before, "EUR"), "number"))
        for month, now, before in SPENDING
    )
    data: dict[str, object] = {
        "type": "line",
        "labels": [_month(month) for month, _now, _before in SPENDING],
        "series": [
            {"label": "2026", "data": [float(now) for _month, now, _before in SPENDING]},
            {"label": "2025", "data": [float(before) for _month, _now, before in SPENDING]},
        ],
        "format": {"style": "currency", "currency": "EUR", "maximumFractionDigits": 0},
    }
    title = _("Purchases by month")
    highest = max(now for _month, now, _before in SPENDING)
    summary = _("Highest in October: %(amount)s, more than the year before.") % {"amount": money(highest, "EUR")}
    return Chart(title, summary, data, Table(title, columns, rows))


def _month(value: date) -> str:
    return date_format(value, "YEAR_MONTH_FORMAT")


def demo_steps() -> tuple[Step, ...]:
    """Build a start list: one step done, two to do."""
    return (
        Step(_("Address confirmed"), done=True),
        Step(_("Protect the account"), _("Add an authenticator app or a key."), "#panels", _("Add")),
        Step(_("Describe the organisation"), _("SIREN, VAT number, IBAN."), "#panels", _("Complete it")),
    )


def demo_page(wanted: str = "3") -> Page[int]:
    """Build one page of a long list."""
    return Paginator(range(1, 1235), 50).get_page(wanted)


def demo_count() -> str:
    """Write a large count in the language's form."""
    return number(1234)


def examples(request: HttpRequest) -> dict[str, object]:
    """Return everything that the style guide shows, at the page of results that was asked for."""
    return {
        "demo_form": demo_form(),
        "demo_errors": demo_errors(),
        "demo_table": demo_table(),
        "demo_chart": demo_chart(),
        "demo_steps": demo_steps(),
        "demo_count": demo_count(),
        "demo_page": demo_page(request.GET.get("page", "3")),
    }
