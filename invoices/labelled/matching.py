"""Which answered rows of a table stand for which true ones; each row is used once."""

from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher

from invoices.labelled.likeness import same_amount, words_of
from invoices.labelled.true_rows import TrueLine, TrueRate

# The beginning of a description tells things apart; its end is often small print.
LONGEST = 60
# A few letters stand in every description.
SHORTEST_PART = 5
ALIKE = 0.6

Pairs = dict[int, int]


def matched_lines(truth: Sequence[TrueLine], answer: Sequence[TrueLine], *, credit: bool) -> Pairs:
    """Return which answered line stands for each true one: of the same net amount, and described most alike."""
    pairs: Pairs = {}
    said = [_words(line) for line in answer]
    for here, true in enumerate(truth):
        free = (there for there in range(len(answer)) if there not in pairs.values())
        alike = [
            (likeness, -there)
            for there in free
            if _same_net(true, answer[there], credit) and (likeness := _likeness(_words(true), said[there])) >= ALIKE
        ]
        if alike:
            pairs[here] = -max(alike)[1]
    return pairs


def matched_rates(truth: Sequence[TrueRate], answer: Sequence[TrueRate], *, credit: bool) -> Pairs:
    """Return which answered row of the VAT breakdown stands for each true one: of the same rate, base and amount."""
    pairs: Pairs = {}
    said = [_key(row, credit) for row in answer]
    for here, true in enumerate(truth):
        free = (there for there in range(len(answer)) if there not in pairs.values())
        found = next((there for there in free if said[there] == _key(true, credit)), None)
        if found is not None:
            pairs[here] = found
    return pairs


def _same_net(true: TrueLine, said: TrueLine, credit: bool) -> bool:
    return true.net_amount is None or same_amount(true.net_amount, said.net_amount, either_sign=credit)


def _words(line: TrueLine) -> str:
    return words_of(line.description)[:LONGEST]


def _likeness(true: str, said: str) -> float:
    if not true or (len(said) >= SHORTEST_PART and (said in true or true in said)):
        return 1.0
    return SequenceMatcher(None, true, said).ratio()


def _key(row: TrueRate, credit: bool) -> tuple[Decimal | None, ...]:
    values = (row.rate, row.base, row.amount)
    return tuple(abs(value) if credit and value is not None else value for value in values)
