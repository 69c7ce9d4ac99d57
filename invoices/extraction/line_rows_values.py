"""What the rows of an item say beside its amount: words, code, unit and rate."""

import re
from collections.abc import Sequence
from decimal import Decimal

from invoices.extraction.layout import Token
from invoices.extraction.line_rows_described import described
from invoices.extraction.line_rows_joined import Draft
from invoices.extraction.line_rows_parts import has_digits, percent_in, printed, printed_number, says_something
from invoices.extraction.line_rows_product import Product, part_of
from invoices.extraction.line_words import Column, words_of
from invoices.extraction.line_words_known import UNITS

HIGHEST_RATE = Decimal(30)
LONGEST_CODE = 20
LEADER = re.compile(r"[.…·_]{3,}")
TIMES = frozenset(["x", "×", "*", "@"])
EDGES = " |-–—•*:;,.=_~'\"[]<>"


def description_of(draft: Draft, product: Product) -> str:
    """Return the words that say what was sold, as they are printed."""
    rows = [_left(described(strip, draft.table, draft.zone), product) for strip in draft.strips]
    if not draft.table.named:
        rows = [_without_figures(row) for row in rows]
    if any(map(says_something, rows)):
        own = _left(described(draft.main, draft.table, draft.zone), product)
        rows = [row for row in rows if says_something(row) or row != own or not _is_code(row)]
    text = " ".join(filter(None, map(_trimmed, rows)))
    return text or _trimmed(part_of(draft, Column.CODE))


def _without_figures(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """Take away the numbers, with their units, that stand apart between the words and the amount."""
    kept = list(tokens)
    while len(kept) > 1 and _is_figure(kept[-1]):
        kept.pop()
        while len(kept) > 1 and kept[-1].text.strip(".") in UNITS and _is_figure(kept[-2]):
            kept.pop()
    return tuple(kept)


def _is_figure(token: Token) -> bool:
    return has_digits(token) and not any(map(str.isalpha, token.text))


def _left(tokens: Sequence[Token], product: Product) -> tuple[Token, ...]:
    """Take away the words that say how many and how much."""
    used = set(map(id, product.tokens))
    kept = [token for token in tokens if id(token) not in used]
    return tuple(token for token in kept if not (used and token.text in TIMES))


def _trimmed(tokens: Sequence[Token]) -> str:
    text = " ".join(LEADER.sub(" ", printed(tokens)).split())
    return text.strip(EDGES) and text.strip(" |-–—•*:;,=_~")


def _is_code(tokens: Sequence[Token]) -> bool:
    return not any(len(token.text) > LONGEST_CODE for token in tokens) and any(map(has_digits, tokens))


def code_of(draft: Draft) -> str | None:
    """Return the code of an article: from its column, or what stands alone where others have their description."""
    tokens = part_of(draft, Column.CODE) or described(draft.main, draft.table, draft.zone)
    one = len(tokens) == 1 or bool(part_of(draft, Column.CODE))
    if not one or says_something(tokens) or not _is_code(tokens) or len(printed(tokens)) > LONGEST_CODE:
        return None
    return printed(tokens).strip(EDGES) or None


def unit_of(draft: Draft) -> str | None:
    """Return the unit that is printed in its column or behind the quantity."""
    for column in (Column.UNIT, Column.QUANTITY):
        words = [token.word.text for token in part_of(draft, column) if not has_digits(token)]
        text = " ".join(words).strip(" |-")
        if text and (column is Column.UNIT or words_of(text)):
            return text
    return None


def rate_of(draft: Draft) -> Decimal | None:
    """Return the rate of tax in percent."""
    tokens = part_of(draft, Column.RATE)
    percent = percent_in(tokens)
    number = printed_number(tokens)
    rate = percent if percent is not None else number.value if number else None
    return rate if rate is not None and 0 <= rate <= HIGHEST_RATE else None
