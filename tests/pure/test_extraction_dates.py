"""Days are found however they are printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.dates import Day, find_dates, order_of

DAYS = st.dates(date(1990, 1, 1), date(2079, 12, 31))
MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip


def days(line: str, *, month_first: bool = False) -> list[Day]:
    return [day for _, _, day in find_dates(line, month_first=month_first)]


def only(line: str, *, month_first: bool = False) -> Day:
    (day,) = days(line, month_first=month_first)
    return day


class TestADay:
    @pytest.mark.parametrize(
        "printed",
        [
            "31/12/2026", "31-12-26", "31.12.2026", "31 12 2026", "2026-12-31", "2026/12/31", "20261231", "31122026",
            "31 décembre 2026", "31-DEC-2026", "31DEC2026", "Dec 31, 2026", "December 31st, 2026",
            "31. Dezember 2026",
            "31 de diciembre de 2026", "31 dicembre 2026", "31 déc. 2026", "31 dec '26", "31 / 12 / 2026",
            "DATE:31/12/2026", "Date31/12/2026", "31/12/2026 12:31:00", "31/12/202612:31", "2026-12-31T10:00",
            "20261231/191204", "31.12/2026", "31 122026", "31-12 -2026", "REG 19-31/12/2026", "2026-Dec-31",
        ],
    )  # fmt: skip
    def test_is_found_in_every_form(self, printed: str) -> None:
        assert only(printed).value == date(2026, 12, 31)

    @pytest.mark.parametrize(
        ("printed", "value"),
        [
            ("le 1er mars 2026", date(2026, 3, 1)), ("12 févr. 2026", date(2026, 2, 12)),
            ("3 aout 2026", date(2026, 8, 3)),
            ("4 sept. 2024", date(2024, 9, 4)), ("18. April 2014", date(2014, 4, 18)),
            ("5 Mai 2019", date(2019, 5, 5)),
            ("7. März 2020", date(2020, 3, 7)), ("12 Jun 2018", date(2018, 6, 12)),
            ("12 OGOS 2018", date(2018, 8, 12)),
            ("March 5th, 2026", date(2026, 3, 5)), ("2 maart 2021", date(2021, 3, 2)),
            ("9 luglio 2022", date(2022, 7, 9)),
            ("29/02/2024", date(2024, 2, 29)),
        ],
    )  # fmt: skip
    def test_has_a_month_with_a_name_in_many_languages(self, printed: str, value: date) -> None:
        assert only(printed).value == value

    @pytest.mark.parametrize("read", ["3l/12/2O26", "31 décernbre 2026", "31/I2/2026"])
    def test_is_found_through_a_poor_reading(self, read: str) -> None:
        assert only(read).value == date(2026, 12, 31)

    @pytest.mark.parametrize(
        "text",
        [
            "31/02/2026", "00/12/2026", "31/12/1850", "FA-12-03-2024-001", "12.03.2024.5", "01 23 45 67 89",
            "2 450,00",
            "1.234.56", "mars 2026", "12 rue 2026", "12345678", "120261231", "192.168.10.12", "31 mars 120,00",
            "10.12 2018",
        ],
    )  # fmt: skip
    def test_is_nothing_else(self, text: str) -> None:
        assert days(text) == []

    def test_is_given_with_its_place(self) -> None:
        assert [(start, end) for start, end, _ in find_dates("du 01/03/2026 au 31/03/2026")] == [(3, 13), (17, 27)]

    def test_may_follow_a_number(self) -> None:
        assert [day.value for day in days("le 12 du 31 mars 2026")] == [date(2026, 3, 31)]

    @given(DAYS)
    def test_of_the_window_is_read_again(self, value: date) -> None:
        named = f"{value.day}{'er' if value.day == 1 else ''} {MONTHS[value.month - 1]} {value.year}"

        for printed in (f"{value:%d/%m/%Y}", f"{value:%d.%m.%Y}", f"{value:%Y-%m-%d}", f"{value:%Y%m%d}", named):
            assert only(printed).value == value

    @given(st.text(st.sampled_from("0123456789 /.-,:'ermasdéco")))
    def test_never_breaks(self, line: str) -> None:
        for start, end, day in find_dates(line):
            assert line[start:end] == day.raw


class TestTheOrder:
    def test_is_day_first_unless_told(self) -> None:
        assert only("03/04/2026").value == date(2026, 4, 3)
        assert only("03/04/2026", month_first=True).value == date(2026, 3, 4)

    @pytest.mark.parametrize("month_first", [False, True])
    def test_is_the_only_possible_one_where_there_is_one(self, month_first: bool) -> None:
        assert only("12/31/2026", month_first=month_first) == Day(date(2026, 12, 31), "12/31/2026", "mdy")
        assert only("31/12/2026", month_first=month_first) == Day(date(2026, 12, 31), "31/12/2026", "dmy")

    def test_is_doubtful_where_both_are_possible(self) -> None:
        assert only("03/04/2026").ambiguous
        assert not only("04/04/2026").ambiguous
        assert not only("2026-03-04").ambiguous

    def test_of_a_document_shows_on_the_days_that_are_sure(self) -> None:
        assert order_of(days("03/04/2026 31/12/2026")) is False
        assert order_of(days("03/04/2026 12/31/2026")) is True
        assert order_of(days("03/04/2026 4 mars 2026")) is None
        assert order_of([]) is None


class TestTheYear:
    @pytest.mark.parametrize(("printed", "year"), [("01/02/00", 2000), ("01/02/79", 2079), ("01/02/98", 1998)])
    def test_of_two_digits_is_one_of_the_window(self, printed: str, year: int) -> None:
        assert (only(printed).value.year, only(printed).two_digit_year) == (year, True)

    def test_of_two_digits_may_be_outside_of_it(self) -> None:
        assert days("01/02/85") == []
