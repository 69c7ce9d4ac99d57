"""The page about the tables: what people wrote stays, what the models say is written anew between two marks."""

from collections.abc import Iterator, Sequence

from invoices.management.data_model.layout import arranged
from invoices.management.data_model.tables import Column, Table

BEGIN = "<!-- Written by manage.py draw_data_model: change the models, not this. -->"
END = "<!-- The end of what is written by manage.py draw_data_model. -->"


def renewed(page: str, tables: Sequence[Table]) -> str:
    """Return the page with what stands between the marks written anew.

    Raises:
        ValueError: the page has lost its marks.
    """
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise ValueError(f"the page needs the line {BEGIN} and, below it, the line {END}")
    return "\n".join([before + BEGIN, "", *_written(tables), END]) + after


def _written(tables: Sequence[Table]) -> Iterator[str]:
    for table in (table for column in arranged(tables) for table in column):
        yield from (f"### {table.name}", "", f"{table.says} Table `{table.table}`.", "")
        yield from ("| field | type | |", "|---|---|---|", *(_row(column) for column in table.columns), "")
        if table.rules:
            yield from ("| guarded by | what | who needs it |", "|---|---|---|")
            yield from (
                f"| {rule.kind} `{rule.name}` | `{_cell(rule.what)}` | {_cell(rule.why)} |" for rule in table.rules
            )
            yield ""


def _row(column: Column) -> str:
    kind = f"`{column.kind}`" + (f" → {column.target}" if column.target else "")
    marks = [
        *(["key"] if column.is_key else []),
        *(["may be empty"] if column.is_null else []),
        *(["each once"] if column.is_unique else []),
    ]
    says = " ".join([*([f"{', '.join(marks)}."] if marks else []), _cell(column.says)]).strip()
    return f"| `{column.name}` | {kind} | {says} |"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")
