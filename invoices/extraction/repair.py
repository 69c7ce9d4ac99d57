"""Mending one character that was misread, where the mend is proven: exactly one fits, and two things say so.

Every character that could stand there is tried, not only those of a like shape: a second one that fits as well is a
guess, whatever it looks like.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from string import ascii_uppercase, digits

from invoices.extraction import registers
from invoices.extraction.confusions import AS_DIGITS
from invoices.extraction.identifier_forms import IdentifierKind, compact_of, iban_value, vat_value
from invoices.extraction.identifiers import PROOFS, siren_of
from invoices.extraction.relations import (
    Product,
    Relation,
    Sum,
    broken,
    holds,
    independent,
    share_of,
    sum_of,
    told,
)

__all__ = [
    "Product", "Relation", "Sum", "broken", "repaired_amounts", "repaired_identifier", "share_of", "sum_of",
]  # fmt: skip

FRENCH_VAT_LENGTH = 13
LENGTHS: dict[IdentifierKind, int] = {"siren": 9, "siret": 14}
SHIFTS = (-3, -2, -1, 1, 2, 3)  # where the mark of the decimals may have been lost, or seen
WITNESSES = 2


# --- Identifiers ------------------------------------------------------------------------------------


def repaired_identifier(kind: IdentifierKind, raw: str, *, known: Collection[str]) -> str | None:
    """Return what an identifier with a failing checksum said before one of its characters was misread.

    The mend must pass the checksum and be of a party that is known otherwise; an account must be the known one. The
    two keys of a French account do not do instead: one is always 76, and says what the other says.
    """
    if kind == "bic" or PROOFS[kind](compact_of(raw)):
        return None
    read = _as_digits(kind, compact_of(raw))
    witnesses: frozenset[str] = frozenset().union(*map(_said_by, known))
    fits = {
        mend
        for mend in (read, *_one_off(kind, read))
        if (mend if kind == "iban" else siren_of(mend) or mend) in witnesses and PROOFS[kind](mend)
    }
    return fits.pop() if len(fits) == 1 else None


@lru_cache(registers.REMEMBERED)
def _said_by(identifier: str) -> frozenset[str]:
    """Return an identifier that proves itself, and the SIREN it holds; nothing of one that does not."""
    compact = compact_of(identifier)
    if not any(PROOFS[kind](compact) for kind in ("siren", "siret", "vat", "iban")):
        return frozenset()
    return frozenset(filter(None, (compact, siren_of(compact))))


def _as_digits(kind: IdentifierKind, compact: str) -> str:
    """Write digits where no letter can stand; that is no guess."""
    if kind in LENGTHS:
        return compact.translate(AS_DIGITS)
    return (vat_value(compact) if kind == "vat" else iban_value(compact)) or compact


def _one_off(kind: IdentifierKind, read: str) -> Iterator[str]:
    """Yield what differs from it in one character, or by one that was lost or doubled."""
    country = 0 if kind in LENGTHS else 2
    missing = _length(kind, read) - len(read)
    for place in range(country, len(read) + (missing == 1)):
        before, after = read[:place], read[place + 1 :]
        if missing == 0:
            yield from (before + sign + after for sign in _signs_like(read[place]))
        elif missing == 1:
            yield from (before + sign + read[place:] for sign in digits)
        elif missing == -1:
            yield before + after


def _signs_like(sign: str) -> str:
    return digits if sign.isdigit() else digits + ascii_uppercase


def _length(kind: IdentifierKind, read: str) -> int:
    if kind == "vat":
        return FRENCH_VAT_LENGTH if read.startswith("FR") else len(read)
    return LENGTHS.get(kind) or registers.iban_lengths().get(read[:2], len(read))


# --- Amounts ----------------------------------------------------------------------------------------


def repaired_amounts(
    values: Mapping[str, Decimal], relations: Sequence[Relation], *, raw: Mapping[str, str]
) -> Mapping[str, Decimal]:
    """Return the one value that was misread, mended, or nothing.

    Mended, it keeps every relation it stands in, of which two or more failed that do not say the same thing. Only
    what is printed (has a raw reading) can have been misread.
    """
    known = told(values, relations)
    failing = broken(values, known)
    fits = [
        (name, mend)
        for name in raw.keys() & values.keys()
        if sum(name in relation.names for relation in failing) >= WITNESSES
        for mend in _mends(name, values, known)
    ]
    if len(fits) != 1 or not _has_witnesses(*fits[0], values, known):
        return {}
    return dict(fits)


def _mends(name: str, values: Mapping[str, Decimal], known: Sequence[Relation]) -> list[Decimal]:
    """Return the readings of one value with which every relation it stands in is kept."""
    value = values[name]
    # Every relation is a straight line in one of its values, which is much faster than asking it again.
    lines = [
        (relation.gap(values), relation.slope(name, values), relation.tolerance)
        for relation in known
        if name in relation.names
    ]
    return [
        mend
        for mend in _misreadings(value)
        if all(abs(gap + slope * (mend - value)) <= tolerance for gap, slope, tolerance in lines)
    ]


def _misreadings(value: Decimal) -> set[Decimal]:
    """Return what may be printed where a value was read: another digit, no mark or another, a minus."""
    printed = f"{value:f}"
    other_digits = {
        Decimal(printed[:place] + digit + printed[place + 1 :])
        for place, sign in enumerate(printed)
        if sign.isdigit()
        for digit in digits
    }
    return (other_digits | {value.scaleb(shift) for shift in SHIFTS} | {-value}) - {value}


def _has_witnesses(name: str, mend: Decimal, values: Mapping[str, Decimal], known: Sequence[Relation]) -> bool:
    """Tell whether two of the relations that failed say it independently, given all that holds without it.

    One that rests on a value in which something else fails says nothing.
    """
    mended = {**values, name: mend}
    doubted = {each for relation in broken(mended, known) for each in relation.names}
    failed = [relation for relation in broken(values, known) if name in relation.names and not doubted & relation.names]
    without = [relation for relation in known if name not in relation.names and holds(relation, values)]
    return independent(failed, without, mended) >= WITNESSES
