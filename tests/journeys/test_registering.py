"""Somebody new makes an account."""

import pytest
from django.core import mail

from accounts.models import Membership, User
from tests.factories import PASSWORD, UserFactory
from tests.journeys.steps import REGISTER, register
from tests.journeys.visitor import Visitor, code_from_mail
from tests.trail import actions, actions_of

pytestmark = pytest.mark.django_db

MARIE = "marie@exemple.fr"


def test_with_the_code_from_the_mail_they_are_in_with_a_company_of_their_own() -> None:
    visitor = Visitor()

    register(visitor, MARIE)

    marie = User.objects.get(email=MARIE)
    assert visitor.is_signed_in
    assert visitor.path == "/"
    assert Membership.objects.get(user=marie).role == "admin"
    assert "marie" in visitor.text


def test_the_journey_stands_in_the_trail() -> None:
    register(Visitor(), MARIE)

    done = actions_of(User.objects.get())
    assert {"person.registered", "organisation.created", "email.confirmed", "session.signed_in"} <= set(done)


def test_before_the_code_they_are_not_in() -> None:
    visitor = Visitor()
    visitor.open(REGISTER)
    visitor.send(email=MARIE, password1=PASSWORD, password2=PASSWORD)

    assert visitor.path.startswith("/users/email/confirm/")
    assert not visitor.is_signed_in


def test_with_a_wrong_code_they_stay_outside() -> None:
    visitor = Visitor()
    visitor.open(REGISTER)
    visitor.send(email=MARIE, password1=PASSWORD, password2=PASSWORD)
    visitor.send(code="WRONG1" if code_from_mail() != "WRONG1" else "WRONG2")

    assert not visitor.is_signed_in
    assert actions()[-1] == "code.refused"


@pytest.mark.parametrize("password", ["short", "motdepasse2026", "marie.exemple"])
def test_with_a_bad_password_the_form_comes_back(password: str) -> None:
    visitor = Visitor()
    visitor.open(REGISTER)
    visitor.send(email=MARIE, password1=password, password2=password)

    assert "password1" in visitor.page.context["form"].errors
    assert not User.objects.exists()


def test_with_two_different_passwords_the_form_comes_back() -> None:
    visitor = Visitor()
    visitor.open(REGISTER)
    visitor.send(email=MARIE, password1=PASSWORD, password2=PASSWORD + "x")

    assert "password2" in visitor.page.context["form"].errors


def test_an_address_that_has_an_account_gets_a_message_and_the_page_tells_nothing() -> None:
    UserFactory.create(email=MARIE)
    visitor = Visitor()
    visitor.open(REGISTER)
    visitor.send(email=MARIE, password1=PASSWORD, password2=PASSWORD)

    assert visitor.path.startswith("/users/email/confirm/")
    assert mail.outbox[0].to == [MARIE]
    assert User.objects.count() == 1
