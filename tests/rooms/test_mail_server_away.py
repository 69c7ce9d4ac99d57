"""The mail server does not answer: the person reads why, and nothing is half done."""

from collections.abc import Sequence

import pytest
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from accounts.models import Invitation
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import PASSWORD


class MailServerThatIsAway(BaseEmailBackend):
    """Cannot be reached."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Fail as a socket does."""
        raise ConnectionRefusedError("mail.internal:587")


@pytest.fixture(autouse=True)
def _away(settings: Settings) -> None:
    settings.EMAIL_BACKEND = "tests.rooms.test_mail_server_away.MailServerThatIsAway"


def test_an_invitation_says_so_beside_its_field(cast: Cast, sign_in: SignIn) -> None:
    asked = {"email": "nadia@exemple.fr", "role": "viewer"}

    page = sign_in(cast.alice).post(reverse("member_invite", args=[cast.atelier.pk]), asked)

    assert page.status_code == 422
    assert "mail.internal" not in page.content.decode()
    assert Invitation.objects.filter(email="nadia@exemple.fr").count() == 1


def test_the_api_answers_with_a_problem(cast: Cast, sign_in: SignIn, api: APIClient) -> None:
    api.force_authenticate(cast.alice)
    asked = {"email": "nadia@exemple.fr", "role": "viewer"}

    answer = api.post(reverse("api_invitations", args=[cast.atelier.pk]), asked)

    assert (answer.status_code, answer.json()["code"]) == (409, "message_not_sent")


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["account_signup", "account_reset_password"])
def test_a_stranger_goes_back_to_the_form_with_the_words(cast: Cast, client: Client, page: str) -> None:
    asked = {"email": "ben@exemple.fr" if page == "account_reset_password" else "neu@exemple.fr"}
    passwords = {"password1": PASSWORD, "password2": PASSWORD}

    response = client.post(reverse(page), {**asked, **passwords}, follow=True)

    assert response.status_code == 200
    assert "message" in str([str(message) for message in response.context["messages"]])
