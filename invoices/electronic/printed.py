"""Whether a value stands on a page, in any of the forms in which people print it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from invoices.extraction.months import MONTHS
from invoices.extraction.text import fold, squash
from invoices.fields import DocumentType, Field, Value

# What a currency looks like in print, folded; any other is printed as its code.
CURRENCIES = {
    "EUR": ("eur", "euro", "euros", "€"),
    "USD": ("usd", "$", "dollar", "dollars"),
    "GBP": ("gbp", "£", "pound", "pounds"),
    "CHF": ("chf", "fr.", "francs"),
}
TITLES = {
    DocumentType.CREDIT_NOTE: ("avoir", "credit", "gutschrift", "storno", "korrektur", "remboursement"),
    DocumentType.INVOICE: ("facture", "invoice", "rechnung", "note", "quittance"),
}
LEGAL_FORM = re.compile(r"sarl|sasu?|sa|eurl|sci|ei|gmbh|ag|kg|ltd|limited|inc|llc|societe|ste")
BETWEEN_THOUSANDS = "[ .,']?"
SHORTEST_WORD = 3
NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Print:
    """All that is printed, made plain once."""

    folded: str
    squashed: str
    words: frozenset[str]


def print_of(page_text: str) -> Print:
    """Make the text of all pages plain."""
    # Word by word: words come again, whole pages never do.
    folded = " ".join(fold(word) for word in page_text.split())
    words = [word for word in NOT_A_WORD.split(folded) if word]
    return Print(folded, "".join(words), frozenset(words))


def stands_on(name: Field, value: Value, page: Print) -> bool:
    """Tell whether a value is printed somewhere."""
    if isinstance(value, Decimal):
        return _amount(value, page)
    if isinstance(value, date):
        return _day(value, page)
    return WORDS.get(name, _squashed)(value, page)


def _amount(value: Decimal, page: Print) -> bool:
    """Look for an amount with any of the signs between thousands, a point or a comma, or nothing after it."""
    whole, _, cents = f"{abs(value):.2f}".partition(".")
    groups = [whole[max(0, end - 3) : end] for end in range(len(whole), 0, -3)][::-1]
    pattern = BETWEEN_THOUSANDS.join(groups)
    tail = r"(?:[.,]00)?(?![.,]?\d)" if cents == "00" else rf"[.,]{cents.rstrip('0')}0*(?!\d)"
    # Before a full group of three, a number and a space are more likely its thousands than something else.
    before = r"(?<!\d)(?<!\d[ .,'])" if len(groups[0]) == 3 else r"(?<!\d)(?<!\d[.,'])"
    return re.search(before + pattern + tail, page.folded) is not None


def _day(value: date, page: Print) -> bool:
    """Look for a day as numbers in every order, or with the name of its month."""
    return any(re.search(rf"(?<!\d){form}(?!\d)", page.folded) for form in _day_forms(value))


def _day_forms(value: date) -> list[str]:
    day, month = f"0?{value.day}", f"0?{value.month}"
    year = rf"(?:{value.year}|{value.year % 100:02d})"
    names = "|".join(sorted({fold(name) for months in MONTHS.values() for name in months[value.month - 1].split()}))
    return [
        rf"{day} ?[/.\- ] ?{month} ?[/.\- ] ?{year}",
        rf"{month} ?[/.\- ] ?{day} ?[/.\- ] ?{year}",
        rf"{value.year} ?[/.\-]? ?{value.month:02d} ?[/.\-]? ?{value.day:02d}",
        rf"{day}(?:er|st|nd|rd|th)?[ .\-]*(?:{names})[ .,\-]*{year}",
        rf"(?:{names})[ .\-]*{day}(?:st|nd|rd|th)?[ ,.\-]*{year}",
    ]


def _squashed(value: str, page: Print) -> bool:
    return squash(value) in page.squashed


def _named(value: str, page: Print) -> bool:
    words = words_of(value)
    return _squashed(value, page) or (bool(words) and words <= page.words)


def words_of(name: str) -> set[str]:
    """Return the words of a name that tell it from others."""
    words = {word for word in NOT_A_WORD.split(fold(name)) if len(word) >= SHORTEST_WORD}
    return {word for word in words if not LEGAL_FORM.fullmatch(word)} or words


def _currency(value: str, page: Print) -> bool:
    return any(form in page.folded for form in CURRENCIES.get(value, (value.lower(),)))


def _titled(value: str, page: Print) -> bool:
    return any(word in page.folded for word in TITLES.get(DocumentType(value), (value,)))


WORDS: dict[Field, Callable[[str, Print], bool]] = {
    Field.CURRENCY: _currency,
    Field.DOCUMENT_TYPE: _titled,
    Field.SUPPLIER_NAME: _named,
    Field.CUSTOMER_NAME: _named,
}
