"""Amounts and days are written in many ways, each of them right."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.samples.days import WRITINGS, long_day
from invoices.samples.figures import MINUSES, NBSP, THIN, Figures, grouped, short, trailing
from invoices.samples.wordings import WORDINGS

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("figures", "written"),
    [
        (Figures(after=" €"), "1 234,50 €"),
        (Figures(thousands=NBSP), "1\u00a0234,50"),
        (Figures(thousands=THIN), "1\u202f234,50"),
        (Figures(thousands=".", after=" EUR"), "1.234,50 EUR"),
        (Figures(thousands=",", decimal=".", before="€ "), "€ 1,234.50"),
        (Figures(thousands="", decimal="."), "1234.50"),
    ],
)
def test_amounts_are_written_in_the_way_of_their_document(figures: Figures, written: str) -> None:
    assert figures.money(Decimal("1234.5")) == written


def test_a_minus_is_written_in_four_ways() -> None:
    written = {Figures(after=" €", minus=minus).money(Decimal(-5)) for minus in MINUSES}

    assert written == {"-5,00 €", "- 5,00 €", "5,00- €", "(5,00 €)"}


def test_a_trailing_minus_stands_behind_the_number() -> None:
    assert trailing("5,00") == "5,00-"
    assert trailing("€ 5,00") == "€ 5,00-"


def test_prices_keep_the_decimals_they_need() -> None:
    assert Figures().price(Decimal("0.0612")) == "0,0612"
    assert Figures().price(Decimal(12)) == "12,00"


def test_numbers_lose_their_last_zeros_and_no_others() -> None:
    assert [short(Decimal(text)) for text in ("100", "1.50", "12.00")] == ["100", "1.5", "12"]


def test_long_numbers_are_grouped() -> None:
    assert grouped("73282932000074", 3, 3, 3, 5) == "732 829 320 00074"
    assert grouped("FR7630006000011234567890189", 4) == "FR76 3000 6000 0112 3456 7890 189"


def test_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert long_day(DAY, "fr") == "1er mars 2026"
    assert long_day(DAY, "de") == "1 März 2026"


@pytest.mark.parametrize("language", WRITINGS)
def test_every_way_to_write_a_day_names_its_year(language: str) -> None:
    assert all("26" in write(DAY) for write in WRITINGS[language])


@pytest.mark.parametrize("language", WORDINGS)
def test_every_language_has_words_for_everything(language: str) -> None:
    assert set(WORDINGS[language]) == set(WORDINGS["fr"])
    assert all(choices for choices in WORDINGS[language].values())


@pytest.mark.parametrize("name", ["invoice_number", "issue_date", "due_date", "total_net", "total_gross", "amount_due"])
def test_french_says_it_in_ten_ways_or_more(name: str) -> None:
    assert len(set(WORDINGS["fr"][name])) >= 10
