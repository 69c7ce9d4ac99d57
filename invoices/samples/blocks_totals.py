"""Blocks of the totals and of the tax in them."""

from invoices.samples.blocks import LINE, PALE, Area, Block
from invoices.samples.look import Job
from invoices.samples.pen import Type, fitted
from invoices.samples.said import Sum
from invoices.samples.says_money import sums


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
    if style == "plain" and job.happens("leaders", 0.15):
        _leaders(job, area, top + inset, kind, kind.width(label), kind.width(row.said.text))
    job.pen.text(area.right - 4, top + inset, row.said, kind, "right")
    return top + height


def _leaders(job: Job, area: Area, top: float, kind: Type, left: float, right: float) -> None:
    """Lead the eye from the label to the amount by dots."""
    count = int((area.width - left - right - 24) / kind.width(" ."))
    if count > 2:
        job.pen.text(area.left + left + 12, top, " ." * count, kind)


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
