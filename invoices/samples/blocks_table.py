"""The table of what was sold, over as many pages as it takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from reportlab.lib.colors import black

from invoices.samples.blocks import LINE, PALE, Area
from invoices.samples.look import Job
from invoices.samples.pen import Type, wrapped
from invoices.samples.says_lines import COLUMNS, ORDERS, columns_named, head_of, is_bare, line_claim
from invoices.samples.says_money import is_without_prices
from invoices.samples.values import ZERO, Item

PAD = 4.0
NARROWEST = 120.0
# What may go where there is no room, the least missed first.
DROPPED = ("vat_code", "unit", "gross", "code", "vat", "rebate")


@dataclass(frozen=True, slots=True)
class Grid:
    """The look of the table: which rules it has and how its head is set."""

    rules: str = "rows"  # none, rows, columns, all, outer
    head: str = "filled"  # filled, pale, line, plain
    zebra: bool = False
    tight: float = 3.0
    orders: tuple[tuple[str, ...], ...] = ORDERS


@dataclass(frozen=True, slots=True)
class Track:
    """A column with its place on the page."""

    name: str
    left: float
    width: float

    def x(self, align: str) -> float:
        return {"left": self.left + PAD, "center": self.left + self.width / 2, "right": self.left + self.width - PAD}[
            align
        ]


def tracks_of(job: Job, area: Area, grid: Grid) -> tuple[Track, ...]:
    """Give each column the room its widest content needs, and the description what is left."""
    names = list(columns_named(job, grid.orders))
    widths = {name: _widest(job, name, names) for name in names if name != "description"}
    for name in DROPPED:
        if area.width - sum(widths.values()) >= NARROWEST:
            break
        if name in widths:
            del widths[name]
            names.remove(name)
    widths["description"] = area.width - sum(widths.values())
    tracks, left = [], area.left
    for name in names:
        tracks.append(Track(name, left, widths[name]))
        left += widths[name]
    return tuple(tracks)


def _widest(job: Job, name: str, names: Sequence[str]) -> float:
    body, head = job.look.type(), _head_type(job)
    texts = [COLUMNS[name].cell(job, item, names) for item in job.scene.items]
    if name == "net":  # a sum carried to the next page stands there too
        texts.append(job.money(sum((item.amount for item in job.scene.items), ZERO), bare=is_bare(job)))
    return max([head.width(head_of(job, name)), *(body.width(text) for text in texts)]) + 2 * PAD + 2


def _head_type(job: Job, *, on_accent: bool = False) -> Type:
    return job.look.type(bold=True, scale=0.95, color=job.look.on_accent if on_accent else black)


def draw_table(job: Job, area: Area, top: float, grid: Grid, *, bottom: float, turn: Callable[[], float]) -> float:
    """Draw all lines; `turn` goes to the next page and says where its table starts."""
    tracks = tracks_of(job, area, grid)
    start, top = top, _head(job, area, top, tracks, grid)
    carried, does_carry = ZERO, job.happens("carry", 0.6) and not is_without_prices(job)
    room = job.look.type().leading * 1.6 if does_carry else 0.0
    for place, item in enumerate(job.scene.items):
        height = _height(job, item, tracks, grid)
        if top + height + room > bottom:
            if does_carry:
                _sum_row(job, area, top, "carry", carried, tracks)
            _close(job, area, start, top + room, tracks, grid)
            start = turn()
            top = _head(job, area, start, tracks, grid)
            if does_carry:
                top = _sum_row(job, area, top, "carried", carried, tracks)
        if grid.zebra and place % 2:
            job.pen.box(area.left, top, area.width, height, fill=PALE)
        top = _row(job, area, top, item, tracks, grid)
        carried += item.amount
    _close(job, area, start, top, tracks, grid)
    return top


def _head(job: Job, area: Area, top: float, tracks: tuple[Track, ...], grid: Grid) -> float:
    kind = _head_type(job, on_accent=grid.head == "filled")
    height = kind.leading + 2 * grid.tight
    if grid.head in {"filled", "pale"}:
        job.pen.box(area.left, top, area.width, height, fill=job.look.accent if grid.head == "filled" else PALE)
    upper = job.happens("head.upper", 0.2)
    for track in tracks:
        word, align = head_of(job, track.name), COLUMNS[track.name].align
        loud = word.upper() if upper and kind.width(word.upper()) <= track.width - 2 * PAD else word
        job.pen.text(track.x(align), top + grid.tight, loud, kind, align)
    if grid.head in {"line", "pale"}:
        job.pen.rule(area.left, top + height, area.right, top + height, 0.8)
    return top + height + 1


def _description(job: Job, item: Item, tracks: tuple[Track, ...]) -> list[str]:
    width = next(track.width for track in tracks if track.name == "description") - 2 * PAD
    return [line for text in (item.description, *item.details) for line in wrapped(text, job.look.type(), width)]


def _height(job: Job, item: Item, tracks: tuple[Track, ...], grid: Grid) -> float:
    return len(_description(job, item, tracks)) * job.look.type().leading + 2 * grid.tight


def _row(job: Job, area: Area, top: float, item: Item, tracks: tuple[Track, ...], grid: Grid) -> float:
    kind, end = job.look.type(), top + _height(job, item, tracks, grid)
    names = tuple(track.name for track in tracks)
    for track in tracks:
        column = COLUMNS[track.name]
        texts = _description(job, item, tracks) if track.name == "description" else [column.cell(job, item, names)]
        for place, text in enumerate(texts):
            job.pen.text(track.x(column.align), top + grid.tight + place * kind.leading, text, kind, column.align)
    job.pen.claim_line(line_claim(job, item, names))
    if grid.rules in {"rows", "all"}:
        job.pen.rule(area.left, end, area.right, end, 0.3, LINE)
    return end


def _sum_row(job: Job, area: Area, top: float, word: str, value: Decimal, tracks: tuple[Track, ...]) -> float:
    kind = job.look.type(bold=True)
    amounts = next((track for track in tracks if track.name == "net"), tracks[-1])
    job.pen.text(amounts.left - 6, top + 3, job.words[word], kind, "right")
    job.pen.text(amounts.x("right"), top + 3, job.money(value, bare=is_bare(job)), kind, "right")
    return top + kind.leading + 5


def _close(job: Job, area: Area, start: float, end: float, tracks: tuple[Track, ...], grid: Grid) -> None:
    if grid.rules in {"all", "outer", "columns"}:
        job.pen.box(area.left, start, area.width, end - start, stroke=LINE)
    if grid.rules in {"all", "columns"}:
        for track in tracks[1:]:
            job.pen.rule(track.left, start, track.left, end, 0.4, LINE)
    if grid.rules == "none" and grid.head != "plain":
        job.pen.rule(area.left, end + 2, area.right, end + 2, 0.6, LINE)
