"""Dates, numbers and amounts in the language of the page, and icons."""

from datetime import date, datetime
from decimal import Decimal

from babel.dates import format_date, format_datetime
from babel.numbers import format_currency, format_decimal
from django import template
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()

# French accountants write 31/12/2026; in English the month has a name, so that nobody mixes it up with the day.
DAY = {"fr": "dd/MM/yyyy", "en": "d MMM yyyy"}
MOMENT = {"fr": "dd/MM/yyyy HH:mm", "en": "d MMM yyyy HH:mm"}
LOCALE = {"fr": "fr_FR", "en": "en_GB"}


@register.filter
def day(value: date | None) -> str:
    """Write a day: 31/12/2026, or 31 Dec 2026 in English."""
    language = _language()
    return format_date(value, DAY[language], locale=LOCALE[language]) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """Write a day and a time, in the time of the installation."""
    language = _language()
    return format_datetime(timezone.localtime(value), MOMENT[language], locale=LOCALE[language]) if value else ""


@register.filter
def money(value: Decimal | None, currency: str = "EUR") -> str:
    """Write an amount: 1 234,56 €, or €1,234.56 in English."""
    return "" if value is None else str(format_currency(value, currency, locale=LOCALE[_language()]))


@register.filter
def number(value: Decimal | int | None) -> str:
    """Write a number: 1 234,5, or 1,234.5 in English."""
    return "" if value is None else str(format_decimal(value, locale=LOCALE[_language()]))


@register.filter
def siren(value: str) -> str:
    """Write a SIREN as accountants do: 732 829 320."""
    return "\u00a0".join(value[start : start + 3] for start in range(0, len(value), 3))


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; it says nothing to a screen reader, so the words stand beside it."""
    return format_html('<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>', static("icons.svg"), name)


def _language() -> str:
    language = (translation.get_language() or "fr")[:2]
    return language if language in LOCALE else "fr"
