"""The numbers of a company among those that an electronic invoice gives of a party."""

import re

from invoices.electronic.party import Party
from invoices.extraction.registers import proves_siren, proves_vat

SIREN_REGISTER, SIRET_REGISTER = "0002", "0009"
SIREN_DIGITS, SIRET_DIGITS = 9, 14


def company_numbers(party: Party) -> tuple[str, str]:
    """Return the SIREN and the SIRET of a party; a SIRET gives the SIREN, and so does a French VAT number."""
    written = digits(party.identified(SIRET_REGISTER)), digits(party.identified(SIREN_REGISTER))
    siret = next((found for found in written if len(found) == SIRET_DIGITS), "")
    siren = next((found for found in written[::-1] if len(found) == SIREN_DIGITS), siret[:SIREN_DIGITS])
    return siren or _siren_of(squashed(party.vat_number)), siret


def _siren_of(vat_number: str) -> str:
    # Monaco has French numbers without a company behind them.
    if vat_number.startswith("FR") and proves_vat(vat_number) and proves_siren(vat_number[4:]):
        return vat_number[4:]
    return ""


def squashed(written: str) -> str:
    """Return letters and digits only."""
    return "".join(sign for sign in written.upper() if sign.isalnum())


def digits(written: str) -> str:
    """Return the digits of an identifier, nothing when it has letters."""
    plain = re.sub(r"[\s.\-]", "", written)
    return plain if plain.isascii() and plain.isdigit() else ""
