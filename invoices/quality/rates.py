"""Which rates of VAT are, or were, in force where; anything else is looked at by a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

NOUGHT = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rates:
    """The rates of one territory between two days, the first included and the last not."""

    territory: str
    rates: frozenset[Decimal]
    since: date = date.min
    until: date = date.max


def _rates(territory: str, rates: str, *, since: date = date.min, until: date = date.max) -> Rates:
    return Rates(territory, frozenset(map(Decimal, rates.split())), since, until)


OVERSEAS = "8.5 2.1 1.75 1.05"
CHANGE_2012, CHANGE_2014 = date(2012, 1, 1), date(2014, 1, 1)

# France and Germany go back as far as anybody keeps invoices. Where a row of another country has a first day, what was
# in force before is not known here and not checked.
TABLE: tuple[Rates, ...] = (
    _rates("FR", "20 10 5.5 2.1", since=CHANGE_2014),
    _rates("FR", "19.6 7 5.5 2.1", since=CHANGE_2012, until=CHANGE_2014),
    _rates("FR", "19.6 5.5 2.1", since=date(2000, 4, 1), until=CHANGE_2012),
    _rates("FR-20", "20 13 10 5.5 2.1 0.9", since=CHANGE_2014),
    _rates("FR-20", "19.6 13 8 7 5.5 2.1 0.9", since=date(2000, 4, 1), until=CHANGE_2014),
    _rates("GP", OVERSEAS),
    _rates("MQ", OVERSEAS),
    _rates("RE", OVERSEAS),
    _rates("GF", "0"),
    _rates("YT", "0"),
    _rates("MF", "0"),
    _rates("BL", "0"),
    _rates("MC", "20 10 5.5 2.1", since=CHANGE_2014),
    _rates("DE", "19 7", since=date(2007, 1, 1), until=date(2020, 7, 1)),
    _rates("DE", "16 5", since=date(2020, 7, 1), until=date(2021, 1, 1)),
    _rates("DE", "19 7", since=date(2021, 1, 1)),
    _rates("AT", "20 19 13 10", since=date(2022, 1, 1), until=date(2026, 7, 1)),
    _rates("AT", "20 19 13 10 4.9", since=date(2026, 7, 1)),
    _rates("BE", "21 12 6", since=date(1996, 1, 1)),
    _rates("BG", "20 9", since=date(2011, 4, 1)),
    _rates("CY", "19 9 5 3", since=date(2014, 1, 13)),
    _rates("CZ", "21 12", since=date(2024, 1, 1)),
    _rates("DK", "25", since=date(1992, 1, 1)),
    _rates("EE", "24 13 9 5", since=date(2025, 7, 1)),
    _rates("ES", "21 10 4", since=date(2025, 1, 1)),
    _rates("FI", "25.5 14 10", since=date(2024, 9, 1), until=date(2026, 1, 1)),
    _rates("FI", "25.5 13.5 10", since=date(2026, 1, 1)),
    _rates("GR", "24 17 13 9 6 4", since=date(2016, 6, 1)),
    _rates("HR", "25 13 5", since=date(2014, 1, 1)),
    _rates("HU", "27 18 5", since=date(2012, 1, 1)),
    _rates("IE", "23 13.5 9 4.8", since=date(2021, 3, 1)),
    _rates("IT", "22 10 5 4", since=date(2016, 1, 1)),
    _rates("LT", "21 9 5", since=date(2009, 9, 1), until=date(2026, 1, 1)),
    _rates("LT", "21 12 5", since=date(2026, 1, 1)),
    _rates("LU", "17 14 8 3", since=date(2024, 1, 1)),
    _rates("LV", "21 12 5", since=date(2018, 1, 1)),
    _rates("MT", "18 12 7 5", since=date(2024, 1, 1)),
    _rates("NL", "21 9", since=date(2019, 1, 1)),
    _rates("PL", "23 8 5", since=date(2011, 1, 1)),
    _rates("PT", "23 22 16 13 12 9 6 5 4", since=date(2016, 1, 1)),
    _rates("RO", "21 11 9", since=date(2025, 8, 1)),
    _rates("SE", "25 12 6", since=date(1996, 1, 1)),
    _rates("SI", "22 9.5 5", since=date(2020, 1, 1)),
    _rates("SK", "23 19 5", since=date(2025, 1, 1)),
    _rates("CH", "8.1 3.8 2.6", since=date(2024, 1, 1)),
    _rates("GB", "20 5", since=date(2011, 1, 4)),
    _rates("NO", "25 15 12 11.11", since=date(2018, 1, 1)),
)

FRENCH = frozenset({"FR", "FR-20", "GP", "MQ", "RE", "GF", "YT", "MF", "BL"})

# By the first digits of a French postcode.
TERRITORY_OF_POSTCODE: dict[str, str] = {
    "20": "FR-20",
    "971": "GP",
    "972": "MQ",
    "973": "GF",
    "974": "RE",
    "976": "YT",
    "97133": "BL",
    "97150": "MF",
}

# What was delivered in the last quarter of an old rate may be invoiced after it.
INVOICED_LATE = timedelta(days=92)


def known_rates(territory: str, day: date) -> frozenset[Decimal] | None:
    """Return the rates in force on a day or shortly before it; nothing where they are not known."""
    rows = [row for row in TABLE if row.territory == territory]
    if not any(row.since <= day < row.until for row in rows):
        return None
    earlier = day - INVOICED_LATE if day - date.min > INVOICED_LATE else date.min
    in_force = [row.rates for row in rows if row.since <= day and row.until > earlier]
    return frozenset().union(*in_force, {NOUGHT})


def territory_of_postcode(postcode: str) -> str:
    """Return the French territory in which a postcode lies."""
    starts = (postcode[:5], postcode[:3], postcode[:2])
    return next((TERRITORY_OF_POSTCODE[start] for start in starts if start in TERRITORY_OF_POSTCODE), "FR")
