"""What the registers of the world say their numbers look like, as tables; and whether a number is one of them."""

import re
from functools import cache, lru_cache

from schwifty import BIC, IBAN
from schwifty.exceptions import SchwiftyException
from schwifty.registry import get_countries, get_iban_spec
from stdnum.ch import uid as swiss
from stdnum.eu import vat as european
from stdnum.fr import siren, siret
from stdnum.gb import vat as british
from stdnum.no import mva as norwegian

REMEMBERED = 4096

# 9 a digit, A a letter, X either; what follows the country's letters.
VAT_FORMS: dict[str, tuple[str, ...]] = {
    "AT": ("U99999999",), "BE": ("9999999999",), "BG": ("999999999", "9999999999"), "CY": ("99999999A",),
    "CZ": ("99999999", "999999999", "9999999999"), "DE": ("999999999",), "DK": ("99999999",), "EE": ("999999999",),
    "EL": ("999999999",), "ES": ("X9999999X",), "FI": ("99999999",), "FR": ("XX999999999",), "HR": ("99999999999",),
    "HU": ("99999999",), "IE": ("9X99999A", "9X99999AA"), "IT": ("99999999999",), "LT": ("999999999", "999999999999"),
    "LU": ("99999999",), "LV": ("99999999999",), "MT": ("99999999",), "NL": ("999999999B99",), "PL": ("9999999999",),
    "PT": ("999999999",), "RO": ("99999999", "9999999", "999999", "999999999", "9999999999"), "SE": ("999999999999",),
    "SI": ("99999999",), "SK": ("9999999999",), "XI": ("999999999",), "GB": ("999999999", "999999999999"),
    "CHE": ("999999999",), "NO": ("999999999MVA",),
}  # fmt: skip

# Letters that are words as well: a number after one of them and a space is no VAT number unless its checksum says so.
WORDS_TOO = frozenset({"DE", "SE", "ES", "SI", "EL", "AT", "IT", "BE", "NO", "HU", "FI"})

LA_POSTE = "356000000"
LA_POSTE_HEAD_OFFICE = "35600000000048"
MONACO = "000"  # stands where a French company has its SIREN


@cache
def iban_lengths() -> dict[str, int]:
    """Return how long an IBAN of each country is."""
    return {country: get_iban_spec(country).iban_length for country in get_countries()}


@cache
def iban_kinds(country: str) -> str:
    """Return of each place of a country's IBAN after the two check digits whether n a digit, a a letter or c either."""
    spec = get_iban_spec(country).bban_spec
    return "".join(kind * int(many) for many, kind in re.findall(r"(\d+)!?([nace])", spec))


# Where the bank details within the IBAN have a key of their own that every bank keeps.
KEYED = ("FR", "MC")


@lru_cache(REMEMBERED)
def proves_iban(value: str) -> bool:
    """Tell whether both the international check digits and the bank's own key are right."""
    try:
        IBAN(value, validate_bban=value[:2] in KEYED)
    except (SchwiftyException, ValueError):
        return False
    return True


@lru_cache(REMEMBERED)
def is_bic(value: str) -> bool:
    """Tell whether it is built like a BIC; it has no checksum."""
    try:
        BIC(value)
    except (SchwiftyException, ValueError):
        return False
    return True


@lru_cache(REMEMBERED)
def is_known_bic(value: str) -> bool:
    """Tell whether a bank is registered under it."""
    return is_bic(value) and bool(BIC(value).exists)


@lru_cache(REMEMBERED)
def proves_vat(value: str) -> bool:
    """Tell whether a VAT number with its country's letters has a right checksum."""
    if value.startswith("CHE"):
        return bool(swiss.is_valid(value[:12]))
    if value.startswith("NO"):
        return bool(norwegian.is_valid(value))
    if value[:2] in ("GB", "XI"):
        return bool(british.is_valid(value[2:]))
    return bool(european.is_valid(value))


@lru_cache(REMEMBERED)
def proves_siren(value: str) -> bool:
    """Tell whether the last of nine digits proves the others."""
    return bool(siren.is_valid(value)) and value != "000000000"


@lru_cache(REMEMBERED)
def proves_siret(value: str) -> bool:
    """Tell whether both the fourteen digits and the SIREN they begin with are proven."""
    return bool(siret.is_valid(value)) and not value.startswith("000000000")


def is_weakly_proven(value: str) -> bool:
    """Tell whether a SIRET is one of La Poste, whose sum of digits lets some errors through."""
    return value.startswith(LA_POSTE) and value != LA_POSTE_HEAD_OFFICE
