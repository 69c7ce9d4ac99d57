"""What a request costs, against the plainest Django view and against the same question without its lock.

The bounds are wide: they catch a request that has become several times as heavy, not a slow day.
"""

from datetime import timedelta

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import path
from django.utils import timezone
from rest_framework.test import APIClient

from accounts.models import User
from accounts.origin import Actor
from accounts.services.tokens import token_create
from tests.bench.stopwatch import compare
from tests.cast import Cast
from tests.conftest import SignIn

pytestmark = pytest.mark.bench


def bare(request: HttpRequest) -> HttpResponse:
    """Answer without looking at anything."""
    return HttpResponse("ok")


urlpatterns = [path("", bare)]


def bare_page() -> object:
    """Ask Django for a page with no middleware, no template and no database."""
    with override_settings(ROOT_URLCONF=__name__, MIDDLEWARE=[]):
        return Client().get("/")


def calling(user: User, key: str = "") -> APIClient:
    """Return a program that shows its token, or one that Django is told to believe."""
    client = APIClient()
    if key:
        client.credentials(HTTP_AUTHORIZATION=f"Bearer {key}")
    else:
        client.force_authenticate(user)
    return client


@pytest.mark.django_db
def test_the_home_page_of_a_stranger() -> None:
    client = Client()

    result = compare(lambda: client.get("/"), bare_page)

    result.say("home page of a stranger", "a bare Django view")
    assert result.ratio < 150


def test_the_start_page_of_a_member(cast: Cast, sign_in: SignIn) -> None:
    client = sign_in(cast.ben)

    result = compare(lambda: client.get("/"), bare_page)

    result.say("start page of a member", "a bare Django view")
    assert result.ratio < 150


def test_the_proof_of_a_token(cast: Cast) -> None:
    in_a_month = timezone.now() + timedelta(days=30)
    place = cast.place(cast.ben)
    _, key = token_create(membership=place, name="bench", scopes=["read"], expires_at=in_a_month, by=Actor(cast.ben.pk))
    with_token, believed = calling(cast.ben, key), calling(cast.ben)

    result = compare(lambda: with_token.get("/api/user/"), lambda: believed.get("/api/user/"))

    result.say("API call with a token", "the same call, believed without proof")
    assert result.ratio < 10
