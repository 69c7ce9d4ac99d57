"""The dates of an invoice: made out no later than today, and nothing due before."""

from datetime import date, timedelta

from invoices.extraction.candidates import Ranked
from invoices.extraction.days import days_of
from invoices.fields import Context, Field
from tests.understood import CONTEXT, TODAY, a_candidate

ISSUED, DUE, DELIVERED = Field.ISSUE_DATE, Field.DUE_DATE, Field.DELIVERY_DATE
MARCH, APRIL = date(2026, 3, 2), date(2026, 4, 1)
Likely = dict[date, float]


def chosen(
    issued: Likely, due: Likely | None = None, delivered: Likely | None = None, context: Context = CONTEXT
) -> dict[Field, date]:
    likely = {ISSUED: issued, DUE: due or {}, DELIVERED: delivered or {}}
    found: Ranked = {
        name: tuple(a_candidate(name, day, confidence=sure) for day, sure in days.items())
        for name, days in likely.items()
    }
    return {name: day.value for name, day in days_of(found, context).items() if isinstance(day.value, date)}


class TestTheDateOfIssue:
    def test_is_the_likeliest(self) -> None:
        assert chosen({MARCH: 0.9, APRIL: 0.1}) == {ISSUED: MARCH}

    def test_is_not_to_come_where_another_is_likely_at_all(self) -> None:
        assert chosen({TODAY + timedelta(days=30): 0.9, MARCH: 0.2}) == {ISSUED: MARCH}

    def test_is_to_come_where_there_is_no_other(self) -> None:
        assert chosen({TODAY + timedelta(days=30): 0.9}) == {ISSUED: TODAY + timedelta(days=30)}

    def test_may_be_that_of_tomorrow_on_the_other_side_of_the_world(self) -> None:
        assert chosen({TODAY + timedelta(days=1): 0.5, MARCH: 0.4}) == {ISSUED: TODAY + timedelta(days=1)}

    def test_is_the_first_of_equals(self) -> None:
        assert chosen({APRIL: 0.5, MARCH: 0.5}, context=Context.empty(APRIL)) == {ISSUED: APRIL}


class TestTheDueDate:
    def test_is_not_before_the_date_of_issue_where_another_is_likely(self) -> None:
        assert chosen({MARCH: 0.9}, {date(2026, 2, 1): 0.6, APRIL: 0.4})[DUE] == APRIL

    def test_is_not_years_later_either(self) -> None:
        assert chosen({MARCH: 0.9}, {date(2031, 3, 2): 0.6, APRIL: 0.4})[DUE] == APRIL

    def test_may_be_the_date_of_issue_where_it_is_printed_for_itself(self) -> None:
        issued, due = a_candidate(ISSUED, MARCH, place=1), a_candidate(DUE, MARCH, place=2)

        assert days_of({ISSUED: (issued,), DUE: (due,)}, CONTEXT)[DUE].value == MARCH

    def test_is_not_borrowed_from_the_date_of_issue(self) -> None:
        assert DUE not in chosen({MARCH: 0.9}, {MARCH: 0.9})

    def test_is_left_out_where_none_is_likely(self) -> None:
        assert DUE not in chosen({MARCH: 0.9}, {APRIL: 0.1})

    def test_is_known_without_a_date_of_issue_too(self) -> None:
        assert chosen({}, {APRIL: 0.9}) == {DUE: APRIL}


class TestTheDateOfDelivery:
    def test_is_any_likely_one(self) -> None:
        assert chosen({MARCH: 0.9}, {}, {APRIL: 0.9})[DELIVERED] == APRIL
        assert DELIVERED not in chosen({MARCH: 0.9}, {}, {APRIL: 0.1})


class TestNoDates:
    def test_are_no_dates(self) -> None:
        assert days_of({}, CONTEXT) == {}
        assert days_of({ISSUED: (a_candidate(ISSUED, "soon"),)}, CONTEXT) == {}
