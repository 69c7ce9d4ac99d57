"""A comparison of engines as tables, for a terminal and for a spreadsheet."""

from collections.abc import Callable
from decimal import Decimal

from invoices.ocr.accuracy import Accuracy
from invoices.ocr.comparison import Comparison, Row, Summary
from invoices.ocr.tables import Table, as_csv, as_text

MEGABYTE = 1_000_000
NOT_KNOWN = "—"

Write = Callable[[Summary], str]

COLUMNS: tuple[tuple[str, Write], ...] = (
    ("Engine", lambda one: one.engine),
    ("Documents", lambda one: str(one.documents)),
    ("Pages", lambda one: str(one.pages)),
    ("Failed", lambda one: str(one.failures)),
    ("Character error", lambda one: share(one.accuracy.character_error, digits=2)),
    ("Words", lambda one: share(one.accuracy.word_recall)),
    ("Amounts", lambda one: share(one.accuracy.amounts)),
    ("Accented", lambda one: share(one.accuracy.accented)),
    ("s/page", lambda one: figure(one.seconds_a_page)),
    ("CPU s/page", lambda one: figure(one.cpu_seconds_a_page)),
    ("Pages/min", lambda one: figure(one.pages_a_minute, digits=1)),
    ("€/page", lambda one: money(one.cost_a_page)),
    ("Peak MB", lambda one: megabytes(one.peak_bytes)),
)

ROW_HEAD = (
    "document", "engine", "pages", "character_error", "word_recall", "amounts", "accented", "characters_printed",
    "words_printed", "amounts_printed", "accented_printed", "seconds", "cpu_seconds", "cost", "peak_bytes", "error",
)  # fmt: skip


def share(value: float | None, *, digits: int = 1) -> str:
    """Write a share as a percentage."""
    return NOT_KNOWN if value is None else f"{100 * value:.{digits}f} %"


def figure(value: float | None, *, digits: int = 2) -> str:
    """Write a figure with so many decimals."""
    return NOT_KNOWN if value is None else f"{value:.{digits}f}"


def money(value: Decimal | None) -> str:
    """Write a price as fine as prices for a page are."""
    return NOT_KNOWN if value is None else f"{value:.4f}" if value else "0"


def megabytes(value: int | None) -> str:
    """Write an amount of memory."""
    return NOT_KNOWN if value is None else str(round(value / MEGABYTE))


def summary_table(comparison: Comparison) -> Table:
    """Put the engines side by side."""
    rows = tuple(tuple(write(one) for _, write in COLUMNS) for one in comparison.summaries)
    return Table(_caption(comparison), tuple(title for title, _ in COLUMNS), rows)


def unavailable_table(comparison: Comparison) -> Table:
    """List the engines that took no part."""
    rows = tuple((one.engine, one.reason) for one in comparison.unavailable)
    return Table("Not compared", ("Engine", "Why"), rows)


def failure_table(comparison: Comparison) -> Table:
    """List what an engine could not read."""
    rows = tuple((row.document, row.engine, row.error) for row in comparison.rows if row.error is not None)
    return Table("Not read", ("Document", "Engine", "Why"), rows)


def row_table(comparison: Comparison) -> Table:
    """Write everything that was measured, one row a document and engine, as programs read it."""
    return Table("Every reading", ROW_HEAD, tuple(_cells(row) for row in comparison.rows))


def _cells(row: Row) -> tuple[str, ...]:
    accuracy = row.accuracy or Accuracy()
    shares = (accuracy.character_error, accuracy.word_recall, accuracy.amounts, accuracy.accented)
    tallies = (accuracy.of_characters, accuracy.of_words, accuracy.of_amounts, accuracy.of_accented)
    return (
        *(row.document, row.engine, str(row.pages)),
        *("" if value is None else f"{value:.5f}" for value in shares),
        *(str(tally.printed) for tally in tallies),
        f"{row.seconds:.4f}",
        "" if row.cpu_seconds is None else f"{row.cpu_seconds:.4f}",
        str(row.cost),
        "" if row.peak_bytes is None else str(row.peak_bytes),
        row.error or "",
    )


def _caption(comparison: Comparison) -> str:
    most = max((one.accuracy for one in comparison.summaries), key=lambda one: one.of_words.printed, default=Accuracy())
    documents = len({row.document for row in comparison.rows})
    return (
        f"{documents} documents; known on them: {most.of_characters.printed} characters, {most.of_words.printed} words,"
        f" {most.of_amounts.printed} amounts, {most.of_accented.printed} accented words."
        " Words, amounts and accented words: the share read exactly right."
    )


def to_text(comparison: Comparison) -> str:
    """Write a comparison for a terminal."""
    tables = (summary_table(comparison), unavailable_table(comparison), failure_table(comparison))
    return "\n".join(as_text(table) for place, table in enumerate(tables) if table.rows or not place)


def to_csv(comparison: Comparison) -> str:
    """Write every reading of a comparison for a spreadsheet."""
    return as_csv(row_table(comparison))
