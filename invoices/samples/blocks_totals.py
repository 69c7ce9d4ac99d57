"""Blocks of the totals and of the tax in them."""

from invoices.samples.blocks import LINE, PALE, Area, Block, paragraph
from invoices.samples.look import Job
from invoices.samples.pen import Type, fitted
from invoices.samples.said import Sum
from invoices.samples.says_money import is_exempt, is_without_prices, rate_of, sums, tax_claim
from invoices.samples.values import Tax


def totals(*, style: str = "plain", strong_scale: float = 1.15) -> Block:
    """Labels left and amounts right; plain, ruled, boxed, or with the last on a ground of colour."""

    def draw(job: Job, area: Area, top: float) -> float:
        for row in sums(job):
            top = _sum(job, area, top, row, style, strong_scale)
        return top

    return draw


def _sum(job: Job, area: Area, top: float, row: Sum, style: str, strong_scale: float) -> float:
    on_color = style == "colour" and row.strong
    color = job.look.on_accent if on_color else job.look.type().color
    scale = strong_scale if row.strong else 1.0
    kind = fitted(
        f"{row.label} :   {row.said.text}", job.look.type(bold=row.strong, scale=scale, color=color), area.width - 10
    )
    height = kind.leading + (6 if style in {"boxed", "colour"} else 3)
    if on_color:
        job.pen.box(area.left, top, area.width, height, fill=job.look.accent)
    elif style == "boxed":
        job.pen.box(area.left, top, area.width, height, stroke=LINE, fill=PALE if row.strong else None)
    elif style == "ruled":
        job.pen.rule(area.left, top + height - 1, area.right, top + height - 1, 0.4, LINE)
    inset = (height - kind.leading) / 2
    label = row.label + job.look.colon.rstrip() if style == "plain" else row.label
    job.pen.text(area.left + 4, top + inset, label, kind)
    job.pen.text(area.right - 4, top + inset, row.said, kind, "right")
    return top + height


def totals_across(job: Job, area: Area, top: float) -> float:
    """Set the totals as a row of labels with a row of amounts under it."""
    rows = sums(job)
    if not rows:
        return top
    label, kind = job.look.type(scale=0.85, bold=True), job.look.type()
    strong = job.look.type(bold=True)
    widths = [max(label.width(row.label), strong.width(row.said.text)) + 10 for row in rows]
    if sum(widths) > area.width:
        return totals(style="boxed")(job, area.part(0.45, 1), top)
    factor, left = area.width / sum(widths), area.left
    for row, width in zip(rows, widths, strict=True):
        wide = width * factor
        job.pen.box(left, top, wide, label.leading + 4, fill=PALE, stroke=LINE)
        job.pen.box(left, top + label.leading + 4, wide, kind.leading + 6, stroke=LINE)
        job.pen.text(left + wide / 2, top + 2, row.label, label, "center")
        job.pen.text(left + wide / 2, top + label.leading + 7, row.said, strong if row.strong else kind, "center")
        left += wide
    return top + label.leading + kind.leading + 10


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
    names = tax_columns(job)
    rows = [[job.words[name] for name in names]] + [
        [tax_cell(job, tax, name) for name in names] for tax in job.scene.taxes
    ]
    widths = [max(head.width(text) for text in column) + 9 for column in zip(*rows, strict=True)]
    factor = max(1.0, min(1.35, area.width / sum(widths)))
    height = kind.leading + 3
    for place, cells in enumerate(rows):
        left = area.left
        for text, width in zip(cells, widths, strict=True):
            if ruled:
                job.pen.box(left, top, width * factor, height, stroke=LINE, fill=PALE if place == 0 else None)
            job.pen.text(left + width * factor - 4, top + 1.5, text, head if place == 0 else kind, "right")
            left += width * factor
        if place:
            job.pen.claim_tax(tax_claim(job.scene.taxes[place - 1]))
        top += height
    return top


def tax_cell(job: Job, tax: Tax, name: str) -> str:
    """Return what a cell of the summary holds."""
    if name == "vat_rate":
        return rate_of(job, tax.rate) + job.pick("taxes.sign", (" %", "%", ""))
    if name == "vat_code":
        return tax.code
    value = {"vat_base": tax.base, "vat_amount": tax.amount, "vat_gross": tax.gross}[name]
    return job.money(value, bare=job.happens("taxes.bare", 0.6))
