"""Where a supplier is at home, by what its invoice says of it."""

import re

from invoices.fields import Extraction, Field

PREFIX = re.compile(r"[A-Z]{2}(?=[A-Z0-9])")
# Greece writes its VAT numbers with EL, Northern Ireland with XI.
COUNTRY_OF_PREFIX = {"EL": "GR", "XI": "GB"}
OF_A_LANGUAGE = {"fr": "FR", "de": "DE"}  # English is written everywhere


def country_of(extraction: Extraction) -> str:
    """Return the country of the supplier, by the surest sign there is; empty when there is none."""
    if vat := prefix_of(extraction.text(Field.SUPPLIER_VAT_NUMBER)):
        return vat
    if extraction.text(Field.SUPPLIER_SIREN) or extraction.text(Field.SUPPLIER_SIRET):
        return "FR"
    if iban := prefix_of(extraction.text(Field.SUPPLIER_IBAN)):
        return iban
    is_in_euros = extraction.text(Field.CURRENCY) in {"", "EUR"}
    return OF_A_LANGUAGE.get(extraction.language, "") if is_in_euros else ""


def prefix_of(identifier: str) -> str:
    """Return the country that a VAT number or an IBAN begins with."""
    found = PREFIX.match(identifier.replace(" ", "").upper())
    return COUNTRY_OF_PREFIX.get(found.group(), found.group()) if found else ""
