"""Dates, numbers and amounts in the form of the language."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import translation

from ocrsite.templatetags.probant import day, icon, moment, money, number, siren

NARROW = "\u202f"
WIDE = "\u00a0"
WINTER = datetime(2026, 12, 31, 22, 30, tzinfo=UTC)
SUMMER = datetime(2026, 7, 14, 22, 30, tzinfo=UTC)


class TestFrench:
    @pytest.fixture(autouse=True)
    def _in_french(self) -> object:
        with translation.override("fr"):
            yield

    def test_a_day(self) -> None:
        assert day(date(2026, 12, 31)) == "31/12/2026"

    def test_a_moment_in_winter(self) -> None:
        assert moment(WINTER) == "31/12/2026 23:30"

    def test_a_moment_in_summer(self) -> None:
        assert moment(SUMMER) == "15/07/2026 00:30"

    def test_an_amount_does_not_break_over_two_lines(self) -> None:
        assert money(Decimal("1234.56"), "EUR") == f"1{NARROW}234,56{WIDE}€"

    def test_a_negative_amount(self) -> None:
        assert money(Decimal("-84.60")) == f"-84,60{WIDE}€"

    def test_an_amount_keeps_its_cents_when_there_are_none(self) -> None:
        assert money(Decimal("1000000")) == f"1{NARROW}000{NARROW}000,00{WIDE}€"

    def test_a_number(self) -> None:
        assert number(Decimal("1234.5")) == f"1{NARROW}234,5"


class TestEnglish:
    @pytest.fixture(autouse=True)
    def _in_english(self) -> object:
        with translation.override("en"):
            yield

    def test_a_day_names_its_month(self) -> None:
        assert day(date(2026, 12, 31)) == "31 Dec 2026"

    def test_a_moment(self) -> None:
        assert moment(WINTER) == "31 Dec 2026 23:30"

    def test_an_amount(self) -> None:
        assert money(Decimal("1234.56"), "EUR") == "€1,234.56"

    def test_an_amount_in_another_currency(self) -> None:
        assert money(Decimal("1234.56"), "GBP") == "£1,234.56"

    def test_a_number(self) -> None:
        assert number(1234567) == "1,234,567"


class TestAnyLanguage:
    def test_nothing_is_written_as_nothing(self) -> None:
        assert (day(None), moment(None), money(None), number(None)) == ("", "", "", "")

    def test_zero_is_something(self) -> None:
        with translation.override("en"):
            assert (money(Decimal(0)), number(0)) == ("€0.00", "0")

    def test_a_language_we_do_not_speak_is_written_in_french(self) -> None:
        with translation.override("de"):
            assert day(date(2026, 12, 31)) == "31/12/2026"

    def test_a_regional_form_is_its_language(self) -> None:
        with translation.override("en-gb"):
            assert day(date(2026, 12, 31)) == "31 Dec 2026"

    def test_no_language_at_all_is_french(self) -> None:
        with translation.override(None):
            assert day(date(2026, 12, 31)) == "31/12/2026"

    def test_an_icon_says_nothing_to_a_screen_reader(self) -> None:
        assert 'aria-hidden="true"' in icon("check")

    def test_the_name_of_an_icon_cannot_break_out(self) -> None:
        assert "<script>" not in icon('"><script>')

    def test_a_siren_is_grouped_by_three(self) -> None:
        assert siren("732829320") == f"732{WIDE}829{WIDE}320"

    def test_a_missing_siren_stays_missing(self) -> None:
        assert siren("") == ""
