"""Blocks of payment and of small print, and the foot of the page."""

from invoices.fields import Field
from invoices.samples.blocks import GREY, Area, Block, labelled, paragraph
from invoices.samples.look import Job
from invoices.samples.said import Said, claimed
from invoices.samples.says_parties import contact_lines, identity_lines, supplier_name
from invoices.samples.says_payment import bank_rows, due_sentence, payment_rows, small_print

# A second company that is neither seller nor buyer, and whose account is to be paid into.
FACTORS = (
    "Créance cédée à FACTO-BOCAGE SA : pour être libératoire, votre règlement doit lui être adressé.",
    "Facture transférée par subrogation à Cessia Affacturage, seule habilitée à en recevoir le paiement.",
)


def payment(job: Job, area: Area, top: float) -> float:
    """Set how and when to pay."""
    kind = job.look.type()
    top = labelled(job, area, top, payment_rows(job), kind, label=kind, align="line")
    ask = due_sentence(job)
    return paragraph(job, area, top + 3, ask, job.look.type(bold=job.happens("ask.bold", 0.5))) if ask else top


def bank(job: Job, area: Area, top: float) -> float:
    """Set where to send the money."""
    rows = bank_rows(job)
    if not rows:
        return top
    if job.scene.language == "fr" and job.happens("factor", 0.06):
        text = job.pick("factor", FACTORS)
        top = paragraph(job, area, top, text, job.look.type(scale=0.9)) + 3
    kind = job.look.type(scale=0.95)
    if job.happens("bank.title", 0.6):
        top = paragraph(job, area, top, job.label("rib"), job.look.type(bold=True, scale=0.95))
    return labelled(job, area, top, rows, kind, label=kind, align=job.pick("bank.align", ("line", "beside")))


def fine_print(scale: float = 0.78) -> Block:
    """Conditions that nobody reads."""

    def draw(job: Job, area: Area, top: float) -> float:
        for text in small_print(job):
            top = paragraph(job, area, top, text, job.look.type(scale=scale, color=GREY)) + 2
        return top

    return draw


def legal_foot(*, name: bool = True, contact: bool = False, align: str = "center", apart: bool = False) -> Block:
    """The numbers from registers at the foot of the page, in running text or line by line."""

    def draw(job: Job, area: Area, top: float) -> float:
        kind, address = job.look.type(scale=0.76, color=GREY), job.scene.supplier.address.plain
        pieces = [supplier_name(job) + " - " + claimed(Field.SUPPLIER_ADDRESS, address, address)] if name else []
        pieces += identity_lines(job) + (contact_lines(job) if contact else [])
        if not pieces:
            return top
        if apart:
            for piece in pieces:
                top = paragraph(job, area, top, piece, kind, align)
            return top
        return _running(job, area, top, pieces, align)

    return draw


def _running(job: Job, area: Area, top: float, pieces: list[Said], align: str) -> float:
    """Set as many pieces on a line as it holds; none is broken, so that each claim stays in one piece."""
    kind = job.look.type(scale=0.76, color=GREY)
    between = job.pick("foot.between", (" - ", " | ", "  ", " • ", " – "))
    line = pieces[0]
    for piece in pieces[1:]:
        longer = line + between + piece
        if kind.width(longer.text) > area.width:
            job.pen.text(area.edge(align), top, line, kind, align)
            top, longer = top + kind.leading, piece
        line = longer
    job.pen.text(area.edge(align), top, line, kind, align)
    return top + kind.leading


def page_number(job: Job, area: Area, top: float) -> float:
    """Set the number of the page where there are several, or on every page."""
    if job.pages == 1 and not job.happens("page.always", 0.35):
        return top
    text = job.words["page"].format(page=job.pen.page, pages=max(job.pages, 1))
    kind = job.look.type(scale=0.75, color=GREY)
    job.pen.text(area.right, top, text, kind, "right")
    return top + kind.leading
