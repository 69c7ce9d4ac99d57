"""An amount that was misread, told by what its quantity and its price make."""

from decimal import ROUND_HALF_UP, Decimal
from difflib import SequenceMatcher

from invoices.extraction.amounts import Amount
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_parts import has_digits, percent_in, printed
from invoices.extraction.line_rows_tables import Table
from invoices.extraction.line_words import Column
from invoices.extraction.text import look_alike

CENT = Decimal("0.01")
HUNDRED = Decimal(100)
ALIKE = 0.7  # of the digits that should be there and those that were read


def mended_amount(strip: Strip, table: Table, zone: int) -> Amount | None:
    """Return the amount that a row must have, where what was read in its place looks like it."""
    part = strip.parts[zone]
    value = made_by(strip, table, zone)
    if value is None or not any(has_digits(token) for token in part) or not _looks_like(printed(part), value):
        return None
    return Amount(value, 2, None, printed(part), signed=value < 0, damaged=True)


def made_by(strip: Strip, table: Table, zone: int) -> Decimal | None:
    """Return what quantity, price and discount on a row make."""
    quantity, price = (_number(strip, table, column, zone) for column in (Column.QUANTITY, Column.PRICE))
    if quantity is None or price is None:
        return None
    place = table.first(Column.DISCOUNT)
    discount = percent_in(strip.parts[place]) if place is not None else None
    return (quantity * price * (HUNDRED - (discount or 0)) / HUNDRED).quantize(CENT, ROUND_HALF_UP)


def _number(strip: Strip, table: Table, column: Column, zone: int) -> Decimal | None:
    place = table.first(column)
    number = strip.numbers[place] if place is not None and place != zone else None
    return None if number is None else number.value


def _looks_like(text: str, value: Decimal) -> bool:
    read, due = ("".join(filter(str.isdigit, look_alike(said))) for said in (text, str(value)))
    alike = SequenceMatcher(None, read, due).ratio() >= ALIKE
    return abs(len(read) - len(due)) <= 1 and alike and not text.strip().isalpha()
