"""Whether identifiers pass their own checks, as text that somebody may have typed; none of these ever raises."""

from collections.abc import Callable
from typing import TypeAlias

from stdnum.exceptions import ValidationError
from stdnum.iso7064 import mod_97_10

from invoices.extraction.identifiers import SEPARATORS
from invoices.extraction.registers import (
    VAT_FORMS,
    is_weakly_proven,
    proves_iban,
    proves_siren,
    proves_siret,
    proves_vat,
)

Test: TypeAlias = Callable[[str], bool]
HAVE_A_KEY = frozenset({"FR", "MC"})
SHORTEST_VAT_NUMBER = 5


def bare(identifier: str) -> str:
    """Return an identifier without what is only put between its characters."""
    return SEPARATORS.sub("", identifier).upper()


def is_siren(value: str) -> bool:
    """Tell whether a SIREN passes its check."""
    return _is_plain(value) and proves_siren(bare(value))


def is_siret(value: str) -> bool:
    """Tell whether a SIRET passes its check, that of La Poste's included."""
    return _is_plain(value) and proves_siret(bare(value))


def is_strong_siret(value: str) -> bool:
    """Tell whether a SIRET is right by the check of all but those of La Poste; a wrong one is told elsewhere."""
    return not is_siret(value) or not is_weakly_proven(bare(value))


def is_vat_number(value: str) -> bool:
    """Tell whether a VAT number passes its check; one of a country whose check is not known here passes."""
    plain = bare(value)
    if not _is_plain(value):
        return False
    if any(plain.startswith(letters) for letters in VAT_FORMS):
        return proves_vat(plain)
    return len(plain) >= SHORTEST_VAT_NUMBER and plain[:2].isalpha()


def has_iban_digits(value: str) -> bool:
    """Tell whether the two check digits of an IBAN are right."""
    plain = bare(value)
    try:
        mod_97_10.validate(plain[4:] + plain[:4])
    except ValidationError:
        return False
    return _is_plain(value)


def has_rib_key(value: str) -> bool:
    """Tell whether the key of the French bank details in an IBAN is right; a wrong IBAN is told elsewhere."""
    # Other countries leave the key to each bank, and some banks to nobody.
    return bare(value)[:2] not in HAVE_A_KEY or not has_iban_digits(value) or proves_iban(bare(value))


def is_iban(value: str) -> bool:
    """Tell whether an IBAN passes its check, and that of the French bank details in it."""
    return has_iban_digits(value) and has_rib_key(value)


def _is_plain(value: str) -> bool:
    return bare(value).isascii() and bare(value).isalnum()
