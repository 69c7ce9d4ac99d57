"""The picture of the tables, as SVG with nothing around it."""

from collections.abc import Iterator
from html import escape

from invoices.management.data_model.layout import HEAD, Box, Line, Sheet, text_of

# It stands on a sheet of its own colour, so that it can be read on any page, whatever that page's theme.
STYLE = """
svg { --sheet: #ffffff; --ink: #151b28; --soft: #55607a; --edge: #c3cad8; --accounts: #e3e9fb; --learning: #ece4f8;
  --invoices: #ddf1e8; --monitoring: #fbecd6; --line: #3653b3; }
@media (prefers-color-scheme: dark) { svg { --sheet: #12161f; --ink: #eceff6; --soft: #a5b0c6; --edge: #414c63;
  --accounts: #28345c; --learning: #3b2d55; --invoices: #1c4436; --monitoring: #523d1c; --line: #90a8ff; } }
.sheet, .table { fill: var(--sheet) } .table { stroke: var(--edge) }
.accounts { fill: var(--accounts) } .learning { fill: var(--learning) }
.invoices { fill: var(--invoices) } .monitoring { fill: var(--monitoring) }
text { fill: var(--ink); font: 11px ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace }
.name { font: bold 13px system-ui, "DejaVu Sans", sans-serif } .kind { fill: var(--soft) }
.key { font-weight: bold } .refers { fill: var(--line) }
.way { fill: none; stroke: var(--line); stroke-width: 1.2 } .head, .foot { fill: var(--line) }
""".strip()
ARROW = 7


def to_svg(sheet: Sheet, *, title: str, says: str) -> str:
    """Draw the sheet."""
    size = f'viewBox="0 0 {sheet.width:g} {sheet.height:g}" width="{sheet.width:g}" height="{sheet.height:g}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="t d" {size}>',
        f'<title id="t">{escape(title)}</title><desc id="d">{escape(says)}</desc>',
        f"<style>{STYLE}</style>",
        '<rect class="sheet" width="100%" height="100%"/>',
        *(part for line in sheet.lines for part in _line(line)),
        *(part for box in sheet.boxes for part in _box(box)),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _box(box: Box) -> Iterator[str]:
    where = f'x="{box.left:g}" y="{box.top:g}" width="{box.width:g}"'
    yield f'<rect class="table" {where} height="{box.height:g}" rx="4"/>'
    yield f'<rect class="{escape(box.table.app)}" {where} height="{HEAD}" rx="4"/>'
    yield _text(box.left + 10, box.head_at + 5, box.table.name, "name")
    for row, column in enumerate(box.table.columns):
        name, _, kind = text_of(column).partition(": ")
        look = "key" if column.is_key else ""
        rest = f'<tspan class="{"refers" if column.target else "kind"}">: {escape(kind)}</tspan>'
        yield _text(box.left + 10, box.row_at(row) + 4, name, look, rest)


def _line(line: Line) -> Iterator[str]:
    """Draw the way, an arrow where it arrives, and how many may refer where it leaves."""
    path = "M" + " L".join(f"{x:g} {y:g}" for x, y in line.corners)
    yield f'<path class="way" d="{path}"/>'
    (before, _), (tip, height) = line.corners[-2:]
    back = tip - ARROW if tip > before else tip + ARROW
    yield f'<path class="head" d="M{tip:g} {height:g} L{back:g} {height - 4:g} L{back:g} {height + 4:g} Z"/>'
    (start, low), (away, _) = line.corners[:2]
    side = 7 if away > start else -7
    yield _text(start + side - 3, low - 2, "1" if line.edge.is_one else "*", "foot")


def _text(x: float, y: float, words: str, look: str, rest: str = "") -> str:
    marked = f' class="{look}"' if look else ""
    return f'<text x="{x:g}" y="{y:g}"{marked}>{escape(words)}{rest}</text>'
