"""Control 48: whatever stands in an address or a header, the product says no in order; it never falls over."""

from itertools import product

import pytest
from django.conf import settings
from django.test import Client

from accounts.keys import digest_of
from accounts.models import Membership
from tests.contracts.routes import all_routes
from tests.contracts.stage import KEY, Stage
from tests.factories import InvitationFactory
from tests.security.doors import WRONG, knock

NUMBERS = ("0", "9" * 18, "9" * 19, "9" * 30, "9" * 5000)
WORDS = ("-1", "1.5", "abc", "1e3", "%00", "١٢", "²", " ", "null", "../1")
PAGES = ("abc", "-1", "0", "9" * 30, "9" * 5000, "", "1.5", "\x00", "last", "١")
HEADERS = ("Accept", "Accept-Language", "User-Agent", "Cookie", "Authorization", "If-Modified-Since", "Range")
VALUES = ("x" * 20_000, "\x00", "é" * 300, ";;;===,,,", "bytes=0-0,-1", "Bearer \x00\x00")
COUNTED = {"pk", "organisation_id", "member", "member_id", "invitation", "invitation_id", "token_id", "object_id"}
LISTS = ("/organisations/ORG/audit/", "/api/organisations/", "/api/organisations/ORG/members/")


def test_no_number_in_an_address_is_too_large(stage: Stage) -> None:
    stage.cast.alice.is_staff = stage.cast.alice.is_superuser = True
    stage.cast.alice.save()
    client = stage.browser("admin")
    counted = [route for route in all_routes() if set(route.gaps()) & COUNTED]
    # The administration answers alike for all of its tables.
    numbered = [route for route in counted if not route.is_admin or route.name.endswith("organisation_change")]
    for route, number in product(numbered, (*NUMBERS, *WORDS)):
        values = dict.fromkeys(route.gaps(), number)
        # One gap may be filled well, so that the next one is looked at.
        for path in {route.filled(values), route.filled(values | {"pk": ours(stage), "organisation_id": ours(stage)})}:
            assert client.get(path).status_code < 500, path


def ours(stage: Stage) -> int:
    return stage.cast.atelier.pk


@pytest.mark.parametrize("path", LISTS)
def test_any_page_may_be_asked_for(stage: Stage, path: str) -> None:
    client = stage.browser("admin")
    for page in PAGES:
        asked = dict.fromkeys(("page", "page_size", "ordering", "search"), page)
        assert client.get(path.replace("ORG", str(ours(stage))), asked).status_code in {200, 404}, page


def test_a_page_is_never_everything(stage: Stage) -> None:
    assert stage.browser("admin").get("/api/organisations/", {"page_size": 10**6}).json()["next"] is None
    assert settings.REST_FRAMEWORK["DEFAULT_PAGINATION_CLASS"] == "ocrsite.api.Pages"


@pytest.mark.parametrize("header", HEADERS)
def test_any_header_may_be_sent(stage: Stage, header: str) -> None:
    for path, value in product(("/users/login/", "/api/user/", "/static/icons.svg"), VALUES):
        answer = Client(headers={header: value}).get(path)
        assert answer.status_code < 500, f"{path} {value[:20]!r}"
        b"".join(answer)


@pytest.mark.parametrize("value", [value for value in VALUES if "\x00" not in value], ids=len)
def test_a_sign_in_may_come_with_any_header(stage: Stage, value: str) -> None:
    # What it came with is written down, and a NUL could not be; web servers, ours included, refuse it before.
    odd = {"User-Agent": value, "Accept": value, "X-Forwarded-For": value}

    assert knock(Client(), stage.cast.ben.email, WRONG, headers=odd).status_code == 200
    assert knock(Client(), stage.cast.ben.email, headers=odd).status_code == 302


def test_parameters_may_come_twice(stage: Stage) -> None:
    client = stage.browser("stranger")
    both = {"organisation": [stage.cast.elsewhere.pk, stage.cast.atelier.pk]}

    assert client.post("/organisations/switch/", both).status_code == 404


class TestInvitations:
    def test_one_counts_once(self, stage: Stage) -> None:
        stage.cast.charlie.email = stage.invitation.email
        stage.cast.charlie.save()
        client = stage.browser("stranger")
        client.get(f"/users/invitation/{InvitationFactory.KEY}/")
        client.post("/users/invitation/")
        Membership.objects.filter(user=stage.cast.charlie, organisation=stage.cast.atelier).delete()
        client.get(f"/users/invitation/{InvitationFactory.KEY}/")

        assert client.post("/users/invitation/").status_code == 404
        assert not stage.cast.charlie.memberships.filter(organisation=stage.cast.atelier).exists()

    def test_one_that_was_taken_back_opens_nothing(self, stage: Stage) -> None:
        client = Client()
        client.get(f"/users/invitation/{InvitationFactory.KEY}/")
        stage.invitation.delete()

        assert client.get("/users/invitation/").status_code == 404

    def test_a_member_does_not_rise_by_one(self, stage: Stage) -> None:
        email, key = stage.cast.victor.email, "une-autre-clef"
        InvitationFactory.create(organisation=stage.cast.atelier, email=email, role="admin", digest=digest_of(key))
        client = stage.browser("viewer")
        client.get(f"/users/invitation/{key}/")
        client.post("/users/invitation/")

        assert stage.cast.place(stage.cast.victor).role == "viewer"


def test_a_token_and_a_session_at_once_are_the_token(stage: Stage) -> None:
    client = stage.browser("stranger")

    answer = client.get("/api/user/", headers={"Authorization": f"Bearer {KEY}"})
    wrong = client.get("/api/user/", headers={"Authorization": "Bearer prb_00000000wrong"})

    assert answer.json()["email"] == stage.cast.alice.email
    assert wrong.status_code == 401
