"""The words by which pages show what the rows of invoices hold."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from invoices.errors import FileTooLarge, InvoiceError, KeyReused, MissingFile, ReaderNotStarted
from invoices.models import Document, Invoice, OcrRun
from invoices.statuses import come_back_after, status_of
from invoices.templatetags import documents as words


@pytest.fixture(autouse=True)
def english() -> object:
    """Say everything in English."""
    with override("en"):
        yield


class TestHowLong:
    @pytest.mark.parametrize(
        ("seconds", "said"),
        [
            (None, ""),
            (3, "less than a minute"),
            (60, "about 1 min"),
            (149, "about 2 min"),
            (3600, "about 1 h 00"),
            (4500, "about 1 h 15"),
        ],
    )
    def test_something_takes(self, seconds: float | None, said: str) -> None:
        assert words.duration(seconds) == said

    @pytest.mark.parametrize(("seconds", "said"), [(0.04, "0.0\xa0s"), (4.25, "4.2\xa0s"), (75.4, "0:01:15")])
    def test_something_took(self, seconds: float, said: str) -> None:
        assert words.seconds(seconds) == said


class TestSteps:
    @pytest.mark.parametrize(
        ("facts", "said"),
        [
            ({}, ""),
            ({"step": "read"}, "opening"),
            ({"step": "tesseract", "step_page": 2, "pages": 5}, "Tesseract, page 2 of 5"),
            ({"step": "embedded", "step_page": 1}, "text of the file"),
            ({"step": "of-a-newer-version"}, "of-a-newer-version"),
        ],
    )
    def test_say_what_happens_now(self, facts: dict[str, object], said: str) -> None:
        assert words.step_words(Document(**facts)) == said

    def test_of_a_reading_name_its_engines(self) -> None:
        assert words.engine_words(OcrRun(engine="embedded+azure").engine) == (
            "text of the file + Azure Document Intelligence"
        )


class TestValues:
    @pytest.mark.parametrize(
        ("total", "currency", "said"),
        [
            (None, "EUR", ""),
            (Decimal("1234.5"), "EUR", "€1,234.50"),
            (Decimal("1234.5"), "XXL", "1,234.50"),
            (Decimal("1234.5"), "", "1,234.50"),
        ],
    )
    def test_a_total_has_its_currency(self, total: Decimal | None, currency: str, said: str) -> None:
        assert words.total(Invoice(total_gross=total, currency=currency)) == said

    def test_a_language_nobody_speaks_here_is_french(self) -> None:
        with override("de"):
            assert words.total(Invoice(total_gross=Decimal(1), currency="EUR")) == "1,00\xa0€"

    @pytest.mark.parametrize(("share", "said"), [(1.0, "99\xa0%"), (0.005, "0\xa0%"), (0.61, "61\xa0%")])
    def test_nothing_is_certain(self, share: float, said: str) -> None:
        assert words.percent(share) == said

    def test_a_cost_is_written_where_there_is_one(self) -> None:
        assert (words.cost(Decimal("0.000000")), words.cost(Decimal("0.010000"))) == ("", "0.01\xa0€")

    @pytest.mark.parametrize(("value", "said"), [(None, ""), ("", ""), ("1234.50", "1,234.50")])
    def test_a_figure_is_written_as_it_is_read(self, value: str | None, said: str) -> None:
        assert words.figure(value) == said

    @pytest.mark.parametrize(
        ("row", "said"),
        [
            ({"what": "issue_date", "here": "2026-03-02"}, "2 Mar 2026"),
            ({"what": "issue_date", "here": ""}, "—"),
            ({"what": "words", "here": "0.93"}, "93\xa0%"),
            ({"what": "figures_of_one", "here": "12 15"}, "12 15"),
        ],
    )
    def test_evidence_is_written_by_what_it_is(self, row: dict[str, str], said: str) -> None:
        assert words.evidence_value(row, "here") == said

    def test_a_state_nobody_knows_has_a_plain_badge(self) -> None:
        assert words.badge_of("of-a-newer-version") == "neutral"

    def test_what_has_no_word_says_its_own_name(self) -> None:
        named = (words.source_words, words.reason_words, words.kind_words, words.evidence_words)

        assert {name("of-a-newer-version") for name in named} == {"of-a-newer-version"}

    def test_nothing_noticed_needs_no_word(self) -> None:
        assert words.findings_words(Invoice(findings=[{"severity": "note"}])) == ""
        assert words.findings_words(Invoice(findings=[{"severity": "doubt"}] * 2)) == "2 points"


class TestStatuses:
    @pytest.mark.parametrize(
        ("error", "status", "seconds"),
        [
            (FileTooLarge(), 413, None),
            (MissingFile(), 400, None),
            (KeyReused(), 422, None),
            (ReaderNotStarted(), 503, 15),
            (InvoiceError(), 422, None),
        ],
    )
    def test_tell_whose_mistake_it_is(self, error: InvoiceError, status: int, seconds: int | None) -> None:
        assert (status_of(error), come_back_after(error)) == (status, seconds)
