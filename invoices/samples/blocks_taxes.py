"""The summary of the tax by rate."""

from collections.abc import Sequence

from invoices.fields import Field
from invoices.samples.blocks import LINE, PALE, Area, Block, paragraph
from invoices.samples.look import Job
from invoices.samples.pen import Type
from invoices.samples.said import Said
from invoices.samples.says_money import is_exempt, is_without_prices, money, rate_of, tax_claim
from invoices.samples.values import Tax

Cell = tuple[Said, float]  # and its width


def taxes(*, ruled: bool = True, share: float = 0.75) -> Block:
    """The summary of the tax by rate; most bills with several rates have one."""

    def draw(job: Job, area: Area, top: float) -> float:
        if (
            is_exempt(job)
            or is_without_prices(job)
            or not job.happens("taxes", share if len(job.scene.taxes) == 1 else 0.9)
        ):
            return top
        kind, head = job.look.type(scale=0.92), job.look.type(scale=0.9, bold=True)
        name = job.words["vat_title"]
        top = paragraph(job, area, top, name, head) if name and job.happens("taxes.title", 0.5) else top
        return _tax_table(job, area, top, kind, head, ruled=ruled)

    return draw


def tax_columns(job: Job) -> tuple[str, ...]:
    """Choose the columns of the summary and their order."""
    orders = (("vat_rate", "vat_base", "vat_amount"),) * 3 + (
        ("vat_code", "vat_rate", "vat_base", "vat_amount"),
        ("vat_base", "vat_rate", "vat_amount"),
        ("vat_rate", "vat_base", "vat_amount", "vat_gross"),
        ("vat_rate", "vat_amount", "vat_base"),
        ("vat_code", "vat_base", "vat_rate", "vat_amount", "vat_gross"),
    )
    return job.pick("taxes.columns", orders)


def _tax_table(job: Job, area: Area, top: float, kind: Type, head: Type, *, ruled: bool) -> float:
    names, taxes_due = tax_columns(job), job.scene.taxes
    rows = [[Said(job.words[name]) for name in names]]
    rows += [[Said(tax_cell(job, tax, name)) for name in names] for tax in taxes_due]
    if len(taxes_due) > 1 and job.happens("taxes.sum", 0.35):
        rows.append(_sum_cells(job, names))
    widths = [max(head.width(cell.text) for cell in column) + 9 for column in zip(*rows, strict=True)]
    factor = max(1.0, min(1.35, area.width / sum(widths)))
    for place, cells in enumerate(rows):
        sized = [(cell, width * factor) for cell, width in zip(cells, widths, strict=True)]
        is_plain = 0 < place <= len(taxes_due)
        top = _cells(job, area.left, top, sized, kind if is_plain else head, ruled=ruled, head=place == 0)
        if is_plain:
            job.pen.claim_tax(tax_claim(taxes_due[place - 1]))
    return top


def _cells(job: Job, left: float, top: float, cells: Sequence[Cell], kind: Type, *, ruled: bool, head: bool) -> float:
    height = kind.leading + 3
    for cell, width in cells:
        if ruled:
            job.pen.box(left, top, width, height, stroke=LINE, fill=PALE if head else None)
        job.pen.text(left + width - 4, top + 1.5, cell, kind, "right")
        left += width
    return top + height


def _sum_cells(job: Job, names: Sequence[str]) -> list[Said]:
    """Return the row that adds the rates up: the totals once more."""
    sums, bare = job.scene.sums, job.happens("taxes.bare", 0.6)
    cells = {
        "vat_base": money(job, Field.TOTAL_NET, sums.net, bare=bare),
        "vat_amount": money(job, Field.TOTAL_VAT, sums.vat, bare=bare),
        "vat_gross": money(job, Field.TOTAL_GROSS, sums.gross, bare=bare),
    }
    return [cells.get(name, Said("Total" if place == 0 else "")) for place, name in enumerate(names)]


def tax_cell(job: Job, tax: Tax, name: str) -> str:
    """Return what a cell of the summary holds."""
    if name == "vat_rate":
        return rate_of(job, tax.rate) + job.pick("taxes.sign", (" %", "%", ""))
    if name == "vat_code":
        return tax.code
    value = {"vat_base": tax.base, "vat_amount": tax.amount, "vat_gross": tax.gross}[name]
    return job.money(value, bare=job.happens("taxes.bare", 0.6))
