"""The totals that agree best: each likely by itself, and together true to net + VAT = gross."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import product
from math import log

from invoices.extraction.vat_rows import RateRow, breakdown
from invoices.fields import Candidate, Field

# So many values of a field are tried together.
MOST_VALUES = 6
SUREST, LEAST = 0.999, 0.001
# In log-odds: what an equation that holds adds, one that fails takes, and what a breakdown adds that fits, with each rate.
HOLDS, FAILS, FITS, EACH_RATE, NO_TAX = 4.0, -5.0, 2.0, 2.0, 0.5
# A field is left out rather than filled with something less likely than this.
NOTHING = -2.2
# What a total is worth that is but the sum of a breakdown.
UNSEEN = -4.0
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a total may have, and its best spot."""

    value: Decimal
    worth: float  # log-odds
    candidate: Candidate | None  # None: it is printed nowhere, an equation asks for it


@dataclass(frozen=True, slots=True)
class Totals:
    """The totals chosen together."""

    chosen: Mapping[Field, Option]
    rows: tuple[RateRow, ...]
    holds: bool  # net + VAT = gross, all three printed
    worth: float


def options_of(candidates: Sequence[Candidate], *, credit: bool) -> tuple[Option, ...]:
    """Return the likeliest values of a total, each once; those of a credit note without their sign."""
    best: dict[Decimal, Option] = {}
    for one in candidates:
        if isinstance(one.value, Decimal) and (one.value >= 0 or credit):
            size = abs(one.value)
            best.setdefault(size, Option(size, log_odds(one.confidence), one))
        if len(best) == MOST_VALUES:
            break
    return tuple(best.values())


def log_odds(score: float) -> float:
    """Return how much speaks for it, kept within bounds."""
    kept = min(SUREST, max(LEAST, score))
    return log(kept / (1 - kept))


def best_totals(found: Mapping[Field, Sequence[Candidate]], rows: Sequence[RateRow], *, credit: bool) -> Totals:
    """Choose net, VAT and gross together."""
    nets, vats, grosses = (
        options_of(found.get(field, ()), credit=credit)
        for field in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)
    )
    if rows:
        nets, vats, grosses = _with_sums(rows, nets, vats, grosses)
    vats = (*vats, *_asked_for(nets, vats, grosses))
    best = Totals({}, (), holds=False, worth=-1e9)
    fits: dict[tuple[Decimal | None, Decimal | None], tuple[RateRow, ...]] = {}
    for net, vat, gross in product((None, *nets), (None, *vats), (None, *grosses)):
        key = (net.value if net else None, vat.value if vat else None)
        if key not in fits:
            fits[key] = breakdown(rows, *key)
        totals = _judged(net, vat, gross, fits[key])
        if totals.worth > best.worth:
            best = totals
    return best


def _with_sums(rows: Sequence[RateRow], *known: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    """Add the totals that a whole breakdown adds up to, where they are not among the likely ones."""
    whole = breakdown([row for row in rows if row.is_table] or rows, None, None)
    net, tax = sum((abs(row.base) for row in whole), Decimal(0)), sum((abs(row.amount) for row in whole), Decimal(0))
    sums = (net, tax, net + tax)
    return tuple(
        options if not value or any(option.value == value for option in options) else (*options, Option(value, UNSEEN, None))
        for options, value in zip(known, sums, strict=True)
    )


def _asked_for(nets: Sequence[Option], vats: Sequence[Option], grosses: Sequence[Option]) -> Iterator[Option]:
    """Return the tax that a likely net and a likely gross leave between them, where it is printed nowhere."""
    known = {option.value for option in vats}
    for net, gross in product(nets[:2], grosses[:2]):
        tax = gross.value - net.value
        is_a_share = Decimal(0) < tax <= net.value * Decimal("0.28")
        if is_a_share and tax not in known:
            known.add(tax)
            yield Option(tax, NOTHING, None)


def _judged(net: Option | None, vat: Option | None, gross: Option | None, rows: tuple[RateRow, ...]) -> Totals:
    worth = sum(option.worth if option else NOTHING for option in (net, vat, gross))
    holds = False
    if net and vat and gross:
        off = abs(net.value + vat.value - gross.value)
        holds = off <= CENT
        worth += (HOLDS if vat.value else NO_TAX) if holds else FAILS
    elif gross and any(part and part.value > gross.value for part in (net, vat)):
        worth += FAILS
    fitting = _fitting(rows, net, vat)
    worth += (FITS + EACH_RATE * len(rows)) * fitting
    named = {Field.TOTAL_NET: net, Field.TOTAL_VAT: vat, Field.TOTAL_GROSS: gross}
    return Totals({field: option for field, option in named.items() if option}, rows if fitting else (), holds, worth)


def _fitting(rows: Sequence[RateRow], net: Option | None, vat: Option | None) -> bool:
    if not rows or net is None or vat is None:
        return False
    off = CENT * 2 * len(rows)
    bases, taxes = sum(abs(row.base) for row in rows), sum(abs(row.amount) for row in rows)
    return abs(bases - net.value) <= off and abs(taxes - vat.value) <= off
