"""What an organisation knows before a document is understood."""

from collections.abc import Iterable
from datetime import date

from accounts.models import Organisation
from invoices.fields import Company, Context, Field, KnownSupplier, Promise
from invoices.models import Supplier
from invoices.selectors.policies import preferences_of


def context_of(organisation: Organisation, *, today: date) -> Context:
    """Return who the organisation is, what it promises itself, and the suppliers it has had.

    Invoices that are here already are not in it: they are looked up once the number is known (see `twins_find`).
    """
    chosen = preferences_of(organisation.pk)
    return Context(
        today=today,
        own=(Company(organisation.name, organisation.siren, organisation.vat_number),),
        territory=chosen.territory,
        promise=Promise(float(chosen.most_wrong), float(chosen.sureness)),
        suppliers=tuple(_known(Supplier.objects.filter(organisation=organisation).prefetch_related("ibans"))),
    )


def _known(suppliers: Iterable[Supplier]) -> Iterable[KnownSupplier]:
    for supplier in suppliers:
        yield KnownSupplier(
            company=Company(_name(supplier), supplier.siren, supplier.vat_number, tuple(supplier.names)),
            ibans=tuple(account.iban for account in supplier.ibans.all()),
            memory=_by_field(supplier.memory),
            defaults=_by_field(supplier.defaults),
        )


def _by_field(kept: dict[str, str]) -> dict[Field, str]:
    """Return what was kept for fields that this version still has."""
    names = {name.value: name for name in Field}
    return {names[name]: text for name, text in kept.items() if name in names}


def _name(supplier: Supplier) -> str:
    """Return a supplier's name; a number that stands in for one that was not read is none."""
    return "" if supplier.name in (supplier.siren, supplier.vat_number) else supplier.name
