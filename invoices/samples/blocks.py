"""What layouts are built of: a block takes a column of the page and a height, draws, and says where it ended."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from reportlab.lib.colors import Color, HexColor

from invoices.samples.look import Job
from invoices.samples.pen import Type, fitted, wrapped
from invoices.samples.said import Row, Said, said

GREY = HexColor("#777777")
PALE = HexColor("#eeeeee")
LINE = HexColor("#999999")


@dataclass(frozen=True, slots=True)
class Area:
    """A column of the page."""

    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def middle(self) -> float:
        return self.left + self.width / 2

    def part(self, start: float, end: float) -> "Area":
        """Return a part of the column; the bounds are shares of its width."""
        return Area(self.left + start * self.width, (end - start) * self.width)

    def edge(self, align: str) -> float:
        return {"left": self.left, "center": self.middle, "right": self.right}[align]


Block: TypeAlias = Callable[[Job, Area, float], float]


def stack(*blocks: Block, gap: float = 10) -> Block:
    """Set blocks under one another; one that draws nothing leaves no gap."""

    def draw(job: Job, area: Area, top: float) -> float:
        for block in blocks:
            end = block(job, area, top)
            top = end + gap if end > top else top
        return top - gap if blocks else top

    return draw


def beside(*blocks: tuple[float, float, Block]) -> Block:
    """Set blocks next to one another, each from one share of the width to another."""

    def draw(job: Job, area: Area, top: float) -> float:
        return max(block(job, area.part(start, end), top) for start, end, block in blocks)

    return draw


def lowered(block: Block, by: float) -> Block:
    """Set a block some points further down."""
    return lambda job, area, top: block(job, area, top + by)


def space(height: float) -> Block:
    """Leave room."""
    return lambda job, area, top: top + height


def nothing(job: Job, area: Area, top: float) -> float:
    """Take no room."""
    return top


def height_of(block: Block, job: Job, area: Area) -> float:
    """Measure a block without drawing it."""
    with job.pen.only_measuring():
        return block(job, area, 0.0)


def paragraph(job: Job, area: Area, top: float, what: Said | str, kind: Type, align: str = "left") -> float:
    """Set a text on as many lines as it takes."""
    piece = said(what)
    kind = fitted(max(piece.text.split(" "), key=kind.width), kind, area.width)
    for place, line in enumerate(wrapped(piece.text, kind, area.width)):
        job.pen.text(area.edge(align), top, Said(line, piece.claims if place == 0 else ()), kind, align)
        top += kind.leading
    return top


def lines(
    job: Job,
    area: Area,
    top: float,
    pieces: Sequence[Said],
    kind: Type,
    *,
    first: Type | None = None,
    align: str = "left",
) -> float:
    """Set pieces under one another; the first may be set differently."""
    for place, piece in enumerate(pieces):
        top = paragraph(job, area, top, piece, first if first and place == 0 else kind, align)
    return top


def labelled(
    job: Job, area: Area, top: float, rows: Sequence[Row], kind: Type, *, label: Type, align: str = "beside"
) -> float:
    """Set labels and values: on one line each, in two columns, or the values at the right edge."""
    if align == "above":
        return _above(job, area, top, rows, kind, label)
    colon = job.look.colon
    column = max((label.width(name + colon) for name, _ in rows), default=0) + 8
    for name, value in rows:
        wide = column + kind.width(value.text) > area.width
        if align == "line" or wide:
            top = _on_a_line(job, area, top, (name + (colon or " :"), value), kind, label)
            continue
        job.pen.text(area.left, top, name + colon, label)
        at, how = (area.right, "right") if align == "edges" else (area.left + column, "left")
        job.pen.text(at, top, value, kind, how)
        top += kind.leading
    return top


def _above(job: Job, area: Area, top: float, rows: Sequence[Row], kind: Type, label: Type) -> float:
    for name, value in rows:
        job.pen.text(area.left, top, name, label)
        top = paragraph(job, area, top + label.leading, value, kind) + 3
    return top


def _on_a_line(job: Job, area: Area, top: float, row: Row, kind: Type, label: Type) -> float:
    name, value = row
    start = label.width(f"{name} ")
    if start + kind.width(value.text) > area.width:
        job.pen.text(area.left, top, name, label)
        return paragraph(job, area, top + label.leading, value, kind)
    job.pen.text(area.left, top, name, label)
    job.pen.text(area.left + start, top, value, kind)
    return top + kind.leading


def frame(
    block: Block, *, fill: Color | None = None, stroke: Color | None = LINE, pad: float = 6, radius: float = 0
) -> Block:
    """Put a block into a box."""

    def draw(job: Job, area: Area, top: float) -> float:
        inside = Area(area.left + pad, area.width - 2 * pad)
        height = height_of(block, job, inside) + 2 * pad
        if height <= 2 * pad:
            return top
        job.pen.box(area.left, top, area.width, height, fill=fill, stroke=stroke, radius=radius)
        block(job, inside, top + pad)
        return top + height

    return draw
