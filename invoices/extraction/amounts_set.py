"""The totals that agree best: each likely by itself, and together true to net + VAT = gross."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product
from math import log

from invoices.extraction.vat_rows import RateRow, breakdown, choices
from invoices.fields import Candidate, Field

# So many values of a field are tried together.
MOST_VALUES = 6
# So many breakdowns bring in their sums as totals.
MOST_SUMS = 3
SUREST, LEAST = 0.999, 0.001
# In log-odds: what an equation that holds adds, one that fails takes; what a breakdown adds that fits, with each of its
# rates, and what each rate of the page takes that it leaves out.
HOLDS, FAILS, FITS, EACH_RATE, LEFT_OUT, NO_TAX = 4.0, -4.0, 1.0, 2.5, -2.0, 0.5
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


# What is taken from a total that is not what is due; a tax without any total; how likely a payment explains it.
NOT_DUE, ALONE, PERHAPS_PAID = 2.0, -1.5, -3.5
COIN, PAID_IN_COINS = Decimal("0.05"), 2.0
MOST_ROUNDED = Decimal("0.04")  # two cents up or down on five; on net and VAT apart, twice that
LEAST_SHARE, MOST_SHARE = Decimal("0.004"), Decimal("0.3")

Three = tuple[Option | None, Option | None, Option | None]


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


def best_totals(
    found: Mapping[Field, Sequence[Candidate]], rows: Sequence[RateRow], *, credit: bool, rounded: bool = False
) -> Totals:
    """Choose net, VAT and gross together; where cash is rounded, the total may be some cents off."""
    nets, vats, grosses = (
        options_of(found.get(field, ()), credit=credit)
        for field in (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)
    )
    if rows:
        nets, vats, grosses = _with_sums(rows, nets, vats, grosses)
    # A tax that is printed is the tax, even where the sum fails: that is for a person to see.
    if all(option.worth <= 0 for option in vats):
        vats = (*vats, *_asked_for(nets, vats, grosses))
    best = Totals({}, (), holds=False, worth=-1e9)
    rates = {row.rate for row in rows if row.is_table and row.is_whole}
    dues, paid = (options_of(found.get(field, ()), credit=credit) for field in (Field.AMOUNT_DUE, Field.AMOUNT_PAID))
    grosses = tuple(_as_due(dues, grosses, {option.value for option in paid if option.worth > PERHAPS_PAID}))
    if rounded:
        grosses = tuple(_as_cash(grosses))
    most_off = MOST_ROUNDED if rounded else CENT
    fits: dict[tuple[Decimal | None, Decimal | None], tuple[RateRow, ...]] = {}
    for net, vat, gross in product((None, *nets), (None, *vats), (None, *grosses)):
        key = (net.value if net else None, vat.value if vat else None)
        if key not in fits:
            fits[key] = breakdown(rows, *key)
        totals = _judged((net, vat, gross), fits[key], rates, most_off)
        if totals.worth > best.worth:
            best = totals
    return best


def _with_sums(rows: Sequence[RateRow], *known: tuple[Option, ...]) -> tuple[tuple[Option, ...], ...]:
    """Add the totals that whole breakdowns add up to, where they are not among the likely ones; those printed first."""
    printed = {abs(spot.value.value) for row in rows for spot in row.page.amounts}
    sums = {}
    whole_rows = [row for row in rows if row.is_whole]
    for taken in choices([row for row in whole_rows if row.is_table] or whole_rows):
        net, tax = (
            sum((abs(row.base) for row in taken), Decimal(0)),
            sum((abs(row.amount) for row in taken), Decimal(0)),
        )
        sums[net, tax, net + tax] = (len(taken), sum(value in printed for value in (net, tax, net + tax)))
    whole = sorted(sums, key=lambda three: sums[three], reverse=True)[:MOST_SUMS]
    return tuple(tuple(_joined(options, [three[place] for three in whole])) for place, options in enumerate(known))


def _joined(options: tuple[Option, ...], values: Sequence[Decimal]) -> Iterator[Option]:
    yield from options
    known = {option.value for option in options}
    yield from (Option(value, UNSEEN, None) for value in dict.fromkeys(values) if value and value not in known)


def _asked_for(nets: Sequence[Option], vats: Sequence[Option], grosses: Sequence[Option]) -> Iterator[Option]:
    """Return the tax that a likely net and a likely gross leave between them, where it is printed nowhere."""
    known = {option.value for option in vats}
    for net, gross in product(nets[:2], grosses[:2]):
        tax = gross.value - net.value
        is_a_share = Decimal(0) < tax <= net.value * Decimal("0.28")
        if is_a_share and tax not in known:
            known.add(tax)
            yield Option(tax, NOTHING, None)


def _judged(three: Three, rows: tuple[RateRow, ...], rates: Set[Decimal], most_off: Decimal) -> Totals:
    net, vat, gross = three
    worth = sum(option.worth if option else NOTHING for option in (net, vat, gross))
    holds = False
    if net and vat and gross:
        off = abs(net.value + vat.value - gross.value)
        holds = off <= (most_off if vat.value or most_off > CENT else 0) and _is_tax_of(vat.value, net.value)
        worth += (HOLDS if vat.value else NO_TAX) if holds else FAILS
    elif gross and any(part and part.value > gross.value for part in (net, vat)):
        worth += FAILS
    elif vat and not gross:
        worth += ALONE
    fitting = _fitting(rows, net, vat)
    left_out = len(rates - {row.rate for row in rows})
    taxed = sum(row.rate > 0 for row in rows)
    worth += ((FITS + EACH_RATE * taxed if taxed else NO_TAX) + LEFT_OUT * left_out) * fitting
    named = {Field.TOTAL_NET: net, Field.TOTAL_VAT: vat, Field.TOTAL_GROSS: gross}
    holds = holds and all(option is not None and option.candidate is not None for option in three)
    return Totals({field: option for field, option in named.items() if option}, rows if fitting else (), holds, worth)


def _is_tax_of(vat: Decimal, net: Decimal) -> bool:
    """Tell whether an amount may be the tax on another: nothing, or a share that some country charges."""
    return vat == 0 or LEAST_SHARE * net <= vat <= MOST_SHARE * net


def _as_due(dues: Sequence[Option], grosses: Sequence[Option], paid: Set[Decimal]) -> Iterator[Option]:
    """Let what is surely due speak for the total of the same amount, and against others that no payment explains."""
    surest = dues[0] if dues and dues[0].worth > 0 else None
    for gross in grosses:
        if surest is None or gross.value - surest.value in paid:
            yield gross
        elif gross.value == surest.value:
            yield replace(gross, worth=gross.worth + surest.worth / 2)
        else:
            yield replace(gross, worth=gross.worth - min(NOT_DUE, surest.worth))


def _as_cash(grosses: Sequence[Option]) -> Iterator[Option]:
    """Prefer the total that coins can pay to the one some cents away, where the page speaks of rounding."""
    for gross in grosses:
        near = [abs(other.value - gross.value) for other in grosses if other is not gross]
        is_rounded = gross.value % COIN == 0 and any(off <= MOST_ROUNDED for off in near)
        yield replace(gross, worth=gross.worth + PAID_IN_COINS) if is_rounded else gross


def _fitting(rows: Sequence[RateRow], net: Option | None, vat: Option | None) -> bool:
    if not rows or net is None or vat is None:
        return False
    off = CENT * 2 * len(rows)
    bases, taxes = sum(abs(row.base) for row in rows), sum(abs(row.amount) for row in rows)
    return abs(bases - net.value) <= off and abs(taxes - vat.value) <= off
