"""An identifier of which a character was misread, where its checksum and a party that is known prove what it was."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from invoices.extraction.identifier_forms import IdentifierKind, compact_of
from invoices.extraction.identifiers import PROOFS, same_company, siren_of
from invoices.extraction.repair import repaired_identifier
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Context, Field, Source

Found = Mapping[Field, Candidate]

KINDS: dict[Field, IdentifierKind] = {
    Field.SUPPLIER_SIREN: "siren",
    Field.SUPPLIER_SIRET: "siret",
    Field.SUPPLIER_VAT_NUMBER: "vat",
    Field.SUPPLIER_IBAN: "iban",
    Field.CUSTOMER_SIREN: "siren",
    Field.CUSTOMER_VAT_NUMBER: "vat",
}
# One's own number is taken for the supplier's when it was misread; this is where it belongs.
CUSTOMERS = {
    Field.SUPPLIER_SIREN: Field.CUSTOMER_SIREN,
    Field.SUPPLIER_SIRET: Field.CUSTOMER_SIREN,
    Field.SUPPLIER_VAT_NUMBER: Field.CUSTOMER_VAT_NUMBER,
}
INSIDE = "inside:"
# What the checksum and the witness leave of the doubt about an identifier.
DOUBT_LEFT = 0.15


@dataclass(frozen=True, slots=True)
class Witness:
    """An identifier that is known otherwise, and whence: a field, the page, or what is known beforehand."""

    value: str
    says: str


def mended_identifiers(found: Found, view: DocumentView, context: Context) -> dict[Field, Candidate]:
    """Mend what was read from a picture and fails its checksum; what turns out to be one's own is the customer's."""
    misread = [found[field] for field in KINDS if field in found and _may_be_misread(found[field])]
    witnesses = tuple(_witnesses(found, view, context)) if misread else ()
    mends = {one.field: mend for one in misread if (mend := _mended(one, witnesses))}
    if not mends:
        return dict(found)
    fields = {**found, **mends}
    for field in [field for field in mends if field in CUSTOMERS and _is_own(mends[field], context)]:
        fields |= _moved(fields.pop(field), CUSTOMERS[field], fields)
    return {field: one for field, one in _followed(fields, mends) if one is not None}


def _may_be_misread(one: Candidate) -> bool:
    is_inside = one.rule.startswith(INSIDE)
    return one.source is Source.OCR and not is_inside and not PROOFS[KINDS[one.field]](compact_of(str(one.value)))


def _witnesses(found: Found, view: DocumentView, context: Context) -> Iterator[Witness]:
    for field in KINDS:
        if field in found:
            yield Witness(str(found[field].value), field.value)
    for page in view.pages:
        yield from (Witness(spot.value.value, "page") for spot in page.identifiers)
    for own in context.own:
        yield from (Witness(number, "own") for number in (own.siren, own.vat_number))
    for supplier in context.suppliers:
        numbers = (supplier.company.siren, supplier.company.vat_number, *supplier.ibans)
        yield from (Witness(number, "known_supplier") for number in numbers)


def _mended(one: Candidate, witnesses: tuple[Witness, ...]) -> Candidate | None:
    known = {witness.value for witness in witnesses if witness.value}
    value = repaired_identifier(KINDS[one.field], str(one.value), known=known)
    if value is None:
        return None
    said = next((each.says for each in witnesses if each.value and _is_same(value, each.value)), "page")
    certain = 1 - (1 - one.confidence) * DOUBT_LEFT
    return replace(one, value=value, read_as=one.raw, confidence=certain, rule=f"repaired:checksum, {said}")


def _is_same(one: str, other: str) -> bool:
    return same_company(one, other) if siren_of(one) else one == other


def _is_own(one: Candidate, context: Context) -> bool:
    numbers = (number for company in context.own for number in (company.siren, company.vat_number) if number)
    return any(same_company(str(one.value), number) for number in numbers)


def _moved(one: Candidate, field: Field, fields: Found) -> dict[Field, Candidate]:
    """Give the customer what is its own, unless it has it already."""
    if field in fields:
        return {}
    value = siren_of(str(one.value)) if field is Field.CUSTOMER_SIREN else None
    return {field: replace(one, field=field, value=value or one.value)}


def _followed(fields: Found, mends: Found) -> Iterator[tuple[Field, Candidate | None]]:
    """Mend also what was taken from inside another number; with that gone, it is gone as well."""
    for field, one in fields.items():
        holder = next((each for each in mends if one.rule == f"{INSIDE}{each.value}"), None)
        if holder is None:
            yield field, one
        elif holder in fields:
            mend = fields[holder]
            siren = siren_of(str(mend.value)) or one.value
            yield field, replace(one, value=siren, confidence=mend.confidence, read_as=mend.read_as)
        else:
            yield field, None
