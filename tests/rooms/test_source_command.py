"""manage.py pull_source, the tasks, and the words of every kind of source."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.origin import Actor
from invoices.errors import NoAnswer
from invoices.models import Document, Source
from invoices.services.sources import SourceFacts, source_create
from invoices.sources.registry import SOURCES, connector_class
from invoices.tasks import pull_due_sources, pull_source
from invoices.web.source_words import KINDS
from invoices.wording_sources import HELP, LABELS, TITLES
from tests.cast import Cast
from tests.doubles.connectors import KIND, SECRET, Stock, a_paper, set_up_shelf


@pytest.fixture
def shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return set_up_shelf(monkeypatch)


@pytest.fixture
def source(cast: Cast, shelf: Stock) -> Source:
    facts = SourceFacts("Rayon", {"url": "https://shelf.example"}, {"word": SECRET})
    return source_create(organisation=cast.atelier, kind=KIND, facts=facts, by=Actor())


def said(source_id: int) -> str:
    out = StringIO()
    call_command("pull_source", str(source_id), stdout=out)
    return out.getvalue()


class TestTheCommand:
    def test_says_what_came(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0), a_paper(1)]

        assert said(source.pk) == "2 new, 0 here already, 0 left out\n"

    def test_says_why_it_failed(self, source: Source, shelf: Stock) -> None:
        shelf.items = [NoAnswer(host="shelf.example", detail="the connection broke")]

        with pytest.raises(CommandError, match=r"shelf\.example"):
            said(source.pk)

    def test_knows_no_other_source(self, source: Source) -> None:
        with pytest.raises(CommandError, match="There is no source"):
            said(source.pk + 1)


class TestTheTasks:
    def test_pull_one(self, source: Source, shelf: Stock) -> None:
        shelf.items = [a_paper(0)]

        pull_source(source_id=source.pk, on_demand=True, from_a_later_version=1)

        assert Document.objects.count() == 1

    def test_look_for_those_whose_turn_has_come(self, source: Source, monkeypatch: pytest.MonkeyPatch) -> None:
        told: list[int] = []

        def tell(source_id: int, *, on_demand: bool) -> bool:
            told.append(source_id)
            return True

        monkeypatch.setattr("invoices.services.source_hints._tell", tell)

        pull_due_sources()

        assert told == [source.pk]


@pytest.mark.parametrize("kind", SOURCES)
class TestEveryKind:
    def test_has_words_that_are_translated(self, kind: str) -> None:
        table = connector_class(kind).settings
        labels = {setting.label for setting in table} | {words for each in table for _, words in each.choices}

        assert labels <= LABELS, f"Add to LABELS in invoices/wording_sources.py: {labels - LABELS}"
        assert {each.help for each in table} - {""} <= HELP, "Add it to HELP in invoices/wording_sources.py."
        assert SOURCES[kind][0] in TITLES

    def test_says_what_it_is_for(self, kind: str) -> None:
        assert kind in KINDS, "Say in invoices/web/source_words.py what a person does with it."
