"""How amounts, quantities and rates are written."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

NBSP, THIN = "\u00a0", "\u202f"
SIGNS = {"EUR": "€", "USD": "$", "GBP": "£", "MYR": "RM"}


@dataclass(frozen=True, slots=True)
class Figures:
    """One way to write amounts: its separators, and where currency and minus stand."""

    thousands: str = " "
    decimal: str = ","
    before: str = ""  # what precedes the number: "€ ", "EUR "
    after: str = ""  # what follows it: " €", " EUR"
    minus: Callable[[str], str] = "-{}".format

    def money(self, value: Decimal, *, bare: bool = False, places: int = 2) -> str:
        """Write an amount, without its currency where the column says it already."""
        rounded = abs(value).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
        whole, _, rest = f"{rounded:,.{places}f}".partition(".")
        body = whole.replace(",", self.thousands) + (self.decimal + rest if rest else "")
        written = body if bare else f"{self.before}{body}{self.after}"
        return self.minus(written) if value < 0 else written

    def price(self, value: Decimal) -> str:
        """Write the price of one, with as many decimals as it has and two at the least."""
        return self.money(value, bare=True, places=max(2, decimals_of(value)))


def decimals_of(value: Decimal) -> int:
    """Count the decimals a number needs."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def short(value: Decimal) -> str:
    """Write a number without zeros at its end."""
    return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"


def in_parentheses(written: str) -> str:
    """Mark a negative amount as accountants do."""
    return f"({written})"


def trailing(written: str) -> str:
    """Set the minus behind the number, and before its currency."""
    number, space, currency = written.partition(" ")
    return f"{number}-{space}{currency}" if not currency[:1].isdigit() else f"{written}-"


MINUSES: tuple[Callable[[str], str], ...] = ("-{}".format, "- {}".format, trailing, in_parentheses)

# separators, then the shapes of the currency: how often each is drawn follows from how often it stands here
SEPARATORS: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": ((" ", ","), (" ", ","), (" ", ","), (NBSP, ","), (THIN, ","), ("", ","), (".", ","), ("", "."), (" ", ".")),
    "en": ((",", "."), (",", "."), ("", ".")),
    "de": ((".", ","), (".", ","), ("", ",")),
}
CURRENCIES: dict[str, tuple[tuple[str, str], ...]] = {
    "fr": (("", " {sign}"), ("", " {sign}"), ("", "{sign}"), ("", " {code}"), ("", ""), ("", ""), ("{sign} ", "")),
    "en": (("{sign}", ""), ("{sign}", ""), ("{code} ", ""), ("", " {code}"), ("", "")),
    "de": (("", " {sign}"), ("", " {sign}"), ("", " {code}"), ("", "")),
}


def grouped(number: str, *groups: int) -> str:
    """Write a long number in groups of so many signs; the last group repeats."""
    parts, start, sizes = [], 0, list(groups)
    while start < len(number):
        size = sizes.pop(0) if len(sizes) > 1 else sizes[0]
        parts.append(number[start : start + size])
        start += size
    return " ".join(parts)
