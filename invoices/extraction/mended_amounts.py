"""A total of which a digit, the mark or the minus was misread, where two sums of the page prove what it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from invoices.extraction.mended_sums import EQUATION, NAMES, Telling, tellings
from invoices.extraction.relations import holds
from invoices.extraction.repair import repaired_amounts
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, DocumentType, Extraction, Field, Source

# Rounded row by row, a sum is a cent away from what is printed, and nothing was misread.
ROUNDED = Decimal("0.01")
COIN = Decimal("0.05")  # the smallest, where a sum paid in cash is rounded
SHORTEST = 3  # signs of an amount in which one that was misread still tells
# Less likely than this, what came second is not what is printed for a total, or was paid or taken off.
LEAST_LIKELY_TOTAL, LEAST_LIKELY = 0.03, 0.05
NOTHING_PAID = "nothing_paid"
HIGHEST_SHARE = Decimal("0.3")  # of the net total that a tax comes to
TOTALS = ("net", "vat", "gross")

Printed = Mapping[str, Candidate]


@dataclass(frozen=True, slots=True)
class Mend:
    """What a total was before it was misread, what is printed for all of them, and the sums that say so."""

    name: str
    value: Decimal
    printed: Printed
    telling: Telling


def mend_of(extraction: Extraction, view: DocumentView) -> Mend | None:
    """Return the one mend that the sums of the page prove; nothing where two fit."""
    others = dict(_others(extraction))
    found: dict[tuple[str, Decimal], Mend] = {}
    for printed in _totals(extraction):
        if _may_be_mended({name: _size(one) for name, one in printed.items()}):
            for mend in _mends({**printed, **others}, extraction, view):
                found.setdefault((mend.name, mend.value), mend)
    first = next(iter(found.values())) if len(found) == 1 else None
    return first if first is not None and _is_misread(first, extraction) else None


def _mends(printed: Printed, extraction: Extraction, view: DocumentView) -> Iterator[Mend]:
    values = {name: _size(one) for name, one in printed.items()}
    readable = {name: one.raw for name, one in printed.items() if _may_be_misread(one, view)}
    for telling in tellings(values, extraction, view) if readable else ():
        mends = repaired_amounts(telling.values, tuple(telling.relations.values()), raw=readable)
        for name, value in mends.items():
            after = {**values, name: value}
            if abs(after["vat"]) <= abs(after["net"]) * HIGHEST_SHARE:
                yield Mend(name, value, printed, telling)


def _is_misread(mend: Mend, extraction: Extraction) -> bool:
    """Tell whether a mend is no mere rounding, nor another amount of the page put in the place of a total."""
    one = mend.printed[mend.name]
    read = _size(one)
    off = abs(mend.value - read)
    is_rounded = off <= ROUNDED or (mend.name in {"gross", "due"} and off < COIN and not read % COIN)
    if is_rounded or (len(one.raw.strip()) < SHORTEST and _digits(read) != _digits(mend.value)):
        return False
    chosen = extraction.fields.get(NAMES[mend.name])
    is_chosen = chosen is not None and chosen.evidence == one.evidence
    others = {_size(other) for name, other in mend.printed.items() if name != mend.name}
    return is_chosen or (one.confidence >= LEAST_LIKELY_TOTAL and mend.value not in others)


def _size(one: Candidate) -> Decimal:
    return one.value if isinstance(one.value, Decimal) else Decimal(0)


def _may_be_mended(values: Mapping[str, Decimal]) -> bool:
    """Tell whether net + VAT = gross fails, and would hold if one of the three had been misread."""
    if holds(EQUATION, values):
        return False
    gap = EQUATION.gap(values)
    return any(_is_alike(value, value - gap / EQUATION.slope(name, values)) for name, value in values.items())


def _is_alike(read: Decimal, meant: Decimal) -> bool:
    """Tell whether two amounts differ in one digit, or but by the mark of their decimals or the minus."""
    one, other = f"{read:f}", f"{meant:f}"
    if len(one) == len(other):
        return sum(map(str.__ne__, one, other)) == 1
    return read == -meant or _digits(read) == _digits(meant)


def _digits(value: Decimal) -> tuple[int, ...]:
    return value.normalize().as_tuple().digits


# --- What is printed --------------------------------------------------------------------------------


def _totals(extraction: Extraction) -> Iterator[Printed]:
    """Yield what may be printed for the three totals."""
    gross, net, vat = (extraction.fields.get(NAMES[name]) for name in ("gross", "net", "vat"))
    nets, vats, grosses = (list(_options(extraction, NAMES[name])) for name in TOTALS)
    if _is_printed(gross):
        grosses = grosses[:1]
    if _is_printed(vat):
        vats = vats[:1]
        # Without a VAT that fits, one print is chosen for both other totals.
        if _is_printed(net) and not (gross and net and net.evidence == gross.evidence):
            nets = nets[:1]
    for three in product(nets, vats, grosses):
        if len({one.evidence for one in three}) == len(three):
            yield dict(zip(TOTALS, three, strict=True))


def _is_printed(chosen: Candidate | None) -> bool:
    return chosen is not None and bool(chosen.raw) and chosen.rule != NOTHING_PAID


def _options(extraction: Extraction, field: Field) -> Iterator[Candidate]:
    """Yield what was chosen and what came second, as far as it is printed and an amount."""
    chosen = extraction.fields.get(field)
    if chosen is not None and _is_printed(chosen):
        yield chosen
    is_credit = extraction.text(Field.DOCUMENT_TYPE) == DocumentType.CREDIT_NOTE
    for second in extraction.runners_up.get(field, ()):
        if isinstance(second.value, Decimal):
            yield replace(second, value=abs(second.value)) if is_credit else second


def _others(extraction: Extraction) -> Iterator[tuple[str, Candidate]]:
    """Yield what is due, paid and taken off where that is printed apart from the gross total."""
    gross = extraction.fields.get(Field.TOTAL_GROSS)
    for name in ("due", "paid", "discount"):
        one = next(_options(extraction, NAMES[name]), None)
        if one is not None and one.confidence >= LEAST_LIKELY and (gross is None or one.evidence != gross.evidence):
            yield name, replace(one, value=abs(_size(one)))


def _may_be_misread(one: Candidate, view: DocumentView) -> bool:
    """Tell whether a value was read from a picture, and stands there only once: nobody misreads the same twice."""
    if one.source is not Source.OCR or not one.evidence:
        return False
    size = abs(_size(one))
    spots = (spot for page in view.pages for spot in page.amounts if abs(spot.value.value) == size)
    return len({(spot.page, spot.tokens[0].word.box) for spot in spots}) <= 1
