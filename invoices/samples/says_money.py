"""What a document says of its sums, and of the tax in them."""

from decimal import Decimal

from invoices.fields import Field
from invoices.samples.figures import short
from invoices.samples.look import Job
from invoices.samples.said import Said, Sum, claimed
from invoices.samples.values import Tax

FORMS_OF_TAX = ("total", "total", "each", "each", "both")


def money(job: Job, field: Field, value: Decimal, *, bare: bool = False) -> Said:
    """Print an amount that is the value of a field."""
    return claimed(field, f"{value:.2f}", job.money(value, bare=bare))


def rate_of(job: Job, rate: Decimal) -> str:
    """Write a rate; some write two decimals always."""
    text = f"{rate:.2f}" if job.happens("rate.long", 0.3) else short(rate)
    return text.replace(".", job.look.figures.decimal)


def is_exempt(job: Job) -> bool:
    """Tell whether no tax is charged."""
    return bool(job.scene.mention)


def is_without_prices(job: Job) -> bool:
    """Tell whether this paper says what was delivered and not at which price."""
    return job.scene.kind == "delivery_note" and job.happens("unpriced", 0.7)


def sums(job: Job) -> list[Sum]:
    """Return the rows of the totals, from the sum of the lines to what is to be paid."""
    scene = job.scene
    if is_without_prices(job):
        return []
    if is_exempt(job):
        return _exempt_sums(job)
    rows = _before_tax(job) if not scene.prices_with_tax or job.happens("net.shown", 0.7) else []
    rows += _tax_rows(job) if rows or job.happens("tax.shown", 0.8) else []
    return rows + _last_rows(job)


def _before_tax(job: Job) -> list[Sum]:
    totals, rows = job.scene.sums, list[Sum]()
    if totals.discount or totals.shipping:
        rows.append(Sum(job.words["subtotal"], Said(job.money(totals.items))))
    if totals.discount:
        rows.append(
            Sum(job.words["discount"], claimed(Field.DISCOUNT, f"{totals.discount:.2f}", job.money(-totals.discount)))
        )
    if totals.shipping:
        rows.append(Sum(job.words["shipping"], Said(job.money(totals.shipping))))
    return [*rows, Sum(job.words["total_net"], money(job, Field.TOTAL_NET, totals.net))]


def _tax_rows(job: Job) -> list[Sum]:
    form = job.pick("tax.form", FORMS_OF_TAX)
    taxed = [tax for tax in job.scene.taxes if tax.rate]
    rows = [_rate_row(job, tax) for tax in taxed] if form != "total" else []
    if form != "each" or len(taxed) != 1:
        rows.append(Sum(job.words["total_vat"], money(job, Field.TOTAL_VAT, job.scene.sums.vat)))
    return rows


def _rate_row(job: Job, tax: Tax) -> Sum:
    label = job.words["vat_at"].format(rate=rate_of(job, tax.rate))
    if job.scene.sums.vat == tax.amount:
        return Sum(label, money(job, Field.TOTAL_VAT, tax.amount))
    return Sum(label, Said(job.money(tax.amount)))


def _exempt_sums(job: Job) -> list[Sum]:
    rows = []
    form = job.pick("exempt", ("net", "net", "net and tax", "gross"))
    if form != "gross":
        rows += _before_tax(job)
    if form == "net and tax":
        rows.append(Sum(job.words["total_vat"], money(job, Field.TOTAL_VAT, job.scene.sums.vat)))
    return rows + _last_rows(job)


def _last_rows(job: Job) -> list[Sum]:
    """Return the total with tax and what is to be paid, which is not always the same."""
    totals, rows = job.scene.sums, list[Sum]()
    gross = money(job, Field.TOTAL_GROSS, totals.gross)
    differs = totals.due != totals.gross
    form = "both" if differs else job.pick("last", ("gross", "both", "both", "due"))
    if form != "due":
        rows.append(Sum(job.words["total_gross"], gross, strong=form == "gross"))
    if totals.paid:
        rows.append(
            Sum(
                job.words["paid"],
                claimed(
                    Field.AMOUNT_PAID,
                    f"{totals.paid:.2f}",
                    job.money(-totals.paid if job.happens("paid.minus", 0.5) else totals.paid),
                ),
            )
        )
    if totals.previous:
        rows.append(Sum(job.words["old_balance"], Said(job.money(totals.previous))))
    if form != "gross":
        due = money(job, Field.AMOUNT_DUE, totals.due)
        # Where nothing else is said, what is to be paid is the total.
        rows.append(Sum(due_label(job), due + Said("", gross.claims) if form == "due" else due, strong=True))
    return rows


def due_label(job: Job) -> str:
    """Return the words before what is to be paid."""
    scene = job.scene
    if scene.kind == "credit_note":
        return job.words["credit_due"]
    is_debit = scene.method.startswith("Pr") and job.happens("debit.amount", 0.5)
    return job.words["debit_amount" if is_debit else "amount_due"]


def tax_claim(tax: Tax) -> dict[str, str]:
    """Return what a printed row of the tax summary makes true."""
    return {"rate": short(tax.rate), "base": f"{tax.base:.2f}", "amount": f"{tax.amount:.2f}"}
