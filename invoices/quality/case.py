"""One invoice as it is checked: amounts and days one can reckon with, whatever was read."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from invoices.fields import Context, DocumentType, Extraction, Field, Source
from invoices.quality.origin import country_of

CENT = Decimal("0.01")
MOST = Decimal(10) ** 9  # the figures of an identifier that was taken for an amount come to more
LEAST = -9  # the place of the first digit of what is too small to be a price or a rate
HUNDRED = Decimal(100)

# Where a value comes from that nobody can have misread.
EXACT = frozenset({Source.XML, Source.TEXT, Source.QR, Source.HUMAN})


def sane(value: Decimal | None) -> Decimal | None:
    """Return a number one can reckon with, or nothing."""
    if value is None or not value.is_finite() or abs(value) >= MOST:
        return None
    return None if value and value.adjusted() < LEAST else value


def money(value: Decimal) -> str:
    """Print an amount as findings tell it."""
    return f"{value:.2f}"


def figure(value: Decimal) -> str:
    """Print a rate, a price or a quantity without idle zeros."""
    text = f"{value:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True, slots=True)
class Case:
    """What was understood of one invoice, and what is known besides."""

    extraction: Extraction
    context: Context
    sha256: str = ""  # of the bytes as they were received
    splits: tuple[tuple[int, int], ...] = ()

    @property
    def type(self) -> str:
        """Return what kind of paper it is; an invoice, where nobody said."""
        return self.extraction.text(Field.DOCUMENT_TYPE) or DocumentType.INVOICE

    @property
    def country(self) -> str:
        """Return where the supplier is at home; empty when nothing says so."""
        return country_of(self.extraction)

    @property
    def is_french(self) -> bool:
        return self.country in {"FR", "MC"}

    def amount(self, name: Field) -> Decimal | None:
        return sane(self.extraction.amount(name))

    def day(self, name: Field) -> date | None:
        found = self.extraction.day(name)
        return found.date() if isinstance(found, datetime) else found

    def text(self, name: Field) -> str:
        return self.extraction.text(name)

    def says(self, *mentions: str) -> bool:
        """Tell whether one of these wordings stands on the page."""
        return any(mention in self.extraction.mentions for mention in mentions)

    def source(self, name: Field) -> Source | None:
        found = self.extraction.fields.get(name)
        return None if found is None else found.source

    def is_exact(self, *names: Field) -> bool:
        """Tell whether none of these values can have been misread."""
        return all(self.source(name) in EXACT for name in names if name in self.extraction.fields)
