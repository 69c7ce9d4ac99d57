"""Blocks of what was bought, as tills list it."""

from invoices.samples.blocks import Area, Block, paragraph
from invoices.samples.blocks_till import price, row
from invoices.samples.figures import short
from invoices.samples.look import Job
from invoices.samples.values import Item


def items(*, style: str = "code") -> Block:
    """What was bought: name and amount, with the code of the tax, the quantity before it, or a line below for it."""

    def draw(job: Job, area: Area, top: float) -> float:
        for item in job.scene.items:
            top = _item(job, area, top, item, style)
            count = {"quantity": short(item.quantity)} if _counts(item, style) else {}
            job.pen.claim_line({"description": item.description} | count)
        return top

    return draw


def _counts(item: Item, style: str) -> bool:
    return style in {"before", "table"} or item.quantity != 1


def _item(job: Job, area: Area, top: float, item: Item, style: str) -> float:
    kind, amount = job.look.type(), _amount(job, item, style)
    count = short(item.quantity).replace(".", job.look.figures.decimal)
    if style in {"before", "table"}:
        times = "x " if style == "before" and job.happens("item.x", 0.5) else ""
        return row(job, area, top, f"{count} {times}{item.description}", amount, kind)
    if item.quantity == 1:
        return row(job, area, top, item.description, amount, kind)
    unit = f"{item.unit} " if item.unit else ""
    top = paragraph(job, area, top, item.description, kind)
    return row(job, area, top, f"  {count} {unit}x {job.look.figures.price(item.unit_price)}", amount, kind)


def _amount(job: Job, item: Item, style: str) -> str:
    written = price(job, item.amount)
    if style == "code":
        return f"{written} {_code(job, item)}"
    has_sign = style in {"before", "below"} and job.scene.currency == "EUR"
    return written + job.pick("item.sign", ("", "", "€", " €")) if has_sign else written


def _code(job: Job, item: Item) -> str:
    return next((tax.code for tax in job.scene.taxes if tax.rate == item.rate), "")


def table_head(job: Job, area: Area, top: float) -> float:
    """Set the words over quantity, name and amount."""
    words = {"fr": ("Qté Désignation", "Montant"), "en": ("Qty Item", "Amount"), "de": ("Anz Artikel", "Betrag")}
    return row(job, area, top, *words[job.scene.language], job.look.type(bold=True))
