"""Blocks at the end of till receipts: the total, the tax in it, and how it was paid."""

from decimal import Decimal

from invoices.fields import Field
from invoices.samples.blocks import Area, Block, paragraph
from invoices.samples.blocks_till import dashes, price, row, word
from invoices.samples.look import Job
from invoices.samples.registers import digits
from invoices.samples.said import Claim, Said, claimed
from invoices.samples.says_money import rate_of, tax_claim
from invoices.samples.values import ZERO, Tax

DUE_WORDS = ("PAYER", "DU", "payer", "DUE", "zahlen")
NOTES = (Decimal(5), Decimal(10), Decimal(20), Decimal(50), Decimal(100), Decimal(200), Decimal(500))


def total(*, scale: float = 1.4, bold: bool = True) -> Block:
    """What is to be paid, larger than all the rest."""

    def draw(job: Job, area: Area, top: float) -> float:
        sums, label = job.scene.sums, word(job, "total")
        written = job.look.figures.money(sums.gross)
        claims = [Claim(Field.TOTAL_GROSS, f"{sums.gross:.2f}", written)]
        if label.endswith(DUE_WORDS):
            claims.append(Claim(Field.AMOUNT_DUE, f"{sums.gross:.2f}", written))
        if job.happens("till.subtotal", 0.25):
            top = row(job, area, top, word(job, "subtotal"), price(job, sums.gross), job.look.type())
        return row(job, area, top, label, Said(written, tuple(claims)), job.look.type(bold=bold, scale=scale))

    return draw


def tax_table(job: Job, area: Area, top: float) -> float:
    """Set the tax by rate in columns."""
    kind, scene = job.look.type(scale=0.95), job.scene
    with_gross = job.happens("tax.gross", 0.55)
    names = ["head_rate", "head_base", "head_tax", *(["head_gross"] if with_gross else [])]
    cells = [[word(job, name) for name in names]] + [_tax_cells(job, tax, with_gross=with_gross) for tax in scene.taxes]
    for place, texts in enumerate(cells):
        for at, text in enumerate(texts):
            share = at / (len(texts) - 1)
            edge = area.left + area.width * (0.12 + 0.88 * share) if at else area.left
            job.pen.text(edge, top, text, kind, "right" if at else "left")
        if place:
            job.pen.claim_tax(tax_claim(scene.taxes[place - 1]))
        top += kind.leading
    return top


def _tax_cells(job: Job, tax: Tax, *, with_gross: bool) -> list[str]:
    code = f"{tax.code} " if job.happens("tax.code", 0.6) else ""
    cells = [f"{code}{rate_of(job, tax.rate)}%", price(job, tax.base), price(job, tax.amount)]
    return [*cells, price(job, tax.gross)] if with_gross else cells


def tax_lines(job: Job, area: Area, top: float) -> float:
    """Set the tax of each rate on a line of its own, with the net amount before it or without."""
    kind, scene = job.look.type(), job.scene
    if job.happens("till.net", 0.5):
        net = claimed(Field.TOTAL_NET, f"{scene.sums.net:.2f}", price(job, scene.sums.net))
        top = row(job, area, top, word(job, "net"), net, kind)
    taxed = [tax for tax in scene.taxes if tax.rate]
    for tax in taxed:
        amount = price(job, tax.amount)
        whole = claimed(Field.TOTAL_VAT, f"{tax.amount:.2f}", amount) if len(taxed) == 1 else Said(amount)
        top = row(job, area, top, word(job, "vat_at").format(rate=rate_of(job, tax.rate)), whole, kind)
    if len(taxed) > 1 and job.happens("till.vat.total", 0.5):
        vat = claimed(Field.TOTAL_VAT, f"{scene.sums.vat:.2f}", price(job, scene.sums.vat))
        top = row(job, area, top, word(job, "vat"), vat, kind)
    return top


def tax(job: Job, area: Area, top: float) -> float:
    """Set the tax in one of the ways of tills, or not at all."""
    form = job.pick("till.tax", ("table", "table", "lines", "lines", "none"))
    if form == "none":
        return top
    return tax_table(job, area, top) if form == "table" else tax_lines(job, area, top)


def paid(job: Job, area: Area, top: float) -> float:
    """Set how it was paid, and the change."""
    kind, due = job.look.type(), job.scene.sums.gross
    if not job.happens("cash", 0.35):
        method = word(job, "card")
        return row(job, area, top, claimed(Field.PAYMENT_METHOD, method, method), price(job, due), kind)
    given = next((note for note in NOTES if note >= due), due)
    method = word(job, "cash")
    top = row(job, area, top, claimed(Field.PAYMENT_METHOD, method, method), price(job, given), kind)
    return row(job, area, top, word(job, "change"), price(job, given - due), kind) if given > due else top


def counted(job: Job, area: Area, top: float) -> float:
    """Set how many things were bought."""
    if not job.happens("count", 0.6):
        return top
    count = sum((item.quantity if not item.unit else Decimal(1) for item in job.scene.items), ZERO)
    return paragraph(job, area, top, word(job, "count").format(count=f"{count:.0f}"), job.look.type())


def card_slip(job: Job, area: Area, top: float) -> float:
    """Set what the card terminal printed: numbers that are no sums, and the sum once more."""
    if job.happens("cash", 0.35) or not job.happens("slip", 0.5):
        return top
    chance_digits = digits(job.chance("slip"), 24)
    top = dashes("-")(job, area, top)
    top = paragraph(job, area, top, word(job, "slip"), job.look.type(), "center")
    for text in (
        f"A00000000{chance_digits[:5]}",
        f"CB  **** **** **** {chance_digits[5:9]}",
        f"N° AUTO {chance_digits[9:15]}",
        f"{chance_digits[15:22]}",
    ):
        top = paragraph(job, area, top, text, job.look.type(scale=0.95))
    label = "MONTANT" if job.scene.language == "fr" else "AMOUNT"
    return row(job, area, top, label, job.look.figures.money(job.scene.sums.gross), job.look.type())


def goodbye(job: Job, area: Area, top: float) -> float:
    """Set points, thanks and what else stands at the end."""
    kind = job.look.type()
    if job.happens("points", 0.3):
        points, money = (
            job.pick("points", range(12, 900)),
            job.look.bare.money(Decimal(job.pick("points.money", range(20, 2500))) / 100),
        )
        top = paragraph(job, area, top, word(job, "points").format(points=points, money=money), kind, "center")
    if job.happens("duplicate", 0.06):
        top = paragraph(job, area, top, word(job, "duplicate"), job.look.type(bold=True, scale=1.2), "center")
    if job.happens("thanks", 0.85):
        top = paragraph(job, area, top, word(job, "thanks"), kind, "center")
    return top


def bars(job: Job, area: Area, top: float) -> float:
    """Draw something like a barcode with its number."""
    if not job.happens("bars", 0.35):
        return top
    chance = job.chance("bars")
    left, right = area.left + area.width * 0.15, area.left + area.width * 0.85
    while left < right:
        width = chance.choice((0.7, 0.7, 1.4, 2.1))
        job.pen.box(left, top, width, 22, fill=job.look.type().color)
        left += width + chance.choice((0.8, 1.5, 2.2))
    top += 25
    return paragraph(job, area, top, digits(chance, 13), job.look.type(scale=0.9), "center")
