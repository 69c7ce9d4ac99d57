"""Does every identifier pass its own check, and do they agree with one another?"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from invoices.extraction.identifiers import same_company, siren_of
from invoices.fields import Field, Finding, Severity, Source
from invoices.quality.case import Case
from invoices.quality.findings import FINDINGS, finding
from invoices.quality.identifiers import (
    Test,
    has_iban_digits,
    has_rib_key,
    is_siren,
    is_siret,
    is_strong_siret,
    is_vat_number,
)
from invoices.quality.origin import prefix_of


@dataclass(frozen=True, slots=True)
class Check:
    """A test that a field must pass; what is said when it does not."""

    field: Field
    code: str
    passes: Test


CHECKS: tuple[Check, ...] = (
    Check(Field.SUPPLIER_SIREN, "siren_checksum", is_siren),
    Check(Field.SUPPLIER_SIRET, "siret_checksum", is_siret),
    Check(Field.SUPPLIER_SIRET, "weak_siret", is_strong_siret),
    Check(Field.SUPPLIER_VAT_NUMBER, "vat_key", is_vat_number),
    Check(Field.SUPPLIER_IBAN, "iban_checksum", has_iban_digits),
    Check(Field.SUPPLIER_IBAN, "rib_key", has_rib_key),
    Check(Field.CUSTOMER_SIREN, "siren_checksum", is_siren),
    Check(Field.CUSTOMER_VAT_NUMBER, "vat_key", is_vat_number),
)

# What we pay to, or book a supplier by. The customer is known without them.
SUPPLIERS = frozenset(
    {Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER, Field.SUPPLIER_IBAN},
)
COMPANY = (Field.SUPPLIER_SIREN, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)
PAID_TO = frozenset({Field.SUPPLIER_IBAN})


def checksums(case: Case) -> Iterator[Finding]:
    """Every identifier passes its own check."""
    for check in CHECKS:
        value = case.text(check.field)
        if value and not check.passes(value):
            severity = _how_grave(case, check)
            yield finding(check.code, check.field, severity=severity, value=value, field=check.field.value)


def agreement(case: Case) -> Iterator[Finding]:
    """SIREN, SIRET and VAT number are of one company."""
    known = [name for name in COMPANY if siren_of(case.text(name))]
    for one, other in combinations(known, 2):
        if not same_company(case.text(one), case.text(other)):
            yield finding("siren_mismatch", one, other, first=case.text(one), second=case.text(other))
            return


def account(case: Case) -> Iterator[Finding]:
    """The account to pay to is held in the country of the supplier."""
    held_in, country = prefix_of(case.text(Field.SUPPLIER_IBAN)), case.country
    if held_in and country and held_in != country and {held_in, country} != {"FR", "MC"}:
        yield finding("iban_foreign", Field.SUPPLIER_IBAN, iban_country=held_in, country=country)


def _how_grave(case: Case, check: Check) -> Severity:
    """What the sender wrote wrong itself was not misread; it can be booked, but not paid to."""
    usual = FINDINGS[check.code].severity
    was_written_so = case.source(check.field) is Source.XML and check.field not in PAID_TO
    is_bearable = was_written_so or check.field not in SUPPLIERS
    return Severity.WARNING if usual is Severity.DOUBT and is_bearable else usual
