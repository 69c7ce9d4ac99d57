"""Invented companies: names, addresses, and the numbers that registers would give them."""

import re
import unicodedata
from decimal import Decimal
from random import Random

from invoices.samples.names import BANKS, CUSTOMER_SHAPES, FIRST_NAMES, FORMS, MEN, STREETS, SURNAMES, TOWNS, WOMEN
from invoices.samples.registers import (
    a_belgian_vat_number,
    a_bic,
    a_british_vat_number,
    a_foreign_iban,
    a_french_iban,
    a_german_vat_number,
    a_siren,
    a_siret,
    digits,
    french_vat_number,
    letters,
    luhn_digit,
    miswritten,
)
from invoices.samples.values import ZERO, Address, Bank, Party

FRENCH = {"FR", "FR-20", "RE"}
# Numbers that the French regulator keeps for fiction, and the like abroad.
PHONES = {
    "FR": ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49", "0639 98"),
    "DE": ("030 23125",),
    "GB": ("01632 960",),
    "BE": ("0455 55 0", "+32 2 555 0"),
    "MY": ("07-555 0", "03-5550 0"),
}
PERSONS, BODIES = ("Monsieur", "Mme"), ("Mairie", "Association", "Syndicat", "Gemeinde")
FOREIGN_VAT_NUMBERS = {
    "DE": a_german_vat_number,
    "GB": a_british_vat_number,
    "IE": a_british_vat_number,
    "BE": a_belgian_vat_number,
}
WRONG_SIRET, WRONG_SIREN = 0.06, 0.02


def a_supplier(chance: Random, shapes: tuple[str, ...], ape: str, territory: str, *, alone: bool) -> Party:
    """Make up a supplier of a trade; `alone` is a person in business under their own name."""
    country = "FR" if territory in FRENCH else territory
    person = chance.choice(SURNAMES[country])
    address = an_address(chance, territory)
    filled = chance.choice(shapes).format(
        name=person, first=chance.choice(FIRST_NAMES[country]), town=address.town, initials=letters(chance, 3)
    )
    form = chance.choice(("EI", "")) if alone else chance.choice(FORMS[country])
    name = _full_name(chance, filled, form, person, country, alone=alone)
    siren, siret, vat_number = _numbers(chance, country)
    slug = slug_of(filled)
    return Party(
        name=name,
        sign=filled,
        form=form,
        address=address,
        country=country,
        siren=siren,
        siret=siret,
        vat_number=vat_number,
        phone=a_phone(chance, country),
        email=f"{chance.choice(('contact', 'compta', 'facturation', 'info'))}@{slug}.example",
        site=f"www.{slug}.example",
        capital=ZERO
        if alone
        else Decimal(chance.choice((1000, 5000, 7500, 8000, 10000, 37000, 50000, 152450, 1250000))),
        ape=ape,
        register=address.town.partition(" cedex")[0],
        bank=a_bank(chance, country),
    )


def _full_name(chance: Random, filled: str, form: str, person: str, country: str, *, alone: bool) -> str:
    if alone:
        return " ".join(filter(None, (chance.choice(FIRST_NAMES[country]), person, form)))
    if country == "FR" and chance.random() < 0.3:
        return f"{form} {filled}".strip()
    return f"{filled} {form}".strip()


def a_customer(chance: Random, territory: str) -> Party:
    """Make up somebody who buys, whatever they do for a living."""
    country = "FR" if territory in FRENCH else territory
    address = an_address(chance, territory)
    name = chance.choice(CUSTOMER_SHAPES[country]).format(
        name=chance.choice(SURNAMES[country]),
        first=chance.choice(FIRST_NAMES[country]),
        he=chance.choice(MEN),
        she=chance.choice(WOMEN),
        town=address.town,
        street=address.street,
    )
    if name.startswith(PERSONS):
        return Party(name, name, "", address, country, phone=a_phone(chance, country))
    form = "" if name.startswith(BODIES) else chance.choice(FORMS[country])
    siren, siret, vat_number = _numbers(chance, country)
    return Party(
        f"{name} {form}".strip(), name, form, address, country, siren, siret, vat_number, phone=a_phone(chance, country)
    )


def an_address(chance: Random, territory: str) -> Address:
    """Make up an address in a real town."""
    country = "FR" if territory in FRENCH else territory
    postcode, town = chance.choice(TOWNS[territory])
    street, number = chance.choice(STREETS[country]), chance.randint(1, 198)
    if country == "FR" and street.startswith("Z"):
        return Address(street, postcode, town)
    if country == "DE":
        return Address(f"{street} {number}", postcode, town)
    ending = chance.choice((" bis", ",", ",", "", "", "", "")) if country == "FR" else ""
    return Address(f"{number}{ending} {street}", postcode, town)


def a_bank(chance: Random, country: str) -> Bank | None:
    """Make up an account."""
    if country not in BANKS:
        return None
    number = a_french_iban(chance) if country == "FR" else a_foreign_iban(chance, country if country != "IE" else "GB")
    return Bank(chance.choice(BANKS[country]), number, a_bic(chance, country))


def a_phone(chance: Random, country: str) -> str:
    """Make up a telephone number out of those that belong to nobody."""
    if country == "FR":
        plain = chance.choice(PHONES["FR"]).replace(" ", "") + digits(chance, 4)
        pairs = [plain[start : start + 2] for start in range(0, 10, 2)]
        international = f"+33 {pairs[0][1]} {' '.join(pairs[1:])}"
        return chance.choice((" ".join(pairs), ".".join(pairs), plain, "-".join(pairs), international))
    return chance.choice(PHONES.get(country, PHONES["GB"])) + digits(chance, 3)


def _numbers(chance: Random, country: str) -> tuple[str, str, str]:
    if country in FOREIGN_VAT_NUMBERS:
        return "", "", FOREIGN_VAT_NUMBERS[country](chance)
    if country == "MY":
        return "", "", ""
    siren = a_siren(chance)
    siret = a_siret(chance, siren)
    drawn = chance.random()
    if drawn < WRONG_SIREN:
        siren = siren[:-1] + str((int(luhn_digit(siren[:-1])) + 1) % 10)
        return siren, siren + siret[9:], f"FR{int(siren + '12') % 97:02d}{siren}"
    vat_number = french_vat_number(siren)
    return siren, miswritten(chance, siret) if drawn < WRONG_SIRET else siret, vat_number


def slug_of(name: str) -> str:
    """Return a name as a domain would hold it."""
    bare = "".join(sign for sign in unicodedata.normalize("NFKD", name) if not unicodedata.combining(sign))
    return re.sub(r"[^a-z0-9]+", "-", bare.casefold()).strip("-")
