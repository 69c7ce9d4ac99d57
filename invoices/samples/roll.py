"""Narrow paper that is cut where the print ends."""

from dataclasses import dataclass, replace

from invoices.samples.blocks import Area, Block, height_of
from invoices.samples.look import Job
from invoices.samples.pen import Pen

END = 16.0


@dataclass(frozen=True, slots=True)
class Roll:
    """A family of till receipts."""

    content: Block
    face: str = "courier"
    size: float = 8.0
    width: float = 212.0
    margin: float = 10.0
    only: tuple[str, ...] = ()


def draw_roll(job: Job, roll: Roll) -> Job:
    """Measure a receipt, cut the paper to it, and draw it."""
    area = Area(roll.margin, roll.width - 2 * roll.margin)
    height = height_of(roll.content, job, area) + 2 * END
    cut = replace(job, pen=Pen((roll.width, height)))
    roll.content(cut, area, END)
    return cut
