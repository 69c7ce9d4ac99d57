"""The words of a row that say what was sold."""

from collections.abc import Sequence

from invoices.extraction.layout import Token
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_parts import is_wordy, says_something
from invoices.extraction.line_rows_tables import Table
from invoices.extraction.line_words import Column, words_of
from invoices.extraction.line_words_known import FREE

# Columns that hold no words of a description.
SILENT = frozenset(
    {Column.QUANTITY, Column.UNIT, Column.PRICE, Column.DISCOUNT, Column.RATE, Column.TAX}
    | {Column.NET, Column.GROSS, Column.AMOUNT, Column.DATE, Column.POSITION}
)


def described(strip: Strip, table: Table, zone: int) -> tuple[Token, ...]:
    """Return the words of a row that say what was sold."""
    place = table.first(Column.DESCRIPTION)
    only_words = strip.numbers[zone] is None and not is_free(strip, zone)
    if place is None and only_words:
        return strip.tokens
    if place is None:
        parts = [part for at, part in enumerate(strip.parts) if at != zone and table.zones[at].column not in SILENT]
        return tuple(token for part in parts for token in part)
    if only_words and strip.parts[place]:
        # A row of text runs on under the columns of numbers.
        return tuple(token for part in strip.parts[place:] for token in part)
    return strip.parts[place] or tuple(
        token for at, part in enumerate(strip.parts) if at != zone for token in part if says_something((token,))
    )


def goes_on(strip: Strip, table: Table, zone: int) -> bool:
    """Tell whether a row begins in the middle of a sentence, where other rows begin with a capital."""
    if not _begins_small(described(strip, table, zone)):
        return False
    rows = [tokens for other in table.strips if (tokens := described(other, table, zone))]
    return sum(map(_begins_small, rows)) * 2 < len(rows)


def _begins_small(tokens: Sequence[Token]) -> bool:
    return bool(tokens) and tokens[0].word.text[0].islower() and is_wordy(tokens[0].text)


def is_bare(strip: Strip, table: Table, zone: int) -> bool:
    """Tell whether nothing on a row says what was sold."""
    return not says_something(described(strip, table, zone))


def is_free(strip: Strip, zone: int) -> bool:
    """Tell whether a word stands in the place of an amount that says it costs nothing."""
    words = [word for token in strip.parts[zone] for word in words_of(token.text)]
    return len(words) == 1 and words[0] in FREE
