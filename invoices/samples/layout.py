"""How a sheet is laid out from its blocks, over as many pages as it takes."""

from dataclasses import dataclass, replace

from reportlab.lib.pagesizes import A4

from invoices.samples.blocks import Area, Block, height_of, nothing
from invoices.samples.blocks_payment import page_number
from invoices.samples.blocks_table import Grid, draw_table
from invoices.samples.look import Job

PLAIN = Grid()


@dataclass(frozen=True, slots=True)
class Layout:
    """A family of look-alikes: what stands above the lines, how the lines are ruled, and what stands below."""

    top: Block
    bottom: Block
    foot: Block = nothing
    again: Block = nothing  # what heads the pages that follow
    grid: Grid = PLAIN
    size: tuple[float, float] = A4
    margin: float = 42.0
    margin_top: float = 36.0
    side: Block = nothing  # what stands in the left margin of the first page
    side_width: float = 0.0
    at_the_end: bool = False  # the totals stand at the end of the page, however few the lines
    gap: float = 14.0
    face: str = ""  # the only typeface it is set in; empty: any
    lines: bool = True  # whether it lists what was sold
    apart: bool = False  # the lines stand on a page of their own, behind the first
    only: tuple[str, ...] = ()  # the trades whose papers look like this; empty: all
    kinds: tuple[str, ...] = ()  # the kinds of paper that look like this; empty: all but special ones


def draw(job: Job, layout: Layout) -> Job:
    """Measure a document, draw it, and return it with its pages counted."""
    with job.pen.only_measuring():
        _draw(job, layout)
    counted = replace(job, pages=job.pen.page)
    job.pen.page = 1
    _draw(counted, layout)
    return counted


def _draw(job: Job, layout: Layout) -> None:
    pen = job.pen
    whole = Area(layout.margin, pen.width - 2 * layout.margin)
    area = Area(layout.margin + layout.side_width, whole.width - layout.side_width)
    foot = height_of(layout.foot, job, whole) + 24
    limit = pen.height - 26 - foot

    def finish_page() -> None:
        end = layout.foot(job, whole, limit + 10)
        page_number(job, whole, min(end + 2, pen.height - 20))

    def turn() -> float:
        finish_page()
        pen.next_page()
        return layout.again(job, area, layout.margin_top) + 8

    layout.side(job, Area(layout.margin, layout.side_width - 14), layout.margin_top)
    top = layout.top(job, area, layout.margin_top) + layout.gap
    top = turn() if layout.apart else top
    if layout.lines:
        top = draw_table(job, area, top, layout.grid, bottom=limit, turn=turn) + layout.gap
    need = height_of(layout.bottom, job, area)
    if top + need > limit:
        top = turn()
    layout.bottom(job, area, max(top, limit - need) if layout.at_the_end else top)
    finish_page()
