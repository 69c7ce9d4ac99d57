"""Which rows of a table are items, by the amounts in one of its columns."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from invoices.extraction.amounts import CURRENCIES, Amount
from invoices.extraction.line_columns import MONEY
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_described import described, goes_on, is_bare, is_free
from invoices.extraction.line_rows_mended import mended_amount
from invoices.extraction.line_rows_parts import (
    CENTS,
    has_digits,
    is_money,
    percent_in,
    printed,
    says_something,
)
from invoices.extraction.line_rows_tables import Table
from invoices.extraction.line_words import Closing, Column, words_of
from invoices.extraction.line_words_known import UNITS

# A word that stands so near before an amount, in signs, makes it a part of a sentence.
GLUED = 1.3
MOST_AMOUNTS = 3  # of an item
# A row so far below the one before it, in heights of print, is not of the same table.
FAR = 14.0


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row with the amount of an item."""

    strip: Strip
    amount: Amount
    bare: bool  # nothing on it says what was sold
    after_subtotal: bool


@dataclass(frozen=True, slots=True)
class Run:
    """Rows of text between two items, or above the first, or below the last before something ends them."""

    before: ItemRow | None
    texts: tuple[Strip, ...]
    after: ItemRow | None


def runs_of(table: Table, zone: int, *, adds_up: bool) -> tuple[Run, ...]:
    """Walk down a table: what stands above, between and below the items.

    Where it adds up, an amount that is the sum of all above it is no item, whatever stands beside it.
    """
    runs: list[Run] = []
    before: ItemRow | None = None
    texts: list[Strip] = []
    late = False
    for strip, amount, ends in _until_far(table, zone, adds_up=adds_up):
        if amount is not None:
            item = ItemRow(strip, amount, is_bare(strip, table, zone) or goes_on(strip, table, zone), late)
            runs.append(Run(before, tuple(texts), item))
            before, texts = item, []
        elif ends is not None:
            late = late or ends is Closing.SUBTOTAL
            runs.append(Run(before, tuple(texts), None))
            before, texts = None, []
        elif described(strip, table, zone):
            texts.append(strip)
    return (*runs, Run(before, tuple(texts), None))


def _until_far(table: Table, zone: int, *, adds_up: bool) -> Iterator[tuple[Strip, Amount | None, Closing | None]]:
    """Yield each row with the amount of an item where it has one, and how it closes what stands above it."""
    values: list[Decimal] = []
    last: Strip | None = None
    for strip in table.strips:
        if last is not None and strip.middle - last.middle > FAR * last.height:
            return
        amount = _amount(strip, table, zone)
        summed = adds_up and amount is not None and _is_sum(amount.value, values, strip, table, zone)
        if amount is not None and not summed:
            values.append(amount.value)
            yield strip, amount, None
        else:
            rule = Closing.RULE if _is_ruled(strip) else None
            yield strip, None, Closing.SUBTOTAL if summed else strip.closing or rule
        if summed and not table.named:
            return
        last = strip if values else None


def _is_ruled(strip: Strip) -> bool:
    """Tell whether a row is a line drawn with signs."""
    return not any(map(str.isalnum, "".join(token.text for token in strip.tokens))) and len(strip.tokens[0].text) > 2


def _is_sum(amount: Decimal, values: Sequence[Decimal], strip: Strip, table: Table, zone: int) -> bool:
    return len(values) > 1 and amount == sum(values) and not _has_numbers(strip, table, zone)


def _amount(strip: Strip, table: Table, zone: int) -> Amount | None:
    amount = strip.numbers[zone]
    if amount is None or not (is_money(amount) or _is_loose(table, zone)):
        return None if strip.closing else _free(strip, table, zone) or mended_amount(strip, table, zone)
    if is_in_a_sentence(strip, zone) or (not table.named and _is_of_tax(strip)):
        return None
    return None if strip.closing and not is_product(strip, table, amount.value) else amount


def _free(strip: Strip, table: Table, zone: int) -> Amount | None:
    """Return nothing as the amount of what costs nothing."""
    if not is_free(strip, zone) or is_bare(strip, table, zone):
        return None
    return Amount(Decimal("0.00"), CENTS, None, printed(strip.parts[zone]), signed=False)


def _is_loose(table: Table, zone: int) -> bool:
    """Tell whether a column of amounts is printed without cents."""
    numbers = [strip.numbers[zone] for strip in table.strips if strip.numbers[zone] is not None]
    return sum(map(is_money, numbers)) * 2 < len(numbers) and table.named


def _is_of_a_sentence(word: str) -> bool:
    return word.isalpha() and len(word) > 1 and word not in UNITS and word.upper() not in CURRENCIES


def _is_of_tax(strip: Strip) -> bool:
    """Tell whether a row names a rate, or many amounts, and nothing that has them."""
    amounts = sum(MONEY.search(token.text) is not None for token in strip.tokens)
    return (percent_in(strip.tokens) is not None or amounts > MOST_AMOUNTS) and not says_something(strip.tokens)


def is_in_a_sentence(strip: Strip, zone: int) -> bool:
    """Tell whether the number in a column follows a word closely."""
    numbers = [token for token in strip.parts[zone] if has_digits(token)]
    number = next((token for token in reversed(numbers) if MONEY.search(token.text)), numbers[0])
    before = [token for token in strip.tokens if token.left < number.left]
    if not before:
        return False
    near = number.left - before[-1].right < GLUED * before[-1].sign
    return near and any(_is_of_a_sentence(word) for word in words_of(before[-1].text))


def is_product(strip: Strip, table: Table, amount: Decimal) -> bool:
    """Tell whether quantity and price on a row make its amount."""
    quantity, price = (_number(strip, table.first(column)) for column in (Column.QUANTITY, Column.PRICE))
    return quantity is not None and price is not None and abs(quantity * price - amount) <= Decimal("0.01")


def _number(strip: Strip, zone: int | None) -> Decimal | None:
    number = None if zone is None else strip.numbers[zone]
    return None if number is None else number.value


def _has_numbers(strip: Strip, table: Table, zone: int) -> bool:
    columns = (Column.QUANTITY, Column.PRICE)
    return any(_number(strip, table.first(column)) is not None for column in columns if table.first(column) != zone)
