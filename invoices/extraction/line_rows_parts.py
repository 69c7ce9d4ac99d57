"""What a part of a row holds: a number, a percentage, words."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from invoices.extraction.amounts import Amount, find_amounts, find_percents
from invoices.extraction.layout import Token
from invoices.extraction.line_words import words_of
from invoices.extraction.line_words_known import UNITS

LEAST_LETTERS = 3  # of a word that describes something


def has_digits(token: Token) -> bool:
    return any(sign.isdigit() for sign in token.text)


def printed(tokens: Sequence[Token]) -> str:
    """Write tokens as they are printed."""
    return " ".join(token.word.text for token in tokens)


def printed_number(tokens: Sequence[Token]) -> Amount | None:
    """Return the number that a part of a row holds: the last one, read as long as can be."""
    if not any(has_digits(token) for token in tokens):
        return None
    found = find_amounts(printed(tokens))
    if not found:
        return None
    last = max(end for _, end, _ in found)
    return next(amount for _, end, amount in found if end == last)


def is_money(amount: Amount | None) -> bool:
    """Tell whether a number is printed as money is."""
    return amount is not None and (amount.decimals >= 2 or amount.currency is not None)


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
