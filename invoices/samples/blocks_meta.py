"""Blocks of title, numbers and dates, in the shapes in which bills show them."""

from invoices.samples.blocks import GREY, LINE, PALE, Area, Block, labelled, paragraph
from invoices.samples.look import Job
from invoices.samples.said import Row, Said
from invoices.samples.says_meta import issue_date, main_rows, number, number_label, other_rows, sentence, title


def headline(*, align: str = "left", scale: float = 1.9) -> Block:
    """The word for what it is, large."""
    return lambda job, area, top: paragraph(
        job, area, top, title(job), job.look.type(bold=True, scale=scale, color=job.look.accent), align
    )


def spoken(*, align: str = "left", scale: float = 1.35) -> Block:
    """Title, number and date as one sentence."""
    return lambda job, area, top: paragraph(job, area, top, sentence(job), job.look.type(bold=True, scale=scale), align)


def numbered(*, align: str = "left", scale: float = 1.5) -> Block:
    """The title with the number beside it."""

    def draw(job: Job, area: Area, top: float) -> float:
        between = job.pick("numbered", (" N° ", " n° ", " ", " n°")) if job.scene.language == "fr" else " "
        return paragraph(
            job, area, top, number(job).after(title(job) + between), job.look.type(bold=True, scale=scale), align
        )

    return draw


def dated(*, align: str = "right") -> Block:
    """The place and the day, as on a letter."""

    def draw(job: Job, area: Area, top: float) -> float:
        before, after = job.words["place_date"].format(town=job.scene.supplier.address.town, date="\0").split("\0")
        return paragraph(job, area, top, issue_date(job).after(before) + after, job.look.type(), align)

    return draw


def labels(*, main: bool = True, other: bool = True, align: str = "beside") -> Block:
    """Labels with their values to the right."""

    def draw(job: Job, area: Area, top: float) -> float:
        rows = rows_of(job, main=main, other=other)
        bold = job.happens("labels.bold", 0.4)
        return labelled(
            job,
            area,
            top,
            rows,
            job.look.type(bold=not bold and job.happens("values.bold", 0.3)),
            label=job.look.type(bold=bold),
            align=align,
        )

    return draw


def rows_of(job: Job, *, main: bool = True, other: bool = True) -> list[Row]:
    """Return the rows of references that were asked for."""
    return (main_rows(job) if main else []) + (other_rows(job) if other else [])


def date_row(job: Job, area: Area, top: float) -> float:
    """The date alone with its label, where the number stands in the title."""
    return labelled(
        job, area, top, [(job.words["issue_date"], issue_date(job))], job.look.type(), label=job.look.type()
    )


def number_row(job: Job, area: Area, top: float) -> float:
    """The number alone with its label, where the date stands elsewhere."""
    return labelled(job, area, top, [(number_label(job), number(job))], job.look.type(bold=True), label=job.look.type())


def ladder(*, main: bool = True, other: bool = True, most: int = 5, boxed: bool = True) -> Block:
    """A row of labels with the values under them, in cells."""

    def draw(job: Job, area: Area, top: float) -> float:
        rows = rows_of(job, main=main, other=other)
        for start in range(0, len(rows), most):
            top = _rung(job, area, top, rows[start : start + most], boxed=boxed)
        return top

    return draw


def _rung(job: Job, area: Area, top: float, rows: list[Row], *, boxed: bool) -> float:
    label, kind = job.look.type(scale=0.85, bold=job.happens("ladder.bold", 0.5)), job.look.type()
    shares = [max(label.width(name), kind.width(value.text)) + 10 for name, value in rows]
    factor = area.width / sum(shares)
    if factor < 1 and len(rows) > 1:
        half = (len(rows) + 1) // 2
        return _rung(job, area, _rung(job, area, top, rows[:half], boxed=boxed), rows[half:], boxed=boxed)
    left, height = area.left, label.leading + kind.leading + 8
    if boxed:
        job.pen.box(area.left, top, area.width, label.leading + 4, fill=PALE)
    for (name, value), share in zip(rows, shares, strict=True):
        width = share * factor
        if boxed:
            job.pen.box(left, top, width, height, stroke=LINE)
        job.pen.text(left + width / 2, top + 3, name, label, "center")
        job.pen.text(left + width / 2, top + label.leading + 6, value, kind, "center")
        left += width
    return top + height + (0 if boxed else 2)


def grid(*, main: bool = True, other: bool = True) -> Block:
    """A little table of two columns, ruled."""

    def draw(job: Job, area: Area, top: float) -> float:
        kind, label = job.look.type(), job.look.type(bold=True)
        rows = rows_of(job, main=main, other=other)
        column = max(label.width(name) for name, _ in rows) + 10
        column = max(column, min(area.width * 0.5, area.width - 12 - max(kind.width(value.text) for _, value in rows)))
        height = kind.leading + 4
        for name, value in rows:
            job.pen.box(area.left, top, column, height, fill=PALE, stroke=LINE)
            job.pen.box(area.left + column, top, area.width - column, height, stroke=LINE)
            job.pen.text(area.left + 4, top + 2, name, label)
            job.pen.text(area.left + column + 4, top + 2, value, kind)
            top += height
        return top

    return draw


def reference_line(job: Job, area: Area, top: float) -> float:
    """All other references in running text."""
    rows = other_rows(job)
    for start in range(0, len(rows), 2):
        pieces = Said("")
        for name, value in rows[start : start + 2]:
            pieces = pieces + (("   -   " if pieces else "") + name + (job.look.colon or " :") + " ") + value
        top = paragraph(job, area, top, pieces, job.look.type(scale=0.92, color=GREY))
    return top
