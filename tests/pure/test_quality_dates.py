"""Can the dates be right?"""

from datetime import date, datetime

import pytest

from invoices.fields import Context, Field, Severity, Value
from tests.understood import TODAY, an_invoice, noticed


def dated(issued: date, due: date | None = None) -> dict[Field, Value | None]:
    return {Field.ISSUE_DATE: issued, Field.DUE_DATE: due}


class TestTheDateOfIssue:
    def test_may_be_today(self) -> None:
        assert "date_in_future" not in noticed(an_invoice(dated(TODAY)))

    def test_is_not_tomorrow(self) -> None:
        found = noticed(an_invoice(dated(date(2026, 3, 21))))["date_in_future"]

        assert (found.severity, found.facts) == (Severity.DOUBT, {"date": "2026-03-21"})

    def test_may_have_a_time_of_day(self) -> None:
        assert "date_in_future" not in noticed(an_invoice(dated(datetime(2026, 3, 20, 23, 59))))

    @pytest.mark.parametrize("issued", [date(2024, 1, 1), date(2025, 12, 31)])
    def test_may_be_of_a_year_whose_vat_can_still_be_deducted(self, issued: date) -> None:
        assert "date_very_old" not in noticed(an_invoice(dated(issued)))

    def test_of_an_earlier_year_is_a_warning(self) -> None:
        found = noticed(an_invoice(dated(date(2023, 12, 31))))["date_very_old"]

        assert found.severity is Severity.WARNING
        assert found.facts == {"date": "2023-12-31", "until": "2025-12-31"}

    @pytest.mark.parametrize("issued", [date(2015, 12, 31), date(206, 3, 2), date.min])
    def test_of_long_ago_was_most_likely_misread(self, issued: date) -> None:
        assert noticed(an_invoice(dated(issued)))["date_very_old"].severity is Severity.DOUBT

    def test_is_held_against_the_day_that_the_context_gives(self) -> None:
        extraction = an_invoice(dated(date(2026, 3, 21)))

        assert "date_in_future" not in noticed(extraction, Context.empty(date(2026, 3, 21)))


class TestTheDueDate:
    @pytest.mark.parametrize("due", [date(2026, 3, 2), date(2026, 5, 1)])
    def test_is_that_of_issue_or_later(self, due: date) -> None:
        assert not {"due_before_issue", "due_far_away"} & set(noticed(an_invoice(dated(date(2026, 3, 2), due))))

    def test_before_the_issue_is_doubted(self) -> None:
        found = noticed(an_invoice(dated(date(2026, 3, 2), date(2026, 3, 1))))["due_before_issue"]

        assert found.severity is Severity.DOUBT
        assert found.facts == {"due": "2026-03-01", "issued": "2026-03-02"}

    def test_of_a_deposit_may_be_earlier(self) -> None:
        paid = an_invoice(dated(date(2026, 3, 2), date(2026, 2, 1)), mentions=("deposit",))

        assert "due_before_issue" not in noticed(paid)

    def test_long_after_the_issue_is_a_warning(self) -> None:
        found = noticed(an_invoice(dated(date(2026, 3, 2), date.max)))["due_far_away"]

        assert found.severity is Severity.WARNING

    def test_without_a_date_of_issue_says_nothing(self) -> None:
        assert "due_before_issue" not in noticed(an_invoice({Field.ISSUE_DATE: None}))
