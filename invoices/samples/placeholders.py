"""Blanks in the tables of the trades, filled in for one document."""

import re
from datetime import date, timedelta
from random import Random

from invoices.samples.days import month, slashed
from invoices.samples.names import FIRST_NAMES, SURNAMES, TOWNS
from invoices.samples.registers import digits, letters

BLANK = re.compile(r"\{(\w+)\}")
CARS = ("Berline 1.6 HDi", "Utilitaire L2H2", "Citadine 1.2", "Break 2.0 TDCi", "SUV hybride")
BRANDS = ("Koralux", "Vexmor", "Tirona", "Hestal")


def filled(text: str, chance: Random, day: date, *, language: str = "fr", site: str = "", phone: str = "") -> str:
    """Fill each blank of a text with something made up that fits its name."""
    known = {"site": site, "phone": phone}

    def fill(found: re.Match[str]) -> str:
        name = found.group(1)
        return known[name] if name in known else _made_up(name, chance, day, language)

    return BLANK.sub(fill, text)


def _made_up(name: str, chance: Random, day: date, language: str) -> str:
    if re.fullmatch(r"n\d+", name):
        count = int(name[1:])
        return chance.choice("123456789") + digits(chance, count - 1)
    country = {"fr": "FR", "en": "GB", "de": "DE"}[language]
    start = day.replace(day=1)
    made = {
        "month": lambda: month(start - timedelta(1), language),
        "mm": lambda: f"{day:%m}",
        "yy": lambda: f"{day:%y}",
        "yyyy": lambda: f"{day:%Y}",
        "issued": lambda: slashed(day),
        "earlier": lambda: slashed(day - timedelta(chance.randint(1, 25))),
        "later": lambda: slashed(day + timedelta(chance.randint(3, 25))),
        "old": lambda: slashed(day - timedelta(chance.randint(900, 3900))),
        "period": lambda: (
            f"du {slashed(start - timedelta(chance.choice((30, 60))))} au {slashed(start - timedelta(1))}"
            if language == "fr"
            else f"{slashed(start - timedelta(30))} - {slashed(start - timedelta(1))}"
        ),
        "person": lambda: f"{chance.choice(FIRST_NAMES[country])} {chance.choice(SURNAMES[country])}",
        "first": lambda: chance.choice(FIRST_NAMES[country]),
        "town": lambda: chance.choice(TOWNS[country])[1],
        "plate": lambda: f"{letters(chance, 2)}-{digits(chance, 3)}-{letters(chance, 2)}",
        "car": lambda: chance.choice(CARS),
        "brand": lambda: chance.choice(BRANDS),
        "km": lambda: f"{chance.randint(8, 220)} {digits(chance, 3)}",
        "mobile": lambda: f"06 39 98 {digits(chance, 2)} {digits(chance, 2)}",
    }
    return made[name]()
