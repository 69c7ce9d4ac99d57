"""Which identifiers are proven by checks that they share, and which values by where they are from."""

from collections.abc import Callable, Iterator
from itertools import combinations

from invoices.extraction.identifiers import same_company
from invoices.fields import Field
from invoices.quality.apart import SAID_OUTRIGHT
from invoices.quality.case import Case
from invoices.quality.identifiers import is_iban, is_siren, is_siret, is_strong_siret, is_vat_number


def _is_firm_siret(value: str) -> bool:
    return is_siret(value) and is_strong_siret(value)


PASSES: dict[Field, Callable[[str], bool]] = {
    Field.SUPPLIER_SIREN: is_siren,
    Field.SUPPLIER_SIRET: _is_firm_siret,
    Field.SUPPLIER_VAT_NUMBER: is_vat_number,
}
# Their checks are of two digits, and hardly a misread one passes.
STRONG: dict[Field, Callable[[str], bool]] = {Field.SUPPLIER_VAT_NUMBER: is_vat_number, Field.SUPPLIER_IBAN: is_iban}


def identifiers_agree(case: Case) -> Iterator[Field]:
    """Two identifiers of the supplier, each right by its own check, are of one company."""
    right = [name for name, passes in PASSES.items() if case.text(name) and passes(case.text(name))]
    for one, other in combinations(right, 2):
        if same_company(case.text(one), case.text(other)):
            yield from (one, other)


def check_digits_are_two(case: Case) -> Iterator[Field]:
    """A VAT number and an IBAN that pass their checks are right."""
    yield from (name for name, passes in STRONG.items() if passes(case.text(name)))


def said_outright(case: Case) -> Iterator[Field]:
    """A value was written for machines, or by a person here."""
    yield from (name for name, found in case.extraction.fields.items() if found.source in SAID_OUTRIGHT)
