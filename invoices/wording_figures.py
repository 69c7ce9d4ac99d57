"""Numbers, days, countries and languages, as the person who reads writes them."""

import re
from datetime import date
from decimal import Decimal

from babel import Locale
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language

NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOST_DIGITS = 40  # a number with more was never one


def figure_in_words(text: str) -> str:
    """Write a plain decimal as 1 234,56 or 1,234.56, with all the decimals it has; what is no number stays as it is."""
    if len(text) > MOST_DIGITS or not NUMBER.fullmatch(text):
        return text
    sign = "+" if text.startswith("+") else ""
    return f"{sign}{number_format(Decimal(text), use_l10n=True, force_grouping=True)}"


def number_in_words(value: float) -> str:
    """Write a number of the machine, which is known to two decimals at most."""
    text = f"{value:.2f}"
    return figure_in_words(text.rstrip("0").rstrip("."))


def day_in_words(text: str) -> str:
    """Write a day of the calendar as 31/12/2026 or 31 Dec 2026; what is none stays as it is."""
    if not DAY.fullmatch(text):
        return text
    try:
        return str(date_format(date.fromisoformat(text), "SHORT_DATE_FORMAT"))
    except ValueError:  # such as the 30th of February, which an invoice said
        return text


def country_in_words(code: str) -> str:
    """Name a country by its two letters."""
    return str(_locale().territories.get(code, code))


def language_in_words(code: str) -> str:
    """Name a language by its two letters."""
    return str(_locale().languages.get(code, code))


def _locale() -> Locale:
    return Locale.parse((get_language() or "en")[:2])
