"""Quantity and price of an item: in their columns, or wherever two numbers on its rows make its amount."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product

from invoices.extraction.layout import Token
from invoices.extraction.line_rows import Strip
from invoices.extraction.line_rows_joined import Draft
from invoices.extraction.line_rows_mended import CENT, HUNDRED
from invoices.extraction.line_rows_parts import has_digits, percent_in, printed, readings_of
from invoices.extraction.line_words import Column

HALF_CENT = Decimal("0.005")
MOST_QUANTITY = 100_000
MOST_NUMBERS = 10
TIMES = re.compile(r"(?<=\d)\s?[x×*@](?=[\d.,])", re.IGNORECASE)  # 3x6.00


@dataclass(frozen=True, slots=True)
class Product:
    """Quantity and price of an item, and whether they make its amount."""

    quantity: Decimal | None
    price: Decimal | None
    holds: bool
    tokens: tuple[Token, ...] = ()  # that say so, when no column does


@dataclass(frozen=True, slots=True)
class Number:
    """A number beside an amount; what one word may mean stands in one slot."""

    value: Decimal
    token: Token
    slot: tuple[int, int]


def product_of(draft: Draft) -> Product:
    """Find the quantity and the price of an item."""
    quantities, prices = (readings_of(printed(part_of(draft, column))) for column in (Column.QUANTITY, Column.PRICE))
    for quantity, price, share in product(quantities, prices, [HUNDRED, *_shares(draft)]):
        if _makes(quantity, price, share, draft.amount.value):
            return Product(quantity, price, holds=True)
    numbers = [number for strip in draft.strips for number in _numbers_beside(strip, draft.zone)][:MOST_NUMBERS]
    loose = _of_two(draft, numbers) or (None if quantities or prices else _of_one(draft, numbers))
    return loose or Product(next(iter(quantities), None), next(iter(prices), None), holds=False)


def part_of(draft: Draft, column: Column) -> tuple[Token, ...]:
    """Return what the row with the amount says in a column."""
    places = (place for place, zone in enumerate(draft.table.zones) if zone.column is column and place != draft.zone)
    return tuple(token for place in places for token in draft.main.parts[place])


def _shares(draft: Draft) -> list[Decimal]:
    """Return what a discount leaves, in percent."""
    tokens = part_of(draft, Column.DISCOUNT)
    percent = percent_in(tokens)
    numbers = (percent,) if percent is not None else readings_of(printed(tokens))
    return [HUNDRED - abs(number) for number in numbers if abs(number) <= HUNDRED]


def _makes(quantity: Decimal, price: Decimal, share: Decimal, amount: Decimal) -> bool:
    """Tell whether quantity times price is an amount, as far as a rounded price can tell."""
    slack = max(CENT, min(abs(quantity) * HALF_CENT, abs(amount) / HUNDRED))
    return abs(abs(quantity * price * share / HUNDRED) - abs(amount)) <= slack


# --- Where no column says so ------------------------------------------------------------------------


def _of_two(draft: Draft, numbers: Sequence[Number]) -> Product | None:
    amount = abs(draft.amount.value)
    for first, second in product(numbers, numbers):
        telling = {first.value, second.value}.isdisjoint((0, 1))
        counts = first.slot != second.slot and abs(first.value) <= MOST_QUANTITY and telling
        if counts and amount and abs(abs(first.value * second.value) - amount) <= CENT and _is_price(second, first):
            return Product(first.value, abs(second.value), holds=True, tokens=(first.token, second.token))
    return None


def _is_price(number: Number, quantity: Number) -> bool:
    """Tell which of two factors is the price: the one with cents."""
    return -_exponent(number.value) >= 2 or _exponent(quantity.value) == 0


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def _of_one(draft: Draft, numbers: Sequence[Number]) -> Product | None:
    """Read one piece where the price is the amount."""
    price = next((number for number in numbers if abs(number.value) == abs(draft.amount.value)), None)
    one = next((number for number in numbers if number.value == 1), None)
    if price is None:
        return None
    tokens = tuple(number.token for number in (one, price) if number is not None)
    return Product(Decimal(1), draft.amount.value, holds=one is not None, tokens=tokens)


def _numbers_beside(strip: Strip, zone: int) -> Iterator[Number]:
    """Yield the numbers on a row that are not the amount itself."""
    for place, part in enumerate(strip.parts):
        for at, token in enumerate(part if place != zone else ()):
            if has_digits(token):
                yield from _numbers_in(token, (place, at * 2))


def _numbers_in(token: Token, slot: tuple[int, int]) -> Iterator[Number]:
    pieces = TIMES.split(token.word.text, maxsplit=1)
    for at, piece in enumerate(pieces):
        yield from (Number(value, token, (slot[0], slot[1] + at)) for value in readings_of(piece))
