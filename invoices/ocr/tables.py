"""A table of words and figures, written for a terminal, a web page, a Markdown page or a spreadsheet."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from io import StringIO

from invoices.ocr.markup import element, text_element

# What a spreadsheet would take for a formula when a cell begins with it.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
NOT_KNOWN = ("—", "")


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a head; the first cell of each row names it, the others are what there is to say of it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def figures(self) -> tuple[bool, ...]:
        """Tell for each column whether it holds figures, which line up at the right."""
        columns = zip(*self.rows, strict=True) if self.rows else ((name,) for name in self.head)
        return tuple(all(cell[:1].isdecimal() or cell in NOT_KNOWN for cell in column) for column in columns)


def as_text(table: Table) -> str:
    """Write a table in columns, words to the left and figures to the right."""
    rows = [[_printable(cell) for cell in row] for row in (table.head, *table.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    written = ["  ".join(_padded(row, widths, table.figures)).rstrip() for row in rows]
    rule = "  ".join("-" * width for width in widths)
    return "\n".join([_printable(table.caption), "", written[0], rule, *written[1:]]) + "\n"


def as_html(table: Table) -> str:
    """Write a table that tells those who hear it which head and which name each figure belongs to."""
    head = element("tr", *(text_element("th", cell, scope="col") for cell in table.head))
    rows = (element("tr", *_html_cells(row, table.figures)) for row in table.rows)
    caption = text_element("caption", table.caption)
    return element("table", caption, element("thead", head), element("tbody", *rows))


def as_markdown(table: Table) -> str:
    """Write a table as Markdown; its caption stands above it."""
    rules = ["---:" if figure else "---" for figure in table.figures]
    rows = [_piped(table.head), _piped(rules), *map(_piped, table.rows)]
    return f"{table.caption}\n\n" + "\n".join(rows) + "\n"


def as_csv(table: Table) -> str:
    """Write a table for a spreadsheet; a name that looks like a formula stays a name."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.head)
    writer.writerows([_no_formula(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _printable(cell: str) -> str:
    """Keep what a stranger named his file from moving the cursor."""
    return "".join(sign if sign.isprintable() else " " for sign in cell)


def _padded(row: Sequence[str], widths: Sequence[int], figures: Sequence[bool]) -> list[str]:
    sides = zip(row, widths, figures, strict=True)
    return [cell.rjust(width) if figure else cell.ljust(width) for cell, width, figure in sides]


def _html_cells(row: Sequence[str], figures: Sequence[bool]) -> list[str]:
    name, *cells = zip(row, figures, strict=True)
    looks = (text_element("td", cell, class_="figure" if figure else None) for cell, figure in cells)
    return [text_element("th", name[0], scope="row"), *looks]


def _piped(row: Sequence[str]) -> str:
    return "| " + " | ".join(_printable(cell).replace("\\", "\\\\").replace("|", "\\|") for cell in row) + " |"


def _no_formula(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULAS) and not _is_number(cell) else cell


def _is_number(cell: str) -> bool:
    return cell.lstrip("-").replace(".", "", 1).isdecimal()
