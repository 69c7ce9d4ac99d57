"""What of an invoice is proven: by a sum that works out, by a check that identifiers share, or by where it is from."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from itertools import combinations
from typing import TypeAlias

from invoices.extraction.identifiers import same_company
from invoices.fields import Candidate, Context, Extraction, Field, Source
from invoices.quality.case import CENT, HUNDRED, Case, sane
from invoices.quality.identifiers import is_iban, is_siren, is_siret, is_strong_siret, is_vat_number
from invoices.quality.rates_here import is_legal, legal_rates
from invoices.quality.sums import of_breakdown, of_lines, of_payment, of_row, of_totals

Proof: TypeAlias = Callable[[Case], Iterator[Field]]

TOTALS = (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS)
PAYMENT = (Field.TOTAL_GROSS, Field.AMOUNT_PAID, Field.AMOUNT_DUE)
COMPANY = (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)
UNDATED = date(9999, 1, 1)  # what has no date is held against the rates of now
# Whoever wrote these meant them: nothing was read off a page.
SAID_OUTRIGHT = frozenset({Source.XML, Source.QR, Source.HUMAN})
# Below this, some rate fits nearly every pair of net and VAT to the cent.
RATE_TELLS = Decimal(50)


def proven(extraction: Extraction) -> frozenset[Field]:
    """Return the fields of which the value is proven."""
    return proven_by(Case(extraction, Context.empty(UNDATED)))


def proven_by(case: Case, proofs: tuple[Proof, ...] | None = None) -> frozenset[Field]:
    """Return what some of the proofs prove; all of them, unless told otherwise."""
    return frozenset(name for proof in proofs or PROOFS for name in proof(case) if name in case.extraction.fields)


# --- Sums -------------------------------------------------------------------------------------------


def net_and_vat_make_gross(case: Case) -> Iterator[Field]:
    """Net plus VAT is the gross total."""
    found = of_totals(case)
    if found is not None and found.printed and not found.gap and are_apart(case, *TOTALS):
        yield from TOTALS


def a_rate_fits(case: Case) -> Iterator[Field]:
    """The VAT is the net total times a rate in force, to the cent."""
    net, vat = case.amount(Field.TOTAL_NET), case.amount(Field.TOTAL_VAT)
    if net is None or not vat or abs(net) < RATE_TELLS or not are_apart(case, Field.TOTAL_NET, Field.TOTAL_VAT):
        return
    if any(abs(net * rate / HUNDRED - vat) < CENT for rate in legal_rates(case) or () if rate):
        yield from (Field.TOTAL_NET, Field.TOTAL_VAT)


def breakdown_adds_up(case: Case) -> Iterator[Field]:
    """The rows of the VAT breakdown work out, each and together."""
    rows = case.extraction.vat_breakdown
    each = [of_row(row, case.extraction.lines) for row in rows]
    if not rows or any(found is None or abs(found.gap) > CENT for found in each):
        return
    sums = dict(of_breakdown(case))
    is_exact = len(sums) == len((Field.TOTAL_NET, Field.TOTAL_VAT)) and not any(found.gap for found in sums.values())
    if is_exact and any(is_legal(row.rate, case) for row in rows):
        yield from sums
        if case.amount(Field.TOTAL_GROSS) == sum(found.made for found in sums.values()):
            yield Field.TOTAL_GROSS


def lines_add_up(case: Case) -> Iterator[Field]:
    """Several lines sum to a total."""
    found = of_lines(case)
    if found is not None and len(case.extraction.lines) > 1 and found[1].printed and not found[1].gap:
        yield found[0]


def payment_adds_up(case: Case) -> Iterator[Field]:
    """Gross less what was paid is what is due."""
    found = of_payment(case)
    if found is not None and case.amount(Field.AMOUNT_PAID) and not found.gap and are_apart(case, *PAYMENT):
        yield from PAYMENT


def gross_is_printed_twice(case: Case) -> Iterator[Field]:
    """The gross total stands at a second place, as what is due or was paid, for one."""
    chosen = case.extraction.fields.get(Field.TOTAL_GROSS)
    gross = case.amount(Field.TOTAL_GROSS)
    if chosen is None or not gross:
        return
    others = [case.extraction.fields.get(name) for name in (Field.AMOUNT_DUE, Field.AMOUNT_PAID)]
    others += [also for name in PAYMENT for also in case.extraction.runners_up.get(name, ())]
    same = [also for also in others if also is not None and _amount_of(also) == gross]
    if any(_stand_apart(chosen, also) for also in same):
        yield Field.TOTAL_GROSS


# --- Identifiers and origins ------------------------------------------------------------------------


def identifiers_agree(case: Case) -> Iterator[Field]:
    """Two identifiers of the supplier, each right by its own check, are of one company."""
    checks = {
        Field.SUPPLIER_SIREN: is_siren,
        Field.SUPPLIER_SIRET: lambda value: is_siret(value) and is_strong_siret(value),
        Field.SUPPLIER_VAT_NUMBER: is_vat_number,
    }
    right = [name for name in COMPANY if case.text(name) and checks[name](case.text(name))]
    for one, other in combinations(right, 2):
        if same_company(case.text(one), case.text(other)):
            yield from (one, other)


def check_digits_are_two(case: Case) -> Iterator[Field]:
    """A VAT number and an IBAN have checks that hardly a misread one passes."""
    if is_vat_number(case.text(Field.SUPPLIER_VAT_NUMBER)):
        yield Field.SUPPLIER_VAT_NUMBER
    if is_iban(case.text(Field.SUPPLIER_IBAN)):
        yield Field.SUPPLIER_IBAN


def said_outright(case: Case) -> Iterator[Field]:
    """A value was written for machines, or by a person here."""
    yield from (name for name, found in case.extraction.fields.items() if found.source in SAID_OUTRIGHT)


# --- Independence -----------------------------------------------------------------------------------


def are_apart(case: Case, *names: Field) -> bool:
    """Tell whether these values were each read at a place of their own, so that a sum of them says something."""
    chosen = [case.extraction.fields.get(name) for name in names]
    known = [each for each in chosen if each is not None]
    return len(known) == len(names) and all(_stand_apart(*pair) for pair in combinations(known, 2))


def _amount_of(found: Candidate) -> Decimal | None:
    return sane(found.value) if isinstance(found.value, Decimal) else None


def _stand_apart(one: Candidate, other: Candidate) -> bool:
    if one.source in SAID_OUTRIGHT and other.source in SAID_OUTRIGHT:
        return True
    # A value that was worked out from others has no place, or theirs.
    return bool(one.evidence and other.evidence) and one.evidence[0] != other.evidence[0]


# Without the lines, which are easily missed, and without what is merely printed twice.
FIRM_SUMS: tuple[Proof, ...] = (net_and_vat_make_gross, a_rate_fits, breakdown_adds_up, payment_adds_up)
PROOFS: tuple[Proof, ...] = (
    *FIRM_SUMS,
    lines_add_up,
    gross_is_printed_twice,
    identifiers_agree,
    check_digits_are_two,
    said_outright,
)
