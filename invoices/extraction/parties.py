"""The supplier and the customer: their names, numbers, addresses, and never one for the other."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from invoices.extraction.candidates import Ranked
from invoices.extraction.identifiers import siren_of
from invoices.extraction.owners import Owned, best_of, owned
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Company, Context, Field, Source

LEAST_LIKELY, LEAST_CUSTOMER = 0.1, 0.03
# What is left of a supplier's likelihood when it is the organisation itself.
ONESELF = 0.02
VALID, INVALID, WEAK = 0.93, 0.6, 0.75
DERIVED = 0.97

Found = dict[Field, Candidate]


def names_of(found: Ranked, context: Context) -> Found:
    """Choose the two names; the organisation's own is the customer's."""
    names: Found = {}
    suppliers = [_weighed(one, context.own, ONESELF) for one in found.get(Field.SUPPLIER_NAME, ())]
    customers = [_weighed(one, context.own, 30.0) for one in found.get(Field.CUSTOMER_NAME, ())]
    supplier = max(suppliers, key=lambda one: one.confidence, default=None)
    if supplier is not None and supplier.confidence >= LEAST_LIKELY:
        names[Field.SUPPLIER_NAME] = supplier
    taken = squash(str(supplier.value)) if supplier else ""
    others = [one for one in customers if not _is_same(squash(str(one.value)), taken)]
    customer = max(others, key=lambda one: one.confidence, default=None)
    if customer is not None and customer.confidence >= LEAST_CUSTOMER:
        names[Field.CUSTOMER_NAME] = customer
    return names


def _weighed(one: Candidate, own: Sequence[Company], factor: float) -> Candidate:
    name = squash(str(one.value))
    known = (squash(each) for company in own for each in (company.name, *company.other_names) if each)
    if not any(_is_same(name, each) for each in known):
        return one
    return replace(one, confidence=min(0.99, one.confidence * factor))


def _is_same(one: str, other: str) -> bool:
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
