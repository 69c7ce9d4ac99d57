"""What every page is told."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts import context as accounts
from accounts.models import User
from ocrsite.context import installation
from tests.cast import Cast
from tests.conftest import SignIn


def request_by(user: User | AnonymousUser, **cookies: str) -> HttpRequest:
    request = RequestFactory().get("/")
    request.user = user
    request.COOKIES.update(cookies)
    return request


class TestAppearance:
    def test_is_the_devices_unless_somebody_chose(self) -> None:
        assert installation(request_by(AnonymousUser()))["theme"] == "system"

    @pytest.mark.parametrize(("cookie", "theme"), [("dark", "dark"), ("light", "light"), ('"><script>', "system")])
    def test_of_a_stranger_is_in_a_cookie_that_is_not_believed(self, cookie: str, theme: str) -> None:
        assert installation(request_by(AnonymousUser(), theme=cookie))["theme"] == theme

    def test_of_a_member_is_what_they_chose_on_any_device(self) -> None:
        assert installation(request_by(User(theme="dark"), theme="light"))["theme"] == "dark"

    def test_is_known_before_there_is_a_person(self) -> None:
        assert installation(RequestFactory().get("/"))["theme"] == "system"


class TestInstallation:
    def test_is_told_to_every_page(self, settings: Settings) -> None:
        told = installation(request_by(AnonymousUser()))

        assert (told["version"], told["local_mode"], told["contact_email"]) == (
            settings.VERSION,
            False,
            settings.CONTACT_EMAIL,
        )


class TestOrganisation:
    def test_is_the_one_that_is_open(self, cast: Cast, sign_in: SignIn) -> None:
        told = sign_in(cast.alice).get(reverse("home")).context

        assert told["current_organisation"] == cast.atelier
        assert [place.organisation for place in told["my_memberships"]] == [cast.atelier]
        assert told["may_manage"] is True

    def test_is_managed_by_its_administrators_only(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).get(reverse("home")).context["may_manage"] is False

    def test_is_none_for_strangers(self, db: None, client: Client) -> None:
        told = client.get(reverse("home")).context

        assert told["current_organisation"] is None
        assert told["may_manage"] is False
        assert told["registration_open"] is True

    def test_is_none_before_there_is_a_session(self) -> None:
        told = accounts.organisation(RequestFactory().get("/"))

        assert (told["current_organisation"], told["registration_open"]) == (None, False)
