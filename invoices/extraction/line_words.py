"""What is said above a table of items and under it: the kinds of columns and of closing rows, and how to word them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from invoices.extraction.text import fold

REMEMBERED = 16384  # different words; a page has hundreds, and most come again
WORD = re.compile(r"[^\W_]+|[%#]")
# Small words and currencies that come and go inside a wording.
FILLERS = frozenset(
    [
        "de",
        "du",
        "des",
        "d",
        "l",
        "la",
        "le",
        "les",
        "en",
        "a",
        "au",
        "eur",
        "euro",
        "euros",
        "rm",
        "usd",
        "gbp",
        "chf",
        "myr",
        "of",
        "the",
        "in",
        "per",
        "der",
        "die",
        "das",
        "den",
        "pro",
        "je",
    ]
)


class Column(StrEnum):
    """What stands in a column of a table of items."""

    POSITION = "position"
    CODE = "code"
    DESCRIPTION = "description"
    QUANTITY = "quantity"
    UNIT = "unit"
    PRICE = "price"
    PRICE_OR_NET = "price_or_net"  # "Prix", "Prix HT": of one or of all, the other columns tell
    PRICE_OR_GROSS = "price_or_gross"  # "Prix TTC"
    RATE_OR_PRICE = "rate_or_price"  # "Rate": of a tax or of an hour, the other columns tell
    DISCOUNT = "discount"
    RATE = "rate"
    TAX = "tax"
    NET = "net"
    GROSS = "gross"
    AMOUNT = "amount"  # with or without tax, it does not say
    DATE = "date"
    BASE = "base"  # of a tax: such a table holds no items


class Closing(StrEnum):
    """What a row under items says."""

    TOTAL = "total"  # the items end here
    SUBTOTAL = "subtotal"  # a sum on the way, more items may follow
    PAYMENT = "payment"  # how it was paid
    RULE = "rule"  # nothing: it is a line drawn with signs


@dataclass(frozen=True, slots=True)
class LineWords:
    """How one language heads the columns of a table and closes it; wordings stand between semicolons."""

    columns: Mapping[Column, str]
    closing: Mapping[Closing, str]
    weak: str  # closes a table where a row begins with it, and only there
    sums: str  # "total": of everything or of a part, the words behind it tell
    of_all: str  # words that stand behind it in the total of everything
    discount: str  # begins a row that lowers the price of what stands above it
    units: str
    free: str  # stands in the place of an amount


@lru_cache(REMEMBERED)
def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into folded words."""
    return tuple(WORD.findall(fold(text)))


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """Leave the small words out."""
    return tuple(word for word in words if word not in FILLERS)


def wordings(said: str) -> tuple[tuple[str, ...], ...]:
    """Cut an entry of a table into its wordings."""
    cut = (telling(words_of(phrase)) for phrase in said.split(";"))
    return tuple(words for words in cut if words)
