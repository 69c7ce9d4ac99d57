"""The supplier and the customer: their names, numbers, addresses, and never one for the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from invoices.extraction.candidates import Ranked
from invoices.extraction.identifiers import siren_of
from invoices.extraction.owners import Owned, best_of, owned
from invoices.extraction.party_words import party_words, words_in
from invoices.extraction.text import fold, squash
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Company, Context, Field, Source

LEAST_CUSTOMER, LEAST_LIKELY_OF_A_TILL = 0.005, 0.3
# So many names of each party are tried with one another; that no customer is named is as likely as this one.
MOST_TRIED, NOBODY = 6, 0.004
SUREST, LEAST_LEFT = 0.99, 0.02
# Names that begin alike for so long, what kind of company it is left out, are one name and what stands beside it.
LONG_BEGINNING = 7
# What is left of a supplier's likelihood when it is the organisation itself.
ONESELF, NOT_ONESELF = 0.02, 30.0
VALID, INVALID, WEAK = 0.93, 0.6, 0.75
DERIVED = 0.97

Found = dict[Field, Candidate]


def names_of(found: Ranked, context: Context, *, till: bool = False) -> Found:
    """Choose the two names together; the organisation's own is the customer's, and a till's slip names nobody."""
    suppliers = [_weighed(one, context.own, ONESELF) for one in found.get(Field.SUPPLIER_NAME, ())[:MOST_TRIED]]
    customers = [_weighed(one, context.own, NOT_ONESELF) for one in found.get(Field.CUSTOMER_NAME, ())[:MOST_TRIED]]
    supplier = max(suppliers, key=lambda one: one.confidence * (1.0 if till else _room(one, customers)), default=None)
    others = sorted(_beside(supplier, customers), key=lambda one: -one.confidence)
    least = LEAST_LIKELY_OF_A_TILL if till else LEAST_CUSTOMER
    named = (supplier, next((one for one in others if one.confidence >= least), None))
    return {one.field: one for one in named if one is not None and one.confidence >= LEAST_CUSTOMER}


def _room(supplier: Candidate, customers: Sequence[Candidate]) -> float:
    """Return how likely the best customer is that a supplier leaves room for."""
    others = (one.confidence for one in customers if not _is_same(one, supplier))
    return max(NOBODY, max(others, default=0.0))


def _beside(supplier: Candidate | None, customers: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield who may be the customer beside a supplier, as likely as among those that are left."""
    others = [one for one in customers if supplier is None or not _is_same(one, supplier)]
    left = 1 - sum(one.confidence for one in customers) + sum(one.confidence for one in others)
    for one in others:
        yield replace(one, confidence=min(SUREST, one.confidence / max(LEAST_LEFT, left)))


def _weighed(one: Candidate, own: Sequence[Company], factor: float) -> Candidate:
    known = [squash(each) for company in own for each in (company.name, *company.other_names) if each]
    if not any(_are_alike(squash(str(one.value)), each) for each in known):
        return one
    return replace(one, confidence=min(SUREST, one.confidence * factor))


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Tell whether two names are one: alike, or printed at one place."""
    cores = _core(one), _core(other)
    begun = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(*cores, strict=False)))
    return _are_alike(*cores) or begun >= LONG_BEGINNING or _overlap(one, other)


def _core(one: Candidate) -> str:
    """Return a name as it is compared: "SARL Atelier Dupont" and "Atelier Dupont" are one, two restaurants are not."""
    common = party_words("legal_form") | party_words("trade")
    words = [word for word in words_in(fold(str(one.value))) if word not in common]
    return "".join(words) or squash(str(one.value))


def _overlap(one: Candidate, other: Candidate) -> bool:
    """Tell whether two names are made of the same print."""
    return any(
        first.page == second.page and first.box.meets(second.box)
        for first in one.evidence[:1]
        for second in other.evidence[:1]
    )


def _are_alike(one: str, other: str) -> bool:
    return bool(one and other) and (one == other or (min(len(one), len(other)) > 5 and (one in other or other in one)))


def identifiers_of(view: DocumentView, context: Context, names: Found) -> Found:
    """Choose the numbers of both parties by where they stand and whose name is near."""
    found = owned(view, context, names.get(Field.SUPPLIER_NAME), names.get(Field.CUSTOMER_NAME))
    fields: Found = {}
    for kind, field in KINDS.items():
        first = next(iter(best_of(found, kind, supplier=True)), None)
        if first is not None and (kind != "siren" or _is_announced(first)):
            fields[field] = _candidate(first, field)
    for kind, field in {"vat": Field.CUSTOMER_VAT_NUMBER, "siren": Field.CUSTOMER_SIREN}.items():
        first = next(iter(best_of(found, kind, supplier=False)), None)
        if first is not None:
            fields[field] = _candidate(first, field)
    theirs = next(iter(best_of(found, "siret", supplier=False)), None)
    if theirs is not None:
        fields[Field.CUSTOMER_SIREN] = _inside(_candidate(theirs, Field.CUSTOMER_SIREN), Field.CUSTOMER_SIREN)
    fields |= dict(_derived(fields))
    return fields


KINDS = {
    "siret": Field.SUPPLIER_SIRET,
    "siren": Field.SUPPLIER_SIREN,
    "vat": Field.SUPPLIER_VAT_NUMBER,
    "iban": Field.SUPPLIER_IBAN,
    "bic": Field.SUPPLIER_BIC,
}


def _is_announced(one: Owned) -> bool:
    """Nine digits alone may be anything: a register's word is near, or the checksum holds."""
    return one.identifier.valid and not one.identifier.weak


def _candidate(one: Owned, field: Field) -> Candidate:
    sheet = one.page.sheet
    sure = (WEAK if one.identifier.weak else VALID) if one.identifier.valid else INVALID
    certain = sure * min(1.0, 0.7 + 0.1 * abs(one.lean))
    label = next((x.phrase for x in reversed(one.page.labels[one.spot.row]) if x.right <= one.spot.left), "")
    rule = f"right_of:{label}" if label else "form"
    place = (sheet.place(one.spot.tokens),)
    return Candidate(field, one.identifier.value, one.spot.raw, certain, place, rule, Source(sheet.source.value))


def _derived(fields: Found) -> Iterator[tuple[Field, Candidate]]:
    """A SIREN is inside the SIRET and inside the French VAT number."""
    for field, holders in (
        (Field.SUPPLIER_SIREN, (Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)),
        (Field.CUSTOMER_SIREN, (Field.CUSTOMER_VAT_NUMBER,)),
    ):
        holder = next((fields[each] for each in holders if each in fields and siren_of(str(fields[each].value))), None)
        if holder is not None and field not in fields:
            yield field, _inside(holder, field)


def _inside(holder: Candidate, field: Field) -> Candidate:
    siren = siren_of(str(holder.value)) or str(holder.value)[:9]
    rule = f"inside:{holder.field.value}"
    return replace(holder, field=field, value=siren, confidence=holder.confidence * DERIVED, rule=rule)
