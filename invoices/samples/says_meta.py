"""What a document says of itself: numbers and dates, with the words in front of them."""

from datetime import date, timedelta

from invoices.fields import Field
from invoices.samples.look import Job
from invoices.samples.said import Row, Said, claimed

NUMBER_LABELS = {
    "invoice": "invoice_number",
    "deposit": "invoice_number",
    "receipt": "invoice_number",
    "credit_note": "credit_number",
}
HAS_DUE_DATE = ("invoice", "deposit", "proforma")


def number(job: Job) -> Said:
    """Print the number of the document."""
    return claimed(Field.INVOICE_NUMBER, job.scene.number, job.scene.number)


def a_day(job: Job, field: Field, day: date) -> Said:
    """Print a day that is the value of a field."""
    return claimed(field, day.isoformat(), job.day(day))


def issue_date(job: Job) -> Said:
    """Print the day it was written."""
    return a_day(job, Field.ISSUE_DATE, job.scene.issue_date)


def due_date(job: Job) -> Said:
    """Print the day by which to pay."""
    return a_day(job, Field.DUE_DATE, job.scene.due_date)


def number_label(job: Job) -> str:
    """Return the words before the number, which depend on the kind of paper."""
    return job.words[NUMBER_LABELS.get(job.scene.kind, "other_number")]


def has_due_date(job: Job) -> bool:
    """Tell whether the paper says by when to pay."""
    return job.scene.kind in HAS_DUE_DATE and job.happens("due_date", 0.75)


def main_rows(job: Job) -> list[Row]:
    """Return number and date, which no bill lacks."""
    rows = [(number_label(job), number(job)), (job.words["issue_date"], issue_date(job))]
    return rows[::-1] if job.happens("date.first", 0.3) else rows


def other_rows(job: Job) -> list[Row]:
    """Return what else stands there: due date, order, customer number, and what no field asks for."""
    scene, rows = job.scene, list[Row]()
    if has_due_date(job):
        rows.append(
            (
                job.words["debit_date" if scene.method.startswith("Pr") and job.happens("debit", 0.5) else "due_date"],
                due_date(job),
            )
        )
    if job.happens("delivery_date", 0.3):
        rows.append((job.words["delivery_date"], a_day(job, Field.DELIVERY_DATE, scene.delivery_date)))
    if job.happens("order_number", 0.35):
        rows.append((job.words["order_number"], claimed(Field.ORDER_NUMBER, scene.order_number, scene.order_number)))
    if job.happens("customer_number", 0.5):
        rows.append((job.words["customer_number"], Said(scene.customer_number)))
    if scene.kind in {"credit_note", "reminder"}:
        rows.append((job.words["origin"], Said(scene.origin)))
    if scene.kind in {"quote", "proforma"}:
        rows.append((job.words["valid_until"], Said(job.day(scene.due_date + timedelta(10)))))
    rows += customer_rows(job) + [(label, Said(text)) for label, text in scene.extras]
    if job.happens("printed", 0.08):
        rows.append((job.words["printed"], Said(job.day(scene.issue_date + timedelta(3)))))
    return rows


def customer_rows(job: Job) -> list[Row]:
    """Return the numbers of the buyer: they look like the seller's."""
    customer, rows = job.scene.customer, list[Row]()
    if customer.vat_number and job.happens("customer_vat", 0.3):
        rows.append(
            (job.words["customer_vat"], claimed(Field.CUSTOMER_VAT_NUMBER, customer.vat_number, customer.vat_number))
        )
    if customer.siren and job.happens("customer_siren", 0.15):
        rows.append((job.words["customer_siren"], claimed(Field.CUSTOMER_SIREN, customer.siren, customer.siren)))
    return rows


def title(job: Job) -> str:
    """Return the word for what it is."""
    return job.words[job.scene.kind]


def sentence(job: Job) -> Said:
    """Return title, number and date as one sentence."""
    shape = job.words["sentence"].format(title=title(job), number="\0", date="\1")
    before, rest = shape.split("\0")
    between, after = rest.split("\1")
    return number(job).after(before) + between + issue_date(job) + after
