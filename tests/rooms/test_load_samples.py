"""manage.py load_samples: a made-up year by the same door as everything else, and never twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.origin import Actor
from accounts.services.demo import demo_create
from invoices.management.commands import load_samples
from invoices.models import ArchiveEntry, Document, Invoice, State, Supplier, Twin
from invoices.pipeline import Tools
from invoices.services.demo import KNOWN, NEW, REFUSED, demo_load
from tests.cast import Cast
from tests.doubles.reader import ReaderInThisProcess

LAST_DAY = date(2026, 7, 31)


@pytest.fixture(autouse=True)
def _tools_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the command read in this process, and think that it cannot read scans."""

    @contextmanager
    def here() -> Iterator[Tools]:
        yield Tools(reader=ReaderInThisProcess())

    monkeypatch.setattr(load_samples, "toolbox", here)
    monkeypatch.setattr(load_samples, "engines_here", lambda _: {"tesseract": "it is not installed"})


def loaded(*words: str, **options: Any) -> str:
    out = StringIO()
    call_command("load_samples", *words, stdout=out, **options)
    return out.getvalue()


class TestLoading:
    def test_brings_invoices_of_known_suppliers(self, cast: Cast) -> None:
        said = loaded("--organisation", str(cast.atelier.pk), "--count", "15")

        assert "Atelier: 15 new, 0 there already, 0 refused" in said
        documents = Document.objects.of(cast.atelier)
        assert not documents.exclude(state__in=(State.ACCEPTED, State.IN_REVIEW, State.REJECTED)).exists()
        assert Supplier.objects.filter(organisation=cast.atelier).count() >= 8
        assert Invoice.objects.exclude(total_gross=None).count() >= 12

    def test_brings_an_invoice_that_came_twice(self, cast: Cast) -> None:
        loaded("--organisation", str(cast.atelier.pk), "--count", "13")

        assert Twin.objects.count() == 1

    def test_a_file_with_two_invoices_waits_for_a_word(self, cast: Cast) -> None:
        loaded("--organisation", str(cast.atelier.pk), "--count", "8")

        assert len(Document.objects.get(name__startswith="pile_").splits) == 2

    def test_goes_through_the_register(self, cast: Cast) -> None:
        loaded("--organisation", str(cast.atelier.pk), "--count", "2")

        assert ArchiveEntry.objects.filter(organisation=cast.atelier.pk).count() == 2

    def test_again_adds_only_what_is_missing(self, cast: Cast) -> None:
        loaded("--organisation", str(cast.atelier.pk), "--count", "2")

        said = loaded("--organisation", str(cast.atelier.pk), "--count", "3")

        assert "1 new, 2 there already" in said
        assert Document.objects.count() == 3

    def test_on_another_day_too(self, cast: Cast) -> None:
        def outcomes(day: date) -> list[str]:
            files = demo_load(organisation=cast.atelier, count=2, last_day=day, by=Actor())
            return [one.outcome for one in files]

        assert outcomes(LAST_DAY) == [NEW, NEW]
        assert outcomes(LAST_DAY.replace(month=8)) == [KNOWN, KNOWN]

    def test_a_damaged_file_is_refused_and_leaves_nothing(self, cast: Cast) -> None:
        files = list(demo_load(organisation=cast.atelier, count=18, last_day=LAST_DAY, by=Actor()))

        assert [(one.shows, one.why) for one in files if one.outcome == REFUSED] == [("broken", "damaged_file")]
        assert Document.objects.count() == 17
        assert "1 refused (damaged_file)" in loaded("--organisation", str(cast.atelier.pk), "--count", "18", "--later")

    def test_may_leave_the_reading_to_workers(self, cast: Cast) -> None:
        loaded("--organisation", str(cast.atelier.pk), "--count", "1", "--later")

        assert Document.objects.get().state == State.RECEIVED

    def test_is_for_the_demonstration_unless_somebody_is_named(self, db: None) -> None:
        demo_create()

        assert "Atelier Lumière SARL: 1 new" in loaded("--count", "1", "--later")


class TestRefusing:
    @pytest.mark.parametrize(
        ("words", "said"),
        [
            (("--count", "0"), "from 1"),
            (("--organisation", "4000000"), "no organisation 4000000"),
            ((), "no demonstration here"),
        ],
    )
    def test_says_what_is_wrong(self, db: None, words: tuple[str, ...], said: str) -> None:
        with pytest.raises(CommandError, match=said):
            loaded(*words)
