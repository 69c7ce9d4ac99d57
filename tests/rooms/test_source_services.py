"""Adding, changing, pausing and removing sources."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.origin import Actor
from invoices.errors import SettingRefused, SourceRefused
from invoices.models import Arrival, Document, Source, SourceRun
from invoices.services.source_holding import hold
from invoices.services.source_pulling import source_pull
from invoices.services.source_secrets import opened, sealed
from invoices.services.sources import (
    SourceFacts,
    source_check,
    source_create,
    source_delete,
    source_pause,
    source_pull_ask,
    source_resume,
    source_update,
)
from tests.cast import Cast
from tests.doubles.connectors import KIND, SECRET, Stock, a_paper, set_up_shelf
from tests.trail import actions, latest

FACTS = SourceFacts("Rayon", {"url": "https://shelf.example", "way": "a"}, {"word": SECRET}, 60, 24)


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return set_up_shelf(monkeypatch)


@pytest.fixture
def source(cast: Cast, shelf: Stock) -> Source:
    """A shelf of Atelier's."""
    return source_create(organisation=cast.atelier, kind=KIND, facts=FACTS, by=Actor(cast.alice.pk))


def change(source: Source, **facts: object) -> Source:
    return source_update(source=source, facts=replace(FACTS, secret={}, **facts), by=Actor())  # type: ignore[arg-type]


class TestAdding:
    def test_is_due_at_once(self, source: Source) -> None:
        assert list(Source.objects.due(timezone.now())) == [source]

    def test_keeps_the_secret_where_nobody_reads_it(self, source: Source) -> None:
        kept = Source.objects.values().get(pk=source.pk)

        assert SECRET not in str(kept)
        assert opened(source) == {"word": SECRET}

    def test_stands_in_the_trail(self, cast: Cast, source: Source) -> None:
        entry = latest()

        assert (entry.action, entry.organisation, entry.object_id) == (
            "source.created",
            cast.atelier.pk,
            str(source.pk),
        )
        assert SECRET not in str(AuditEntry.objects.values())

    def test_with_a_setting_that_cannot_be_adds_nothing(self, cast: Cast, shelf: Stock) -> None:
        wrong = replace(FACTS, settings={"url": "ftp://shelf.example"})

        with pytest.raises(SettingRefused) as caught:
            source_create(organisation=cast.atelier, kind=KIND, facts=wrong, by=Actor())

        assert caught.value.field == "url"
        assert not Source.objects.exists()

    def test_of_no_kind_is_refused(self, cast: Cast) -> None:
        with pytest.raises(SettingRefused):
            source_create(organisation=cast.atelier, kind="pigeons", facts=FACTS, by=Actor())


class TestTheSecret:
    def test_of_none_is_nothing(self, source: Source) -> None:
        source.sealed = sealed({"word": ""})

        assert source.sealed == ""
        assert opened(source) == {}

    def test_sealed_with_a_key_that_is_gone_asks_for_it_again(
        self, source: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("invoices.services.source_secrets.vault_keys", lambda: ["another-key"])

        with pytest.raises(SourceRefused) as caught:
            source_check(source=source)

        assert SECRET not in str(caught.value)

    def test_typed_in_again_takes_the_place_of_one_that_is_lost(
        self, source: Source, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("invoices.services.source_secrets.vault_keys", lambda: ["another-key"])

        after = source_update(source=source, facts=FACTS, by=Actor())

        assert opened(after) == {"word": SECRET}


class TestChanging:
    def test_without_a_secret_keeps_the_one_there_is(self, source: Source) -> None:
        after = change(source, name="Autre")

        assert after.name == "Autre"
        assert opened(after) == {"word": SECRET}
        assert latest().fields == ["name"]

    def test_nothing_leaves_no_trace(self, source: Source) -> None:
        change(source)

        assert actions(action="source.changed") == []

    def test_the_settings_looks_through_it_from_its_start(self, source: Source) -> None:
        Source.objects.filter(pk=source.pk).update(cursor={"at": "5"})

        after = change(source, settings={"url": "https://shelf.example", "way": "b"})

        assert after.cursor == {}
        assert after.settings["way"] == "b"
        assert latest().fields == ["way"]

    def test_the_name_alone_goes_on_where_it_was(self, source: Source) -> None:
        Source.objects.filter(pk=source.pk).update(cursor={"at": "5"})

        assert change(source, name="Autre").cursor == {"at": "5"}

    def test_the_address_asks_for_the_secret_again(self, source: Source) -> None:
        with pytest.raises(SettingRefused) as caught:
            change(source, settings={"url": "https://thief.example", "way": "a"})

        assert caught.value.field == "word"
        source.refresh_from_db()
        assert source.settings["url"] == "https://shelf.example"

    def test_the_address_with_the_secret_is_possible(self, source: Source) -> None:
        facts = replace(FACTS, settings={"url": "https://new.example", "way": "a"}, secret={"word": "another"})

        after = source_update(source=source, facts=facts, by=Actor())

        assert opened(after) == {"word": "another"}
        assert latest().fields == ["url", "word"]

    def test_the_settings_stops_whoever_pulls_it_now(self, source: Source) -> None:
        assert hold(source_id=source.pk, on_demand=False)

        after = change(source, settings={"url": "https://shelf.example", "way": "b"})

        assert after.lease_token == ""
        assert SourceRun.objects.get().state == SourceRun.State.LOST

    def test_its_rhythm_begins_now(self, source: Source) -> None:
        Source.objects.filter(pk=source.pk).update(next_run_at=timezone.now() + timedelta(days=1))

        assert change(source, every_minutes=5).next_run_at <= timezone.now()

    def test_its_patience_begins_now(self, source: Source) -> None:
        before = source.watched_since
        Source.objects.filter(pk=source.pk).update(alarmed_at=timezone.now())

        after = change(source, silent_hours=48)

        assert after.alarmed_at is None
        assert after.watched_since > before


class TestPausing:
    def test_is_not_due_until_it_is_resumed(self, source: Source) -> None:
        source_pause(source=source, by=Actor())
        assert not Source.objects.due(timezone.now()).exists()

        source_resume(source=source, by=Actor())
        assert Source.objects.due(timezone.now()).exists()
        assert actions()[-2:] == ["source.paused", "source.resumed"]

    def test_twice_leaves_one_trace(self, source: Source) -> None:
        for _ in range(2):
            source_pause(source=source, by=Actor())
        for _ in range(2):
            source_resume(source=source, by=Actor())

        assert actions()[1:] == ["source.paused", "source.resumed"]

    def test_stops_whoever_pulls_it_now(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), lambda: source_pause(source=source, by=Actor()), a_paper(1, at=2), a_paper(2, at=3)]

        run = source_pull(source_id=source.pk, by=Actor())

        assert run
        assert run.state == SourceRun.State.LOST
        assert Document.objects.count() < 3


class TestRemoving:
    def test_keeps_the_documents(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]
        source_pull(source_id=source.pk, by=Actor())

        source_delete(source=source, by=Actor())

        assert (Source.objects.count(), SourceRun.objects.count()) == (0, 0)
        assert Document.objects.get().source is None
        assert (latest().action, latest().object_id) == ("source.deleted", str(source.pk))

    def test_frees_its_keys(self, cast: Cast, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]
        for _ in range(2):
            again = source_create(organisation=cast.atelier, kind=KIND, facts=FACTS, by=Actor())
            source_pull(source_id=again.pk, by=Actor())
            source_delete(source=again, by=Actor())

        assert list(Arrival.objects.values_list("key", flat=True)) == ["", ""]
        assert Document.objects.count() == 1

    def test_twice_leaves_one_trace(self, source: Source) -> None:
        for _ in range(2):
            source_delete(source=source, by=Actor())

        assert actions(action="source.deleted") == ["source.deleted"]


class TestAskingForAPull:
    def test_makes_it_due_and_stands_in_the_trail(self, source: Source) -> None:
        Source.objects.filter(pk=source.pk).update(next_run_at=timezone.now() + timedelta(days=1))

        source_pull_ask(source=source, by=Actor())

        assert Source.objects.due(timezone.now()).exists()
        assert latest().action == "source.asked"


class TestTheTest:
    def test_says_what_is_there(self, source: Source, shelf: Stock) -> None:
        shelf.answer = "it answers, and holds no invoice yet"

        assert source_check(source=source) == shelf.answer
        assert SECRET in shelf.secrets
