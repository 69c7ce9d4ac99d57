"""A browser with a tab for each organisation: what is sent from a page goes where that page was drawn for."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.desk import SESSION_KEY
from accounts.models import Organisation
from accounts.roles import Role
from invoices import wiring
from invoices.models import Batch, Document, Source
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import MembershipFactory
from tests.factories_invoices import DocumentFactory, SourceFactory
from tests.intake import a_pdf, look_here

UPLOAD = "/documents/upload"
SCRIPT = {"accept": "application/json"}
DRAWN_FOR = re.compile(r'name="organisation" value="(\d+)"')


@pytest.fixture
def ben(cast: Cast, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> Client:
    """The browser of an accountant who keeps the books of both companies."""
    monkeypatch.setattr(wiring, "look_at", look_here)
    MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere, role=Role.ACCOUNTANT)
    return sign_in(cast.ben)


def go_to(browser: Client, organisation: Organisation) -> None:
    """Open an organisation by opening one of its documents."""
    document = DocumentFactory.create(organisation=organisation)
    assert browser.get(reverse("document", args=[document.pk])).status_code == 200


def send(browser: Client, drawn_for: object) -> int:
    facts = {"file": SimpleUploadedFile("facture.pdf", a_pdf()), "organisation": drawn_for}
    return browser.post(UPLOAD, facts, headers=SCRIPT).status_code


class TestAFile:
    def test_goes_where_its_page_was_drawn_for(self, ben: Client, cast: Cast) -> None:
        go_to(ben, cast.atelier)
        (drawn_for,) = DRAWN_FOR.findall(ben.get("/documents/").content.decode())
        go_to(ben, cast.elsewhere)

        assert send(ben, drawn_for) == 201

        assert Document.objects.get(name="facture.pdf").organisation == cast.atelier

    def test_goes_with_its_batch(self, ben: Client, cast: Cast) -> None:
        go_to(ben, cast.elsewhere)

        ben.post(reverse("batch_new"), {"organisation": cast.atelier.pk})

        assert Batch.objects.get().organisation == cast.atelier

    def test_goes_to_no_company_of_others(self, cast: Cast, sign_in: SignIn) -> None:
        assert send(sign_in(cast.ben), cast.elsewhere.pk) == 404

    @pytest.mark.parametrize("nonsense", ["", "abc", "-1", "9" * 40])
    def test_goes_to_the_open_one_where_the_form_says_nothing(self, ben: Client, cast: Cast, nonsense: str) -> None:
        go_to(ben, cast.atelier)

        assert send(ben, nonsense) == 201

        assert Document.objects.get(name="facture.pdf").organisation == cast.atelier


class TestATabBehind:
    @pytest.mark.parametrize(
        "headers", [{"hx-request": "true"}, {"sec-fetch-dest": "image"}, {"sec-fetch-dest": "empty"}], ids=str
    )
    def test_opens_nothing_by_looking_again(self, ben: Client, cast: Cast, headers: dict[str, str]) -> None:
        behind = DocumentFactory.create(organisation=cast.elsewhere, held=True)
        source = SourceFactory.create(organisation=cast.elsewhere)
        go_to(ben, cast.atelier)

        for name, number in (("document_live", behind.pk), ("source", source.pk)):
            assert ben.get(reverse(name, args=[number]), headers=headers).status_code == 200

        assert ben.session[SESSION_KEY] == cast.atelier.pk

    def test_opens_its_own_when_somebody_goes_there(self, ben: Client, cast: Cast) -> None:
        go_to(ben, cast.atelier)

        go_to(ben, cast.elsewhere)

        assert ben.session[SESSION_KEY] == cast.elsewhere.pk


class TestASource:
    def test_is_added_where_its_form_was_drawn_for(self, cast: Cast, sign_in: SignIn) -> None:
        MembershipFactory.create(user=cast.alice, organisation=cast.elsewhere, role=Role.ADMIN)
        alice = sign_in(cast.alice)
        go_to(alice, cast.atelier)
        page = "/sources/new/?kind=client_api"
        (drawn_for,) = DRAWN_FOR.findall(" ".join(alice.get(page).content.decode().split()))
        go_to(alice, cast.elsewhere)

        facts = {"name": "Client", "every_minutes": 60, "silent_hours": 0}
        facts |= {"own_url": "https://client.example", "own_start_date": "2024-01-01", "own_overlap_days": "2"}
        alice.post(page, {**facts, "organisation": drawn_for})

        assert Source.objects.get().organisation == cast.atelier
