"""Somebody makes a token, and a program uses it."""

from django.urls import reverse
from rest_framework.test import APIClient

from accounts.models import ApiToken
from tests.cast import Cast
from tests.journeys.steps import arrive_as, prove_oneself
from tests.journeys.visitor import Visitor


def make_a_token(visitor: Visitor, *scopes: str) -> str:
    visitor.open(reverse("token_create"))
    prove_oneself(visitor)
    visitor.send(name="ERP", scopes=list(scopes), days="90")
    key: str = visitor.page.context["key"]
    assert key in visitor.text
    return key


def call(key: str) -> int:
    """Ask the API who one is."""
    return APIClient().get(reverse("api_user"), headers={"Authorization": f"Bearer {key}"}).status_code


def test_the_program_gets_in(cast: Cast) -> None:
    key = make_a_token(arrive_as(cast.ben), "read")

    assert call(key) == 200


def test_the_text_is_never_shown_again(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)
    key = make_a_token(visitor, "read")

    visitor.open(reverse("token_list"))

    assert key not in visitor.text
    assert ApiToken.objects.get().prefix in visitor.text


def test_after_it_is_stopped_the_program_stays_outside(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)
    key = make_a_token(visitor, "read")
    visitor.open(reverse("token_list"))

    visitor.send(to=reverse("token_revoke", kwargs={"pk": ApiToken.objects.get().pk}))

    assert call(key) == 401


def test_it_does_what_it_was_asked_for_and_no_more(cast: Cast) -> None:
    program = APIClient()
    program.credentials(HTTP_AUTHORIZATION=f"Bearer {make_a_token(arrive_as(cast.alice), 'read')}")
    here = {"organisation_id": cast.atelier.pk}

    assert program.get(reverse("api_organisation", kwargs=here)).status_code == 200
    assert program.patch(reverse("api_organisation", kwargs=here), {"name": "x"}).status_code == 403
