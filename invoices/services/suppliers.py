"""Finding the supplier of an invoice among those an organisation has had, or making it."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from invoices.extraction.identifiers import siren_of
from invoices.fields import Extraction, Field
from invoices.models import Supplier, SupplierIban
from invoices.quality.matching import name_key
from invoices.storable import plain_text

# A new row is made only of what is as good as certain; a doubtful name would make two suppliers of one.
SURE = 0.5
MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class _Seen:
    """What an invoice says of its supplier."""

    name: str
    siren: str
    siret: str
    vat_number: str
    iban: str

    @property
    def key(self) -> str:
        return name_key(self.name)[:200]


def supplier_of(*, organisation_id: int, extraction: Extraction) -> Supplier | None:
    """Return the supplier an invoice is from, made if it is new; nothing where the invoice does not say."""
    seen = _seen(extraction)
    if not (seen.key or seen.siren or seen.vat_number):
        return None
    supplier = _found(organisation_id, seen) or _made(organisation_id, seen)
    _learn(supplier, seen)
    return supplier


def _seen(extraction: Extraction) -> _Seen:
    siret = _sure(extraction, Field.SUPPLIER_SIRET)
    vat_number = _sure(extraction, Field.SUPPLIER_VAT_NUMBER)
    siren = _sure(extraction, Field.SUPPLIER_SIREN) or siren_of(siret) or siren_of(vat_number) or ""
    name = _sure(extraction, Field.SUPPLIER_NAME)
    return _Seen(name[:200], siren[:9], siret[:14], vat_number[:20], _sure(extraction, Field.SUPPLIER_IBAN)[:34])


def _sure(extraction: Extraction, name: Field) -> str:
    found = extraction.fields.get(name)
    return plain_text(extraction.text(name)) if found is not None and found.confidence >= SURE else ""


def _found(organisation_id: int, seen: _Seen) -> Supplier | None:
    """Look by the numbers that registers gave, and by name among those that have none, or none that differs."""
    mine = Supplier.objects.filter(organisation_id=organisation_id)
    if seen.siren and (known := mine.filter(siren=seen.siren).first()):
        return known
    if seen.vat_number and (known := mine.filter(vat_number=seen.vat_number).first()):
        return known
    if not seen.key:
        return None
    return _named(mine, seen)


def _named(mine: QuerySet[Supplier], seen: _Seen) -> Supplier | None:
    """Return the one of that name; of several, the one of which only the name is known."""
    alike = mine.filter(name_key=seen.key)
    if seen.siren:
        alike = alike.filter(siren="")
    if seen.vat_number:
        alike = alike.filter(vat_number__in=("", seen.vat_number))
    found = list(alike.order_by("siren", "vat_number")[:2])
    if len(found) == 1 or (found and not (found[0].siren or found[0].vat_number)):
        return found[0]
    return None


def _made(organisation_id: int, seen: _Seen) -> Supplier:
    facts = {
        "name": seen.name or seen.siren or seen.vat_number,
        "name_key": seen.key,
        "siren": seen.siren,
        "siret": seen.siret,
        "vat_number": seen.vat_number,
    }
    try:
        with transaction.atomic():
            return Supplier.objects.create(organisation_id=organisation_id, **facts)
    except IntegrityError:
        # Another worker met the same supplier at the same moment.
        known = _found(organisation_id, seen)
        if known is None:
            raise
        return known


def _learn(supplier: Supplier, seen: _Seen) -> None:
    """Keep what this invoice adds to what is known: numbers, another spelling of the name, an account."""
    changed = [name for name in ("siren", "siret", "vat_number") if getattr(seen, name) and not getattr(supplier, name)]
    for name in changed:
        setattr(supplier, name, getattr(seen, name))
    if seen.name and seen.name not in supplier.names and len(supplier.names) < MOST_NAMES:
        supplier.names = [*supplier.names, seen.name]
        changed.append("names")
    if changed:
        _save(supplier, changed)
    if seen.iban:
        now = timezone.now()
        SupplierIban.objects.update_or_create(
            supplier=supplier, iban=seen.iban, defaults={"last_seen_at": now}, create_defaults={"first_seen_at": now}
        )


def _save(supplier: Supplier, changed: list[str]) -> None:
    try:
        with transaction.atomic():
            supplier.save(update_fields=changed)
    except IntegrityError:
        # A number that another supplier has already: that one was looked for first and told apart by the other number.
        supplier.refresh_from_db()
