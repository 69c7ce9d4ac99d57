"""Where each table stands in the picture, and which way the lines between them go."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from invoices.management.data_model.tables import Column, Table

# Read from left to right as a document travels; a table that is named nowhere gets a column of its own at the end.
COLUMNS: tuple[tuple[str, ...], ...] = (
    ("Organisation", "User", "Membership", "Invitation", "ApiToken", "AuditEntry"),
    ("Source", "SourceRun", "Batch", "Arrival", "ArchiveEntry"),
    ("Document", "Preferences", "Consent"),
    ("OcrRun", "Understanding", "Supplier", "SupplierIban", "CostEntry", "EngineSlot"),
    ("Invoice",),
    ("VatLine", "InvoiceLine", "Twin", "TwinBand", "Review", "Correction"),
)
# Nearly every table belongs to an organisation and remembers a person: said in the row, drawn only among neighbours.
HUBS = frozenset({"Organisation", "User"})
ROW, HEAD, GAP, MARGIN, LANE = 16, 26, 26, 24, 11
# What one sign of the rows takes at the most, in the fonts that stand in for one another.
SIGN, SIGN_OF_HEAD = 6.7, 8.2
CORRIDOR = 12


@dataclass(frozen=True, slots=True)
class Edge:
    """A column that refers to another table."""

    source: str
    row: int
    target: str
    is_one: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A table on the sheet."""

    table: Table
    column: int
    left: float
    top: float
    width: float

    @property
    def height(self) -> float:
        """Return how tall it is."""
        return HEAD + ROW * len(self.table.columns) + 6

    def row_at(self, row: int) -> float:
        """Return the height of the middle of a row."""
        return self.top + HEAD + ROW * row + ROW / 2 + 2

    @property
    def head_at(self) -> float:
        """Return the height of the middle of its name."""
        return self.top + HEAD / 2

    @property
    def right(self) -> float:
        """Return where it ends."""
        return self.left + self.width


@dataclass(frozen=True, slots=True)
class Line:
    """A reference as it is drawn: corners from the row to the table it names."""

    edge: Edge
    corners: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole picture."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: float
    height: float


def text_of(column: Column) -> str:
    """Write a column as UML does: name: type [0..1]."""
    kind = column.target or column.kind
    return f"{column.name}: {kind}{' [0..1]' if column.is_null else ''}"


def edges_of(tables: Iterable[Table]) -> tuple[Edge, ...]:
    """Return the references that are drawn."""
    known = {table.name: table for table in tables}
    return tuple(
        Edge(table.name, row, column.target, column.is_unique)
        for table in known.values()
        for row, column in enumerate(table.columns)
        if column.target in known and (column.target not in HUBS or known[column.target].app == table.app)
    )


def arranged(tables: Sequence[Table]) -> tuple[tuple[Table, ...], ...]:
    """Return the tables column by column."""
    known = {table.name: table for table in tables}
    columns = [tuple(known[name] for name in names if name in known) for names in COLUMNS]
    placed = {name for names in COLUMNS for name in names}
    rest = tuple(table for table in tables if table.name not in placed)
    return tuple(column for column in (*columns, rest) if column)


def laid_out(tables: Sequence[Table]) -> Sheet:
    """Give every table its place and every reference its way."""
    columns, edges = arranged(tables), edges_of(tables)
    where = {table.name: number for number, column in enumerate(columns) for table in column}
    lanes = _lanes(edges, where)
    over = sorted({edge.target for edge in edges if _is_far(edge, where)})
    top = MARGIN + CORRIDOR * len(over)
    boxes = {box.table.name: box for box in _boxes(columns, lanes, top)}
    starts = _gutters(columns, lanes)
    ways = {key: starts[key[0]] + LANE * (place + 1) for lane in lanes.values() for place, key in enumerate(lane)}
    corridors = {name: MARGIN + CORRIDOR * place for place, name in enumerate(over)}
    lines = tuple(Line(edge, tuple(_corners(edge, boxes, ways, corridors))) for edge in edges)
    width = starts[len(columns)] + LANE * (len(lanes.get(len(columns), ())) + 1) + MARGIN
    return Sheet(tuple(boxes.values()), lines, width, max(box.top + box.height for box in boxes.values()) + MARGIN)


# A lane is a vertical way in the gutter left of a column, shared by all that goes to the same table.
Key = tuple[int, str]


def _is_far(edge: Edge, where: Mapping[str, int]) -> bool:
    return abs(where[edge.source] - where[edge.target]) > 1


def _out_and_in(edge: Edge, where: Mapping[str, int]) -> tuple[int, int]:
    """Return the gutter in which a reference leaves its table, and the one in which it arrives."""
    here, there = where[edge.source], where[edge.target]
    if here == there:
        return here, here
    return (here + 1, there) if there > here else (here, there + 1)


def _lanes(edges: Iterable[Edge], where: Mapping[str, int]) -> dict[int, list[Key]]:
    lanes: dict[int, list[Key]] = {}
    for edge in edges:
        for gutter in dict.fromkeys(_out_and_in(edge, where)):
            lane = lanes.setdefault(gutter, [])
            if (gutter, edge.target) not in lane:
                lane.append((gutter, edge.target))
    return lanes


def _gutters(columns: Sequence[Sequence[Table]], lanes: Mapping[int, Sequence[Key]]) -> list[float]:
    """Return where each gutter begins."""
    starts = [float(MARGIN)]
    for number, column in enumerate(columns):
        starts.append(_left_of(starts[number], lanes.get(number, ())) + _width(column))
    return starts


def _left_of(gutter: float, lanes: Sequence[Key]) -> float:
    return gutter + LANE * (len(lanes) + 1) + 12 if lanes else gutter + LANE


def _width(column: Sequence[Table]) -> float:
    rows = (len(text_of(field)) * SIGN for table in column for field in table.columns)
    return round(max(*rows, *(len(table.name) * SIGN_OF_HEAD for table in column)) + 22)


def _boxes(columns: Sequence[Sequence[Table]], lanes: Mapping[int, Sequence[Key]], top: float) -> Iterator[Box]:
    starts = _gutters(columns, lanes)
    for number, column in enumerate(columns):
        height = top
        for table in column:
            box = Box(table, number, _left_of(starts[number], lanes.get(number, ())), height, _width(column))
            yield box
            height += box.height + GAP


def _corners(
    edge: Edge, boxes: Mapping[str, Box], ways: Mapping[Key, float], corridors: Mapping[str, float]
) -> Iterator[tuple[float, float]]:
    source, target = boxes[edge.source], boxes[edge.target]
    leave, arrive = _out_and_in(edge, {name: box.column for name, box in boxes.items()})
    here, out, back = source.row_at(edge.row), ways[leave, edge.target], ways[arrive, edge.target]
    yield (source.right if leave > source.column else source.left), here
    yield out, here
    if out != back:
        yield out, corridors[edge.target]
        yield back, corridors[edge.target]
    yield back, target.head_at
    yield (target.right if arrive > target.column else target.left), target.head_at
