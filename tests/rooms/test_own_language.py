"""Pages speak the language a person chose, else the browser's, else French."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from django.utils.formats import date_format

from accounts.models import User
from tests.cast import Cast
from tests.conftest import SignIn


def language_of(browser: Client, accepts: str = "") -> str:
    response = browser.get(reverse("accessibility"), headers={"Accept-Language": accepts})
    return response.headers["Content-Language"]


class TestForms:
    @pytest.mark.parametrize(("language", "written"), [("fr", "31/12/2026"), ("en", "31 Dec 2026")])
    def test_write_days_as_the_pages_do(self, language: str, written: str) -> None:
        with translation.override(language):
            assert date_format(date(2026, 12, 31)) == written
            assert date_format(date(2026, 12, 31), "SHORT_DATE_FORMAT") == written


@pytest.mark.django_db
class TestStrangers:
    def test_are_spoken_to_in_french(self, client: Client) -> None:
        assert language_of(client) == "fr"

    @pytest.mark.parametrize(("accepts", "spoken"), [("en-GB,en;q=0.9", "en"), ("de,fr;q=0.5", "fr"), ("nl", "fr")])
    def test_are_spoken_to_as_their_browser_asks(self, client: Client, accepts: str, spoken: str) -> None:
        assert language_of(client, accepts) == spoken

    def test_keep_what_they_chose(self, client: Client) -> None:
        client.post(reverse("set_preferences"), {"language": "en"})

        assert language_of(client, "fr") == "en"


class TestMembers:
    def test_are_spoken_to_as_they_chose(self, cast: Cast, sign_in: SignIn) -> None:
        User.objects.filter(pk=cast.ben.pk).update(language="en")

        assert language_of(sign_in(cast.ben), "fr") == "en"

    def test_who_chose_nothing_are_spoken_to_as_their_browser_asks(self, cast: Cast, sign_in: SignIn) -> None:
        assert language_of(sign_in(cast.ben), "en") == "en"

    def test_choose_for_themselves_only(self, cast: Cast, sign_in: SignIn, client: Client) -> None:
        User.objects.filter(pk=cast.ben.pk).update(language="en")
        language_of(sign_in(cast.ben))

        assert language_of(Client(), "fr") == "fr"
