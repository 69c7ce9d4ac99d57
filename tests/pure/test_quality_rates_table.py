"""The table of rates knows what is in force, what was, and what it does not know."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.quality.rates import TABLE, known_rates, territory_of_postcode

D = Decimal
UNION = (
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE", "IT", "LT", "LU", "LV",
    "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK",
)  # fmt: skip
TODAY = date(2026, 11, 20)

IN_FORCE: tuple[tuple[str, str, str], ...] = (
    ("FR", "2026-11-20", "20 10 5.5 2.1 0"),
    ("FR", "2013-12-31", "19.6 7 5.5 2.1"),
    ("FR", "2014-02-10", "19.6 7 20 10"),  # what was delivered before the change is invoiced after it
    ("FR", "2011-06-01", "19.6 5.5"),
    ("FR-20", "2026-01-01", "20 13 10 5.5 2.1 0.9"),
    ("RE", "2026-01-01", "8.5 2.1 1.75 1.05"),
    ("GP", "2012-01-01", "8.5"),
    ("GF", "2026-01-01", "0"),
    ("DE", "2020-06-30", "19 7"),
    ("DE", "2020-12-31", "16 5"),
    ("DE", "2021-02-01", "19 7 16 5"),
    ("DE", "2026-01-01", "19 7"),
    ("EE", "2025-07-01", "24"),
    ("FI", "2026-06-01", "25.5 13.5"),
    ("RO", "2025-12-01", "21 11"),
    ("SK", "2025-01-01", "23 19 5"),
    ("LT", "2026-06-01", "21 12 5"),
    ("AT", "2026-08-01", "20 4.9"),
)
NOT_IN_FORCE: tuple[tuple[str, str, str], ...] = (
    ("FR", "2026-11-20", "19.6 7 8.5 18 19 21"),
    ("FR", "2013-12-31", "20 10"),
    ("FR", "2014-06-01", "19.6 7"),
    ("FR", "2011-06-01", "7 20"),
    ("RE", "2026-01-01", "20 10"),
    ("GF", "2026-01-01", "20 8.5"),
    ("YT", "2026-01-01", "8.5"),
    ("DE", "2020-12-31", "20 10"),
    ("DE", "2022-01-01", "16 5"),
)


class TestTheTable:
    @pytest.mark.parametrize(("territory", "day", "rates"), IN_FORCE)
    def test_knows_what_is_in_force(self, territory: str, day: str, rates: str) -> None:
        known = known_rates(territory, date.fromisoformat(day))

        assert known is not None
        assert set(map(D, rates.split())) <= known

    @pytest.mark.parametrize(("territory", "day", "rates"), NOT_IN_FORCE)
    def test_knows_what_is_not(self, territory: str, day: str, rates: str) -> None:
        known = known_rates(territory, date.fromisoformat(day))

        assert known is not None
        assert not set(map(D, rates.split())) & known

    def test_has_every_country_of_the_union(self) -> None:
        assert all(known_rates(country, TODAY) for country in UNION)

    def test_does_not_pretend_to_know_what_was_before(self) -> None:
        assert known_rates("EE", date(2024, 1, 1)) is None
        assert known_rates("XX", TODAY) is None

    def test_has_no_two_rows_of_one_territory_for_one_day(self) -> None:
        overlapping = [
            (one.territory, one.since)
            for place, one in enumerate(TABLE)
            for other in TABLE[place + 1 :]
            if one.territory == other.territory and one.since < other.until and other.since < one.until
        ]

        assert not overlapping

    @pytest.mark.parametrize(("postcode", "territory"), [
        ("75004", "FR"), ("20090", "FR-20"), ("97110", "GP"), ("97200", "MQ"), ("97300", "GF"), ("97400", "RE"),
        ("97600", "YT"), ("97150", "MF"), ("97133", "BL"), ("", "FR"),
    ])  # fmt: skip
    def test_knows_the_territories_by_their_postcodes(self, postcode: str, territory: str) -> None:
        assert territory_of_postcode(postcode) == territory
