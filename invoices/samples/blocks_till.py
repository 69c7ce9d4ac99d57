"""Blocks of till receipts: narrow paper, one typeface, everything at its edge."""

from decimal import Decimal

from invoices.fields import Field
from invoices.samples.blocks import Area, Block, paragraph
from invoices.samples.days import long_day
from invoices.samples.figures import grouped
from invoices.samples.look import Job
from invoices.samples.names import FIRST_NAMES
from invoices.samples.pen import Type, wrapped
from invoices.samples.said import Claim, Said, claimed, said
from invoices.samples.wordings_till import CLOCKS, STAMPS, TILL_WORDS


def word(job: Job, name: str) -> str:
    """Return the word of this receipt for something."""
    return job.pick(f"till.{name}", TILL_WORDS[job.scene.language][name])


def row(job: Job, area: Area, top: float, left: Said | str, right: Said | str, kind: Type) -> float:
    """Set something at the left and something at the right of a line, on two lines where they would meet."""
    first, last = said(left), said(right)
    if kind.width(first.text + "  " + last.text) > area.width:
        for line in wrapped(first.text, kind, area.width):
            job.pen.text(area.left, top, Said(line), kind)
            top += kind.leading
        first = Said("", first.claims)
    job.pen.text(area.left, top, first, kind)
    job.pen.text(area.right, top, last, kind, "right")
    return top + kind.leading


def shop(*, align: str = "center", identity: bool = True) -> Block:
    """The sign of the shop, its address, and its numbers."""

    def draw(job: Job, area: Area, top: float) -> float:
        supplier, kind = job.scene.supplier, job.look.type()
        sign = supplier.sign.upper() if job.happens("sign.upper", 0.65) else supplier.sign
        big = job.look.type(bold=True, scale=job.pick("sign.scale", (1.0, 1.3, 1.6, 1.9)))
        top = paragraph(job, area, top, claimed(Field.SUPPLIER_NAME, supplier.sign, sign), big, align)
        if supplier.form and job.happens("legal.name", 0.25) and supplier.name.startswith(supplier.form):
            top = paragraph(job, area, top, supplier.form + " AU CAPITAL DE 8000 €", kind, align)
        address = supplier.address
        town = f"{address.postcode} {address.town.upper()}"
        top = paragraph(
            job,
            area,
            top,
            Said(address.street, (Claim(Field.SUPPLIER_ADDRESS, address.plain, address.street),)),
            kind,
            align,
        )
        top = paragraph(job, area, top, town, kind, align)
        if job.happens("till.phone", 0.6):
            phone = claimed(Field.SUPPLIER_PHONE, supplier.phone, supplier.phone)
            top = paragraph(job, area, top, phone.after(f"{word(job, 'phone')} ".lstrip()), kind, align)
        return register_numbers(align)(job, area, top) if identity else top

    return draw


def register_numbers(align: str = "center") -> Block:
    """The numbers from registers, each on its line."""

    def draw(job: Job, area: Area, top: float) -> float:
        supplier, kind = job.scene.supplier, job.look.type()
        if supplier.siret and job.happens("till.siret", 0.65):
            top = paragraph(job, area, top, _siret(job), kind, align)
        if supplier.vat_number and job.happens("till.vat", 0.5):
            number = claimed(Field.SUPPLIER_VAT_NUMBER, supplier.vat_number, supplier.vat_number)
            top = paragraph(job, area, top, number.after(f"{word(job, 'vat_number')} "), kind, align)
        return top

    return draw


def _siret(job: Job) -> Said:
    supplier, label = job.scene.supplier, word(job, "siret").format(town=job.scene.supplier.register.upper())
    siren = grouped(supplier.siren, 3)
    if label.startswith("RCS"):
        return claimed(Field.SUPPLIER_SIREN, supplier.siren, siren).after(f"{label} ")
    is_compact = job.happens("till.siret.compact", 0.6)
    printed = supplier.siret if is_compact else grouped(supplier.siret, 3, 3, 3, 5)
    claims = (
        Claim(Field.SUPPLIER_SIRET, supplier.siret, printed),
        Claim(Field.SUPPLIER_SIREN, supplier.siren, supplier.siren if is_compact else siren),
    )
    return Said(printed, claims).after(f"{label} ")


def stamp(job: Job) -> Said:
    """Return day and time as the till prints them."""
    day, language = job.scene.issue_date, job.scene.language
    clock = job.pick("clock", CLOCKS).format(
        h=job.pick("hour", range(7, 22)), m=job.pick("minute", range(60)), s=job.pick("second", range(60))
    )
    long = long_day(day, language)
    text = job.pick("stamp", STAMPS[language]).format(
        d=day, t=clock, long=long.upper() if job.happens("stamp.upper", 0.5) else long
    )
    return Said(text, (Claim(Field.ISSUE_DATE, day.isoformat(), text),))


def ticket_line(*, together: bool = True, with_clerk: bool = True) -> Block:
    """Number, day and till; on one line or on several."""

    def draw(job: Job, area: Area, top: float) -> float:
        kind = job.look.type()
        number = claimed(Field.INVOICE_NUMBER, job.scene.number, job.scene.number).after(f"{word(job, 'number')} ")
        when = stamp(job)
        if together and job.happens("ticket.number", 0.8):
            top = row(job, area, top, when, number, kind)
            return clerk(job, area, top) if with_clerk else top
        top = paragraph(job, area, top, when, kind)
        top = paragraph(job, area, top, number, kind) if job.happens("ticket.number", 0.8) else top
        return clerk(job, area, top) if with_clerk else top

    return draw


def clerk(job: Job, area: Area, top: float) -> float:
    """Set who was at the till."""
    if not job.happens("clerk", 0.6):
        return top
    names = FIRST_NAMES["GB" if job.scene.language == "en" else "DE" if job.scene.language == "de" else "FR"]
    text = word(job, "clerk").format(
        till=job.pick("till", range(1, 13)),
        clerk=job.pick("clerk.no", range(1, 400)),
        name=job.pick("clerk.name", names),
    )
    return paragraph(job, area, top, text, job.look.type())


def references(job: Job, area: Area, top: float) -> float:
    """Set what the trade has to say: table, pump, time of entry."""
    for label, value in job.scene.extras:
        top = row(job, area, top, f"{label} :", value, job.look.type())
    return top


def dashes(sign: str = "-") -> Block:
    """A rule made of signs, or drawn."""

    def draw(job: Job, area: Area, top: float) -> float:
        kind = job.look.type()
        if job.happens("dashes.drawn", 0.3):
            job.pen.rule(area.left, top + 4, area.right, top + 4, 0.5)
            return top + 8
        job.pen.text(area.left, top, sign * int(area.width / kind.width(sign)), kind)
        return top + kind.leading

    return draw


def price(job: Job, value: Decimal) -> str:
    """Write an amount as tills do, without its currency."""
    return job.look.bare.money(value)
