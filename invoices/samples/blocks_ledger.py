"""Blocks of reminders and statements: other bills, listed."""

from datetime import timedelta
from decimal import Decimal

from invoices.samples.blocks import LINE, PALE, Area, Block, paragraph
from invoices.samples.look import Job
from invoices.samples.numbering import a_number
from invoices.samples.pen import fitted
from invoices.samples.says_meta import issue_date
from invoices.samples.values import ZERO

HEADS = {
    "fr": ("Facture", "Date", "Échéance", "Montant", "Solde"),
    "en": ("Invoice", "Date", "Due", "Amount", "Balance"),
    "de": ("Rechnung", "Datum", "Fällig", "Betrag", "Saldo"),
}
TOTALS = {
    "fr": ("Total à régler", "Solde au {date}", "Total dû", "Solde débiteur"),
    "en": ("Total outstanding", "Balance at {date}"),
    "de": ("Offener Gesamtbetrag", "Saldo zum {date}"),
}
LETTERS = {
    "fr": (
        "Sauf erreur ou omission de notre part, le paiement des factures ci-dessous ne nous est pas parvenu à ce jour.",
        "Nous vous prions de trouver ci-dessous la situation de votre compte dans nos livres.",
        "Malgré nos précédents rappels, votre compte présente toujours un solde impayé, à régler sous huit jours.",
    ),
    "en": (
        "Our records show that the invoices below have not been paid yet.",
        "Please find below the open items on your account.",
    ),
    "de": (
        "Leider konnten wir zu den folgenden Rechnungen noch keinen Zahlungseingang feststellen.",
        "Nachstehend erhalten Sie eine Aufstellung der offenen Posten.",
    ),
}


def plea(job: Job, area: Area, top: float) -> float:
    """Say in a sentence what the paper wants."""
    return paragraph(job, area, top, job.pick("plea", LETTERS[job.scene.language]), job.look.type())


def day_in_the_text(job: Job, area: Area, top: float) -> float:
    """Set the day of the paper with its label."""
    return paragraph(job, area, top, issue_date(job).after(f"{job.label('issue_date')} "), job.look.type())


def open_items(*, ruled: bool = True) -> Block:
    """The bills that are not paid, with numbers, days and amounts of their own."""

    def draw(job: Job, area: Area, top: float) -> float:
        rows, total = _entries(job)
        top = _cells(job, area, top, HEADS[job.scene.language], head=True, ruled=ruled)
        for row in rows:
            top = _cells(job, area, top, row, head=False, ruled=ruled)
        label = job.pick("ledger.total", TOTALS[job.scene.language]).format(date=job.day(job.scene.issue_date))
        bold = job.look.type(bold=True)
        job.pen.text(area.left + area.width * 0.78, top + 4, label, bold, "right")
        job.pen.text(area.right - 4, top + 4, job.money(total), bold, "right")
        return top + bold.leading + 6

    return draw


def _entries(job: Job) -> tuple[list[tuple[str, ...]], Decimal]:
    chance, rows, balance = job.chance("ledger"), list[tuple[str, ...]](), ZERO
    for place in range(chance.randint(1, 9)):
        day = job.scene.issue_date - timedelta(120 - 12 * place + chance.randint(0, 9))
        amount = Decimal(chance.randint(2500, 240_000)) / 100
        balance += amount
        number = a_number(chance, "invoice", day, ())
        rows.append(
            (
                number,
                job.day(day),
                job.day(day + timedelta(30)),
                job.money(amount, bare=True),
                job.money(balance, bare=True),
            )
        )
    return rows, balance


def _cells(job: Job, area: Area, top: float, texts: tuple[str, ...], *, head: bool, ruled: bool) -> float:
    kind, height = job.look.type(bold=head), job.look.type().leading + 5
    if ruled:
        job.pen.box(area.left, top, area.width, height, stroke=LINE, fill=PALE if head else None)
    for place, text in enumerate(texts):
        cell = area.part(place / len(texts), (place + 1) / len(texts))
        right = place >= 3
        small = fitted(text, kind, cell.width - 10)
        job.pen.text(cell.right - 4 if right else cell.left + 4, top + 3, text, small, "right" if right else "left")
    return top + height
