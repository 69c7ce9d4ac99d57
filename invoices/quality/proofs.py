"""What of an invoice is proven: by a sum that works out, by a check that identifiers share, or by where it is from."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeAlias

from invoices.fields import Context, Extraction, Field
from invoices.quality.case import Case
from invoices.quality.proofs_of_identity import check_digits_are_two, identifiers_agree, said_outright
from invoices.quality.proofs_of_sums import (
    a_rate_fits,
    breakdown_adds_up,
    gross_is_printed_twice,
    lines_add_up,
    net_and_vat_make_gross,
    payment_adds_up,
)

Proof: TypeAlias = Callable[[Case], Iterator[Field]]

UNDATED = date(9999, 1, 1)  # what has no date is held against the rates of now

# Lines are easily missed; what is proven without them holds whatever they add up to.
WITHOUT_LINES: tuple[Proof, ...] = (
    net_and_vat_make_gross,
    a_rate_fits,
    breakdown_adds_up,
    payment_adds_up,
    gross_is_printed_twice,
)
PROOFS: tuple[Proof, ...] = (
    *WITHOUT_LINES,
    lines_add_up,
    identifiers_agree,
    check_digits_are_two,
    said_outright,
)


# What is merely printed twice may be a part of the total as well, so it makes nothing surer.
FIRM: tuple[Proof, ...] = tuple(proof for proof in PROOFS if proof is not gross_is_printed_twice)


def proven(extraction: Extraction) -> frozenset[Field]:
    """Return the fields of which the value is firmly proven."""
    return proven_by(Case(extraction, Context.empty(UNDATED)), FIRM)


def proven_by(case: Case, proofs: tuple[Proof, ...] = PROOFS) -> frozenset[Field]:
    """Return what some of the proofs prove; all of them, unless told otherwise."""
    return frozenset(name for proof in proofs for name in proof(case) if name in case.extraction.fields)
