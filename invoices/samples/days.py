"""How days are written."""

from collections.abc import Callable
from datetime import date

MONTHS: dict[str, tuple[str, ...]] = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}  # fmt: skip
SHORT: dict[str, tuple[str, ...]] = {
    "fr": ("janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.", "déc."),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "de": ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."),
}

WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def month(day: date, language: str) -> str:
    """Return the name of a month."""
    return MONTHS[language][day.month - 1]


def short_month(day: date, language: str) -> str:
    """Return a month as it is shortened."""
    return SHORT[language][day.month - 1]


def with_weekday(day: date) -> str:
    """Write a day as letters do, with the day of the week."""
    return f"{WEEKDAYS[day.weekday()]} {long_french(day)}"


def slashed(day: date) -> str:
    """Write a day as most of France does."""
    return f"{day:%d/%m/%Y}"


def dotted(day: date) -> str:
    """Write a day with dots."""
    return f"{day:%d.%m.%Y}"


def iso(day: date) -> str:
    """Write a day as machines do."""
    return day.isoformat()


def long_french(day: date) -> str:
    """Write a day in words; the first of a month is an ordinal."""
    return f"{'1er' if day.day == 1 else day.day} {month(day, 'fr')} {day.year}"


def long_day(day: date, language: str) -> str:
    """Write a day with its month as a word."""
    return long_french(day) if language == "fr" else f"{day.day} {month(day, language)} {day.year}"


Writing = Callable[[date], str]

# Two digits for the year where a language does so, short months, capitals: as machines and people write them.
WRITINGS: dict[str, tuple[Writing, ...]] = {
    "fr": (
        slashed, slashed, slashed, slashed, dotted,
        lambda day: f"{day:%d/%m/%y}",
        lambda day: f"{day:%d.%m.%y}",
        lambda day: f"{day:%d-%m-%Y}",
        long_french, long_french, with_weekday,
        lambda day: f"{day:%d / %m / %Y}",
        lambda day: f"{day.day:02d} {month(day, 'fr')} {day.year}",
        lambda day: f"{day.day} {short_month(day, 'fr')} {day.year}",
        lambda day: f"{day.day:02d}-{SHORT['en'][day.month - 1].upper()}-{day.year}",
        iso,
    ),
    "en": (
        slashed, iso,
        lambda day: f"{day.day} {month(day, 'en')} {day.year}",
        lambda day: f"{month(day, 'en')} {day.day}, {day.year}",
        lambda day: f"{day.day:02d} {short_month(day, 'en')} {day.year}",
        lambda day: f"{day.day:02d}-{short_month(day, 'en')}-{day.year}",
        lambda day: f"{short_month(day, 'en')} {day.day}, {day.year}",
    ),
    "de": (
        dotted, dotted, dotted,
        lambda day: f"{day:%d.%m.%y}",
        lambda day: f"{day.day}. {month(day, 'de')} {day.year}",
        lambda day: f"{day.day:02d}. {short_month(day, 'de')} {day.year}",
    ),
}  # fmt: skip
