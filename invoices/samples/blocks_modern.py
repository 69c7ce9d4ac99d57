"""Blocks of designed bills: bands of colour, columns at the side, the amount in large print."""

from datetime import timedelta
from decimal import Decimal

from reportlab.lib.colors import Color, white

from invoices.fields import Field
from invoices.samples.blocks import GREY, PALE, Area, Block, lines, paragraph
from invoices.samples.look import Job
from invoices.samples.pen import Type, fitted
from invoices.samples.said import Said
from invoices.samples.says_meta import due_date, has_due_date, issue_date, number, number_label, title
from invoices.samples.says_money import due_label, is_without_prices, money
from invoices.samples.says_parties import contact_lines, identity_lines, supplier_lines, supplier_name

BAND = 64.0


def band(*, with_title: bool = True) -> Block:
    """A band of colour over the whole width of the sheet, with the name in it and the word for what it is."""

    def draw(job: Job, area: Area, top: float) -> float:
        job.pen.box(0, 0, job.pen.width, BAND, fill=job.look.accent)
        name = supplier_name(job)
        kind = fitted(name.text, Type("Helvetica-Bold", 18, white), area.width * 0.6)
        job.pen.text(area.left, 22, name, kind)
        if with_title:
            word = fitted(title(job), Type("Helvetica", 15, white), area.width * 0.36)
            job.pen.text(area.right, 24, title(job), word, "right")
        return max(top, BAND + 16)

    return draw


def column_at_the_side(job: Job, area: Area, top: float) -> float:
    """Set everything about the seller in a coloured column at the left of the sheet."""
    dark = job.happens("side.dark", 0.5)
    color: Color = white if dark else job.look.type().color
    job.pen.box(0, 0, area.right + 8, job.pen.height, fill=job.look.accent if dark else PALE)
    small = job.look.type(scale=0.8, color=color)
    first = job.look.type(bold=True, scale=1.05, color=color)
    top = lines(job, area, top, supplier_lines(job), small, first=first) + 14
    top = lines(job, area, top, identity_lines(job), job.look.type(scale=0.74, color=color)) + 14
    return lines(job, area, top, [Said(note) for note in job.scene.notes], small)


def amount_box(job: Job, area: Area, top: float) -> float:
    """Set what is to be paid, and by when, in a box that nobody overlooks."""
    if is_without_prices(job):
        return top
    amount, label = money(job, Field.AMOUNT_DUE, job.scene.sums.due), job.look.type(color=job.look.on_accent)
    height = 58.0 if has_due_date(job) else 44.0
    job.pen.box(area.left, top, area.width, height, fill=job.look.accent, radius=6)
    job.pen.text(area.left + 10, top + 8, due_label(job), label)
    big = fitted(amount.text, Type("Helvetica-Bold", 17, job.look.on_accent), area.width - 20)
    job.pen.text(area.left + 10, top + 20, amount, big)
    if has_due_date(job):
        when = due_date(job).after(f"{job.words[_due_word(job)]} ")
        job.pen.text(area.left + 10, top + 42, when, fitted(when.text, label, area.width - 20))
    return top + height


def _due_word(job: Job) -> str:
    return "debit_date" if job.scene.method.startswith("Pr") else "due_date"


def amount_sentence(job: Job, area: Area, top: float) -> float:
    """Set the amount and its day as the largest words of the page."""
    if job.scene.kind == "credit_note" or is_without_prices(job):
        return top
    amount = money(job, Field.AMOUNT_DUE, job.scene.sums.due)
    between = {"fr": " à payer le ", "en": " due ", "de": " fällig am "}[job.scene.language]
    what = amount + between + due_date(job) if has_due_date(job) else amount + between.split(" le")[0].split(" am")[0]
    return paragraph(job, area, top, what, job.look.type(bold=True, scale=1.6))


def facts_above(job: Job, area: Area, top: float) -> float:
    """Set number and date with small labels over them, side by side."""
    small, kind = job.look.type(scale=0.78, color=GREY), job.look.type(bold=True)
    rows = [(number_label(job), number(job)), (job.words["issue_date"], issue_date(job))]
    if has_due_date(job):
        rows.append((job.words["due_date"], due_date(job)))
    for place, (name, value) in enumerate(rows):
        cell = area.part(place / len(rows), (place + 1) / len(rows))
        job.pen.text(cell.left, top, name, small)
        job.pen.text(cell.left, top + small.leading, value, fitted(value.text, kind, cell.width - 4))
    return top + small.leading + kind.leading


def usage_chart(job: Job, area: Area, top: float) -> float:
    """Draw what was used in the last months as bars, with numbers that no field asks for."""
    kind, height = job.look.type(scale=0.7, color=GREY), 44.0
    words = {"fr": "Historique de consommation", "en": "Usage history", "de": "Verbrauchsübersicht"}
    top = paragraph(job, area, top, words[job.scene.language], job.look.type(bold=True, scale=0.9)) + 4
    width = area.width / 6
    for place in range(6):
        share = job.pick(f"usage.{place}", (0.3, 0.45, 0.5, 0.62, 0.7, 0.85, 1.0))
        left = area.left + place * width
        job.pen.box(left + 4, top + height * (1 - share) + 8, width - 8, height * share, fill=job.look.accent)
        job.pen.text(
            left + width / 2, top + height * (1 - share), str(int(Decimal(412) * Decimal(str(share)))), kind, "center"
        )
        day = job.scene.issue_date.replace(day=1) - timedelta(31 * (5 - place))
        job.pen.text(left + width / 2, top + height + 10, f"{day:%m/%y}", kind, "center")
    return top + height + 10 + kind.leading


def contact_box(job: Job, area: Area, top: float) -> float:
    """Set how the seller is reached on a pale ground, with what the trade always says."""
    kind = job.look.type(scale=0.82)
    pieces = contact_lines(job) + [Said(note) for note in job.scene.notes]
    if not pieces:
        return top
    height = 12 + sum(kind.leading for _ in pieces) + kind.leading
    job.pen.box(area.left, top, area.width, height, fill=PALE)
    inside = Area(area.left + 6, area.width - 12)
    top = paragraph(job, inside, top + 6, job.label("contact"), job.look.type(bold=True, scale=0.82))
    for piece in pieces:
        small = fitted(piece.text, kind, inside.width)
        job.pen.text(inside.left, top, piece, small)
        top += kind.leading
    return top + 6
