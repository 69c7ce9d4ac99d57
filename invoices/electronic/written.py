"""What an XML says as it is written, beside what it means: a comma or a 30th of February must not be lost."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

# More digits than any money has would only cost time.
LONGEST_NUMBER = 24
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)", re.ASCII)
LOOSE_NUMBER = re.compile(r"[+-]?\d{1,3}(?:[ .]\d{3})*,\d+|[+-]?\d+,\d+", re.ASCII)
# The formats of UNTDID 2379 that name a day, and what they look like.
DAY = {
    "102": re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
    "203": re.compile(r"(\d{4})(\d{2})(\d{2})\d{4}", re.ASCII),
    "204": re.compile(r"(\d{4})(\d{2})(\d{2})\d{6}", re.ASCII),
}
ANY_DAY = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})(?:[T\s+Z-].*|\d{4}|\d{6})?", re.ASCII)
# Beyond it, no price means anything.
MOST = Decimal(10) ** 15
CENT, HALF_A_CENT = Decimal("0.01"), Decimal("0.005")


@dataclass(frozen=True, slots=True)
class Number:
    """An amount, a quantity or a rate."""

    raw: str = ""
    value: Decimal | None = None
    currency: str = ""

    @property
    def amount(self) -> Decimal:
        """Return the value, zero where there is none."""
        return self.value if self.value is not None else Decimal(0)

    @property
    def decimals(self) -> int:
        """Return how many digits stand after the point."""
        return len(self.raw.partition(".")[2])

    @property
    def well_written(self) -> bool:
        """Tell whether it is written as the standard asks."""
        return len(self.raw) <= LONGEST_NUMBER and NUMBER.fullmatch(self.raw) is not None


@dataclass(frozen=True, slots=True)
class Day:
    """A date."""

    raw: str = ""
    format: str = ""
    value: date | None = None

    @property
    def well_written(self) -> bool:
        """Tell whether it has the format it claims and stands in the calendar."""
        return self.value is not None and DAY.get(self.format, ANY_DAY).fullmatch(self.raw) is not None


NO_NUMBER, NO_DAY = Number(), Day()


def number(raw: str, currency: str = "") -> Number:
    """Read a number, also one with a decimal comma."""
    plain = raw if NUMBER.fullmatch(raw) else _without_comma(raw)
    value = Decimal(plain) if plain and len(plain) <= LONGEST_NUMBER else None
    return Number(raw[: 2 * LONGEST_NUMBER], value, currency)


def _without_comma(raw: str) -> str:
    if not LOOSE_NUMBER.fullmatch(raw):
        return ""
    return raw.replace(" ", "").replace(".", "").replace(",", ".")


def day(raw: str, stated: str = "") -> Day:
    """Read a date, also one that is not written as it claims."""
    found = DAY.get(stated, ANY_DAY).fullmatch(raw) or ANY_DAY.fullmatch(raw)
    return Day(raw[:LONGEST_NUMBER], stated, _calendar(found) if found else None)


def _calendar(found: re.Match[str]) -> date | None:
    year, month, number_of_day = (int(part) for part in found.groups()[:3])
    try:
        return date(year, month, number_of_day)
    except ValueError:
        return None


def money(value: Decimal) -> Decimal:
    """Write money with two decimals, with more only where there are more."""
    rounded = value.quantize(CENT)
    return abs(rounded) if rounded == value == 0 else rounded if rounded == value else value.normalize()


def quotient(value: Decimal, by: Decimal, step: Decimal) -> Decimal | None:
    """Divide, unless what comes out is no number to reckon with."""
    result = value / by
    return result.quantize(step) if abs(result) < MOST else None


def plain(value: Decimal) -> Decimal:
    """Write a rate, a quantity or a price with no more zeros than it needs."""
    whole = value.to_integral_value()
    return whole.quantize(Decimal(1)) if whole == value else value.normalize()
