"""Which rates of VAT an invoice may show: those of its supplier's country and day."""

import re
from decimal import Decimal

from invoices.fields import DocumentType, Field
from invoices.quality.case import Case
from invoices.quality.rates import FRENCH, TABLE, known_rates, territory_of_postcode

POSTCODE = re.compile(r"(?<!\d)\d{5}(?!\d)")
ANYWHERE = Decimal(30)  # no country taxes sales higher


def legal_rates(case: Case) -> frozenset[Decimal] | None:
    """Return the rates that were in force where and when this was sold; nothing where that is not known."""
    found = [rates for territory in territories(case) if (rates := _rates_of(territory, case)) is not None]
    return frozenset().union(*found) if found else None


def is_legal(rate: Decimal, case: Case) -> bool:
    """Tell whether a rate was in force; where it is not known which were, whether it can be one at all."""
    known = legal_rates(case)
    return Decimal(0) <= rate <= ANYWHERE if known is None else rate in known


def highest_rate(case: Case) -> Decimal | None:
    """Return the highest rate in force; nothing where it is not known."""
    known = legal_rates(case)
    return None if known is None else max(known)


def territories(case: Case) -> frozenset[str]:
    """Return where this may have been sold: where either party is, and where the organisation keeps its books."""
    if not case.country:
        return frozenset()
    if not case.is_french:
        # Who sells from abroad to people here charges the rates of this country.
        return frozenset({case.country, case.context.territory})
    addresses = [case.text(name) for name in (Field.SUPPLIER_ADDRESS, Field.CUSTOMER_ADDRESS)]
    codes = [code for address in addresses for code in POSTCODE.findall(address)]
    supplier = territory_of_postcode(codes[0]) if POSTCODE.search(addresses[0]) else "FR"
    here = {case.context.territory} & FRENCH
    return frozenset({supplier, *map(territory_of_postcode, codes), *here})


def _rates_of(territory: str, case: Case) -> frozenset[Decimal] | None:
    day = case.day(Field.ISSUE_DATE) or case.context.today
    if case.type == DocumentType.CREDIT_NOTE:
        # It takes back a sale at the rate of its own day.
        older = [row.rates for row in TABLE if row.territory == territory and row.since <= day]
        return frozenset({Decimal(0)}).union(*older) if older else None
    return known_rates(territory, day)
