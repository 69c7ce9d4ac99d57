"""The pages about sources."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.desk import SESSION_KEY
from accounts.models import Membership
from accounts.origin import Actor
from accounts.roles import Role
from invoices.errors import NoAnswer, UnknownKind
from invoices.models import Source, SourceRun
from invoices.services.source_secrets import opened
from invoices.services.sources import SourceFacts, source_create
from tests.cast import Cast
from tests.conftest import SignIn
from tests.doubles.connectors import KIND, SECRET, Stock, set_up_shelf

FORM = {
    "name": "Rayon",
    "own_url": "https://shelf.example",
    "own_way": "a",
    "own_word": SECRET,
    "every_minutes": "60",
    "silent_hours": "24",
}


@pytest.fixture(autouse=True)
def shelf(monkeypatch: pytest.MonkeyPatch) -> Stock:
    return set_up_shelf(monkeypatch)


@pytest.fixture
def source(cast: Cast) -> Source:
    facts = SourceFacts("Rayon", {"url": "https://shelf.example", "way": "a"}, {"word": SECRET}, 60, 24)
    return source_create(organisation=cast.atelier, kind=KIND, facts=facts, by=Actor())


@pytest.fixture
def alice(cast: Cast, sign_in: SignIn) -> Client:
    """Alice, who reads English here."""
    cast.alice.language = "en"
    cast.alice.save()
    return sign_in(cast.alice)


def at(name: str, source: Source) -> str:
    return reverse(name, kwargs={"source_id": source.pk})


def new(kind: str = KIND) -> str:
    return f"{reverse('source_create')}?kind={kind}"


def without(name: str, **more: str) -> Mapping[str, str]:
    return {key: value for key, value in FORM.items() if key != name} | more


def told(response: Any) -> list[tuple[str, str]]:
    """Return how the page says it went."""
    return [(str(message.level_tag), str(message)) for message in get_messages(response.wsgi_request)]


def page(response: Any) -> str:
    return str(response.content.decode())


class TestTheList:
    def test_is_empty_at_first_and_says_what_to_do(self, alice: Client) -> None:
        response = alice.get(reverse("source_list"))

        assert reverse("source_create") in page(response)

    def test_shows_each_with_its_state(self, alice: Client, source: Source) -> None:
        SourceRun.objects.create(source=source, state=SourceRun.State.DONE)
        SourceRun.objects.create(
            source=source,
            state=SourceRun.State.FAILED,
            error_code="no_answer",
            error_facts={"host": "shelf.example", "detail": "the connection broke"},
        )

        (row,) = alice.get(reverse("source_list")).context["rows"]

        assert (row.source, row.kind, row.colour) == (source, "Invoice API", "refused")
        assert "shelf.example" in row.trouble

    def test_shows_one_that_rests_or_was_never_pulled(self, alice: Client, source: Source) -> None:
        assert alice.get(reverse("source_list")).context["rows"][0].state == "Not yet pulled"

        Source.objects.update(is_active=False)
        assert alice.get(reverse("source_list")).context["rows"][0].state == "Paused"

    def test_names_one_whose_kind_is_no_more(self, alice: Client, source: Source) -> None:
        Source.objects.update(kind="pigeons")

        assert alice.get(reverse("source_list")).context["rows"][0].kind == "pigeons"

    def test_is_of_the_open_organisation(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        assert not sign_in(cast.charlie).get(reverse("source_list")).context["rows"]

    def test_offers_no_change_to_those_who_may_not(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        assert reverse("source_create") not in page(sign_in(cast.ben).get(reverse("source_list")))


class TestAdding:
    def test_begins_with_the_kinds(self, alice: Client) -> None:
        kinds = alice.get(reverse("source_create")).context["kinds"]

        assert [name for name, _, _ in kinds] == ["client_api", "blob_container", "mailbox"]

    def test_of_a_folder_says_which_may_be_watched(self, alice: Client, cast: Cast, settings: Settings) -> None:
        settings.SOURCE_ROOTS = ("/srv/incoming/{organisation}",)

        kinds = alice.get(reverse("source_create")).context["kinds"]

        assert "folder" in {name for name, _, _ in kinds}
        assert f"/srv/incoming/{cast.atelier.pk}" in page(alice.get(new("folder")))

    @pytest.mark.parametrize("kind", ["client_api", "blob_container", "folder", "mailbox"])
    def test_asks_for_what_the_kind_needs(self, alice: Client, kind: str) -> None:
        response = alice.get(new(kind))

        assert response.status_code == 200
        assert len(response.context["form"].fields) > 4

    def test_makes_a_source(self, alice: Client, cast: Cast) -> None:
        response = alice.post(new(), FORM | {"own_deep": "on", "own_first": "2024-01-31"})

        source = Source.objects.get()
        assert response.headers["Location"] == at("source", source)
        assert (source.organisation, source.kind, source.silent_hours) == (cast.atelier, KIND, 24)
        assert source.settings["deep"] == "yes"
        assert opened(source) == {"word": SECRET}

    def test_says_beside_the_field_what_cannot_be(self, alice: Client) -> None:
        response = alice.post(new(), FORM | {"own_most": "many"})

        assert response.status_code == 422
        assert response.context["form"].errors["own_most"] == ["Write a whole number from 0 to 100000."]
        assert SECRET not in page(response)
        assert not Source.objects.exists()

    def test_without_a_name_shows_the_form_again(self, alice: Client) -> None:
        assert alice.post(new(), without("name")).status_code == 422

    def test_is_for_administrators(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).post(new(), FORM).status_code == 403


class TestThePage:
    def test_never_shows_the_secret(self, alice: Client, source: Source) -> None:
        response = alice.get(at("source", source))

        assert SECRET not in page(response)
        assert source.sealed not in page(response)
        assert "leave this empty to keep it" in page(response)

    def test_shows_what_was_left_out_and_why(self, alice: Client, source: Source, shelf: Stock) -> None:
        problem = {"name": "lisez-moi.txt", "code": UnknownKind.code, "facts": {}}
        SourceRun.objects.create(source=source, state=SourceRun.State.DONE, skipped=3, problems=[problem])

        response = alice.get(at("source", source))

        assert "lisez-moi.txt" in page(response)
        assert response.context["runs"][0].unnamed == 2

    @pytest.mark.parametrize(
        ("state", "code", "words"),
        [
            ("done", "goes_on", "it goes on by itself"),
            ("done", "intake_full", "when there are fewer"),
            ("failed", "broke_off", "tried again"),
            ("failed", "a_code_of_another_version", "tried again"),
            ("lost", "", "Nothing is lost"),
        ],
    )
    def test_says_how_a_run_ended(self, alice: Client, source: Source, state: str, code: str, words: str) -> None:
        SourceRun.objects.create(source=source, state=state, error_code=code)

        assert words in page(alice.get(at("source", source)))

    def test_looks_again_while_it_is_pulled(self, alice: Client, source: Source) -> None:
        assert "hx-trigger" in page(alice.get(at("source", source)))

        Source.objects.update(next_run_at=timezone.now() + timedelta(hours=1))
        assert "hx-trigger" not in page(alice.get(at("source", source)))

    def test_tells_that_it_rests_and_that_nothing_comes(self, alice: Client, source: Source) -> None:
        Source.objects.update(is_active=False, alarmed_at=timezone.now())

        shown = page(alice.get(at("source", source)))

        assert "is paused" in shown
        assert "The administrators were told" in shown

    def test_is_read_by_those_who_may_only_look_on(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        response = sign_in(cast.victor).get(at("source", source))

        assert response.status_code == 200
        assert "own_url" not in page(response)
        assert at("source_pull", source) not in page(response)

    def test_opens_its_organisation(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        Membership.objects.create(user=cast.charlie, organisation=cast.atelier, role=Role.VIEWER)
        browser = sign_in(cast.charlie)

        browser.get(at("source", source))

        assert browser.session[SESSION_KEY] == cast.atelier.pk

    def test_keeps_a_rhythm_that_was_set_otherwise(self, alice: Client, source: Source) -> None:
        Source.objects.update(every_minutes=7)

        assert alice.get(at("source", source)).context["form"]["every_minutes"].value() == 7


class TestChanging:
    def test_with_an_empty_secret_keeps_it(self, alice: Client, source: Source) -> None:
        response = alice.post(at("source", source), FORM | {"own_word": "", "name": "Autre"})

        source.refresh_from_db()
        assert response.status_code == 302
        assert (source.name, opened(source)) == ("Autre", {"word": SECRET})

    def test_to_what_cannot_be_changes_nothing(self, alice: Client, source: Source) -> None:
        response = alice.post(at("source", source), FORM | {"own_url": "http://evil.example/?a"})

        assert response.status_code == 422
        source.refresh_from_db()
        assert source.settings["url"] == "https://shelf.example"

    def test_the_address_alone_asks_for_the_secret(self, alice: Client, source: Source) -> None:
        response = alice.post(at("source", source), FORM | {"own_word": "", "own_url": "https://thief.example"})

        assert list(response.context["form"].errors) == ["own_word"]

    def test_without_a_rhythm_shows_the_form_again(self, alice: Client, source: Source) -> None:
        assert alice.post(at("source", source), without("every_minutes")).status_code == 422

    def test_is_for_administrators(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        assert sign_in(cast.ben).post(at("source", source), FORM).status_code == 403


class TestTheTest:
    def test_says_what_is_there(self, alice: Client, source: Source, shelf: Stock) -> None:
        shelf.answer = "it could not be reached"

        assert told(alice.post(at("source_test", source))) == [("success", "It works: it could not be reached.")]

    def test_says_what_is_wrong(self, alice: Client, source: Source, shelf: Stock) -> None:
        shelf.answer = NoAnswer(host="shelf.example", detail="the connection broke")

        ((level, words),) = told(alice.post(at("source_test", source)))

        assert level == "error"
        assert "shelf.example" in words
        assert SECRET not in words


class TestTheButtons:
    def test_ask_for_a_pull(self, cast: Cast, sign_in: SignIn, source: Source) -> None:
        Source.objects.update(next_run_at=timezone.now() + timedelta(hours=1))

        assert told(sign_in(cast.ben).post(at("source_pull", source)))[0][0] == "success"
        assert Source.objects.due(timezone.now()).exists()

    def test_pause_and_resume(self, alice: Client, source: Source) -> None:
        alice.post(at("source_pause", source))
        assert not Source.objects.get().is_active

        alice.post(at("source_resume", source))
        assert Source.objects.get().is_active

    def test_remove(self, alice: Client, source: Source) -> None:
        response = alice.post(at("source_delete", source))

        assert response.headers["Location"] == reverse("source_list")
        assert not Source.objects.exists()

    @pytest.mark.parametrize("name", ["source", "source_pull", "source_delete", "source_test"])
    def test_are_nothing_to_strangers(self, cast: Cast, sign_in: SignIn, source: Source, name: str) -> None:
        assert sign_in(cast.charlie).post(at(name, source)).status_code == 404
