"""Two people register the same address at the same time."""

import pytest
from allauth.account.forms import SignupForm
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory


@pytest.mark.django_db
def test_the_slower_one_sees_what_everybody_with_a_known_address_sees(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    save, tries = SignupForm.try_save, [IntegrityError("user_email_once")]

    def be_slower(form: SignupForm, request: object) -> object:
        if tries:
            raise tries.pop()
        UserFactory.create(email="nadia@exemple.fr")
        return save(form, request)

    monkeypatch.setattr(SignupForm, "try_save", be_slower)
    asked = {"email": "nadia@exemple.fr", "password1": PASSWORD, "password2": PASSWORD}

    response = client.post(reverse("account_signup"), asked)

    assert response.status_code == 302
    assert response.headers["Location"] == reverse("account_email_verification_sent")
