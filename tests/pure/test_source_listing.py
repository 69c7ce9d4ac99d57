"""The client's list, paged by date: each invoice once, whatever stands on the edge of a page."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.errors import SourceNonsense
from invoices.sources.client_api_listing import SECOND, Crowd, Listed, Walk, moment, page_of

START = datetime(2024, 1, 1, tzinfo=UTC)
HORIZON = START + timedelta(days=400)
MOST_CALLS = 500


def listed(*seconds: int) -> list[Listed]:
    return [Listed(f"F{number}", START + number_of * SECOND) for number, number_of in enumerate(seconds)]


class Api:
    """Pages a list as the client does: so many from a moment on, that moment included or not."""

    def __init__(self, rows: Sequence[Listed], page: int, *, strict: bool = False) -> None:
        self.rows, self.page, self.strict, self.calls = sorted(rows, key=lambda row: row.at), page, strict, 0

    def __call__(self, since: datetime) -> list[Listed]:
        self.calls += 1
        assert self.calls < MOST_CALLS, "It asks without end."
        found = [row for row in self.rows if (row.at > since if self.strict else row.at >= since)]
        return found[: self.page]


def walked(api: Api, since: datetime = START) -> tuple[list[str], list[datetime]]:
    steps = list(Walk(api, HORIZON, "host")(since))
    crowds = [step.at for step in steps if isinstance(step, Crowd)]
    return [row.no for step in steps if not isinstance(step, Crowd) for row in step], crowds


class TestWalk:
    @given(st.lists(st.integers(1, 12), max_size=40), st.integers(1, 9), st.booleans())
    def test_finds_every_invoice_once_unless_it_says_where_some_may_hide(
        self, seconds: list[int], page: int, strict: bool
    ) -> None:
        rows = listed(*seconds)

        found, crowds = walked(Api(rows, page, strict=strict))

        missing = {row.at for row in rows if row.no not in found}
        assert len(found) == len(set(found))
        # A page that nothing follows does not tell whether it was cut.
        assert missing <= {*crowds, max((row.at for row in rows), default=START)}

    @given(st.lists(st.integers(1, 30), max_size=40), st.integers(1, 9), st.booleans())
    def test_is_whole_and_silent_where_a_page_holds_every_moment(
        self, seconds: list[int], page: int, strict: bool
    ) -> None:
        rows = listed(*seconds)
        page += max(Counter(seconds).values(), default=0)

        found, crowds = walked(Api(rows, page, strict=strict))

        assert sorted(found) == sorted(row.no for row in rows)
        assert not crowds

    def test_names_the_moment_that_fills_a_page_in_the_middle(self) -> None:
        found, crowds = walked(Api(listed(1, 5, 5, 5, 5, 9), 3))

        assert found == ["F0", "F1", "F2", "F3", "F5"]
        assert crowds == [START + 5 * SECOND]

    def test_names_the_moment_that_fills_the_last_page(self) -> None:
        found, crowds = walked(Api(listed(1, 2, 3, 5, 5, 5, 5), 3))

        assert "F6" not in found
        assert crowds == [START + 5 * SECOND]

    def test_is_not_led_astray_by_an_invoice_from_the_future(self) -> None:
        rows = [*listed(1, 2, 3), Listed("late", START + timedelta(days=9000))]

        class Unsorted(Api):
            def __call__(self, since: datetime) -> list[Listed]:
                found = super().__call__(since)
                return [rows[-1], *found[:2]]

        assert sorted(walked(Unsorted(rows[:3], 9))[0]) == ["F0", "F1", "F2", "late"]

    def test_ends_when_the_server_ignores_the_date(self) -> None:
        rows = listed(1, 2, 3)

        assert walked(Api(rows, 9), START)[0] == ["F0", "F1", "F2"]
        assert [row.no for step in Walk(lambda _: rows, HORIZON, "host")(START) for row in _rows(step)] == [
            "F0",
            "F1",
            "F2",
        ]

    def test_ends_when_there_is_no_end(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("invoices.sources.client_api_listing.MOST_LISTED", 50)

        def endless(since: datetime) -> list[Listed]:
            return [Listed(f"{since:%H%M%S}", since + 2 * SECOND)]

        with pytest.raises(SourceNonsense, match="far too much"):
            list(Walk(endless, HORIZON, "host")(START))


def _rows(step: list[Listed] | Crowd) -> list[Listed]:
    assert not isinstance(step, Crowd)
    return step


class TestAnAnswer:
    def test_is_read_with_numbers_as_text(self) -> None:
        page = page_of(b'{"invoices": [{"no": 17, "dt": "2024-01-01 00:00:05", "more": 1}]}', "host")

        assert page.rows == (Listed("17", START + 5 * SECOND),)

    @pytest.mark.parametrize(("no", "dt"), [
        ("", "2024-01-01 00:00:05"), ("..", "2024-01-01"), ("a/../b", "2024-01-01"), ("x" * 151, "2024-01-01"),
        ("a\\u0007", "2024-01-01"), ("F1", "yesterday"), ("F1", ""), ("F1", "0001-01-01"),
    ])  # fmt: skip
    def test_sets_rows_apart_that_cannot_be_right(self, no: str, dt: str) -> None:
        page = page_of(f'{{"invoices": [{{"no": "{no}", "dt": "{dt}"}}]}}'.encode(), "host")

        assert not page.rows
        assert len(page.odd) == 1

    @pytest.mark.parametrize("body", [
        b"<html>", b"", b"[]", b'{"invoices": [', b'{"invoices": [{"no": null, "dt": ""}]}', b'{"invoices": "\xff',
        b'{"invoices": ' + b"[" * 100_000,
    ])  # fmt: skip
    def test_that_is_none_is_refused(self, body: bytes) -> None:
        with pytest.raises(SourceNonsense, match="not the JSON"):
            page_of(body, "host")

    def test_reads_a_moment_as_iso_writes_it(self) -> None:
        assert moment("2024-01-01T00:00:05Z") == START + 5 * SECOND
