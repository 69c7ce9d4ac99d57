"""Blocks of seller and buyer, and the logo."""

from collections.abc import Callable

from invoices.samples.blocks import GREY, Area, Block, lines, paragraph
from invoices.samples.look import Job
from invoices.samples.pen import Type, fitted
from invoices.samples.said import Said
from invoices.samples.says_parties import contact_lines, customer_lines, delivery_lines, identity_lines, supplier_lines


def seller(*, align: str = "left", identity: bool = True, label: bool = False) -> Block:
    """Name and address of the seller, with the numbers from registers or without them."""

    def draw(job: Job, area: Area, top: float) -> float:
        kind, bold = job.look.type(), job.look.type(bold=True, scale=1.1)
        if label:
            top = paragraph(job, area, top, job.label("sold_by"), job.look.type(scale=0.9, color=GREY), align)
        top = lines(job, area, top, supplier_lines(job), kind, first=bold, align=align)
        return lines(job, area, top, identity_lines(job), job.look.type(scale=0.9), align=align) if identity else top

    return draw


def buyer(*, label: str = "above", bold: bool = True) -> Block:
    """Name and address of the buyer, under words that say so or under none."""

    def draw(job: Job, area: Area, top: float) -> float:
        name = job.words["bill_to"]
        if label == "above" and name:
            top = paragraph(
                job, area, top, job.label("bill_to"), job.look.type(bold=job.happens("to.bold", 0.5), color=GREY)
            )
        return lines(job, area, top, customer_lines(job), job.look.type(), first=job.look.type(bold=bold))

    return draw


def delivered(job: Job, area: Area, top: float) -> float:
    """Set where the goods went, when there is such a place."""
    pieces = delivery_lines(job)
    if not pieces:
        return top
    top = paragraph(job, area, top, job.label("ship_to"), job.look.type(bold=True, scale=0.9))
    return lines(job, area, top, pieces, job.look.type(scale=0.95))


def sender_line(job: Job, area: Area, top: float) -> float:
    """Set the sender in one small line over the window of the envelope."""
    supplier = job.scene.supplier
    text = f"{supplier.name} - {supplier.address.street} - {supplier.address.postcode} {supplier.address.town}"
    kind = job.look.type(scale=0.66, color=GREY)
    top = paragraph(job, area, top, text, kind)
    job.pen.rule(area.left, top, area.right, top, 0.3)
    return top + 4


def logo(align: str = "left") -> Block:
    """A drawn shape, a stylised name, or both."""

    def draw(job: Job, area: Area, top: float) -> float:
        style = job.pick("logo", ("name", "name", "shape", "shape and name", "bar", "initials"))
        return LOGOS[style](job, area, top, align)

    return draw


def _name(job: Job, area: Area, top: float, align: str) -> float:
    sign = job.scene.supplier.sign
    text = job.pick("logo.case", (sign, sign.upper(), sign.upper(), sign.lower()))
    color = job.look.accent
    kind = Type(
        job.pick(
            "logo.font", ("Helvetica-Bold", "Times-Bold", "Vera-Bold", "Times-BoldItalic", "Helvetica-BoldOblique")
        ),
        19,
        color,
    )
    kind = fitted(text, kind, area.width)
    job.pen.text(area.edge(align), top, Said(text), kind, align)
    return top + kind.leading


def _shape(job: Job, area: Area, top: float, align: str) -> float:
    side = 34.0
    left = area.edge(align) - side * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    shape = job.pick("logo.shape", ("disc", "triangle", "squares", "rings"))
    if shape == "disc":
        job.pen.disc(left + side / 2, top + side / 2, side / 2, job.look.accent)
    elif shape == "triangle":
        job.pen.triangle(left, top, side, job.look.accent)
    elif shape == "rings":
        for place in range(3):
            job.pen.disc(left + 8 + place * 9, top + side / 2, 8 - place * 2, job.look.accent)
    else:
        for place in range(4):
            job.pen.box(left + (place % 2) * 18, top + (place // 2) * 18, 15, 15, fill=job.look.accent)
    return top + side + 4


def _shape_and_name(job: Job, area: Area, top: float, align: str) -> float:
    return _name(job, area, _shape(job, area, top, align), align)


def _bar(job: Job, area: Area, top: float, align: str) -> float:
    end = _name(job, area, top, align)
    job.pen.box(area.left, end, area.width, 3, fill=job.look.accent)
    return end + 7


def _initials(job: Job, area: Area, top: float, align: str) -> float:
    letters = "".join(word[0] for word in job.scene.supplier.sign.split()[:3] if word[0].isalnum()).upper()
    side = 36.0
    left = area.edge(align) - side * {"left": 0.0, "center": 0.5, "right": 1.0}[align]
    job.pen.box(left, top, side, side, fill=job.look.accent, radius=5)
    job.pen.text(left + side / 2, top + 11, letters, Type("Helvetica-Bold", 15, job.look.on_accent), "center")
    return top + side + 4


LOGOS: dict[str, Callable[[Job, Area, float, str], float]] = {
    "name": _name,
    "shape": _shape,
    "shape and name": _shape_and_name,
    "bar": _bar,
    "initials": _initials,
}


def contacts(job: Job, area: Area, top: float) -> float:
    """Set how the seller is reached."""
    return lines(job, area, top, contact_lines(job), job.look.type(scale=0.9))
