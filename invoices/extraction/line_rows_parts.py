"""What a part of a row holds: a number, a percentage, words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from invoices.extraction.amounts import Amount, find_amounts, find_percents
from invoices.extraction.layout import Token
from invoices.extraction.line_words import words_of
from invoices.extraction.line_words_known import UNITS

REMEMBERED = 4096  # texts; every reading of a page asks for the same ones
NEXT_CELL = 2.0  # a gap of so many signs parts two numbers
CENTS = 2  # decimals of money
LEAST_LETTERS = 3  # of a word that describes something


def has_digits(token: Token) -> bool:
    """Tell whether a word may be a number."""
    return any(map(str.isdigit, token.text))


def printed(tokens: Sequence[Token]) -> str:
    """Write tokens as they are printed, those that stand apart with more than a space between them."""
    apart = (after.left - before.right > NEXT_CELL * after.sign for before, after in pairwise(tokens))
    rest = (("  " if wide else " ") + token.word.text for wide, token in zip(apart, tokens[1:], strict=True))
    return "".join((*(token.word.text for token in tokens[:1]), *rest))


@lru_cache(REMEMBERED)
def amounts_in(text: str) -> tuple[tuple[int, int, Amount], ...]:
    """Find every reading of every number in a text."""
    return tuple(find_amounts(text))


def readings_of(text: str) -> tuple[Decimal, ...]:
    """Return every number that a text may be, the longest reading first."""
    found = sorted(amounts_in(text), key=lambda reading: reading[0] - reading[1])
    return tuple(dict.fromkeys(amount.value for _, _, amount in found))


def printed_number(tokens: Sequence[Token]) -> Amount | None:
    """Return the number that a part of a row holds: the last that is money, or the last, read as long as can be."""
    if not any(has_digits(token) for token in tokens):
        return None
    found = amounts_in(printed(tokens))
    some = [reading for reading in found if is_money(reading[2])] or found
    last = max((end for _, end, _ in some), default=0)
    return next((amount for _, end, amount in some if end == last), None)


def is_money(amount: Amount | None) -> bool:
    """Tell whether a number is printed as money is."""
    return amount is not None and (amount.decimals >= CENTS or amount.currency is not None)


def percent_in(tokens: Sequence[Token]) -> Decimal | None:
    """Return the percentage that a part of a row holds."""
    found = find_percents(printed(tokens))
    return found[-1][2] if found else None


def says_something(tokens: Iterable[Token]) -> bool:
    """Tell whether there is a word among tokens that is no unit and no code."""
    return any(is_wordy(word) for token in tokens for word in words_of(token.text) if word not in UNITS)


def is_wordy(word: str) -> bool:
    """Tell a word of a language from a code."""
    return len(word) >= LEAST_LETTERS and sum(map(str.isalpha, word)) > len(word) / 2
