"""Signing in with a telephone besides the password."""

from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.core import mail
from django.urls import reverse

from tests.cast import Cast
from tests.doubles.telephone import Telephone, telephone_of
from tests.journeys.steps import arrive_as, prove_oneself, sign_in
from tests.journeys.visitor import Visitor
from tests.trail import actions_of

NEXT_CODE = 31

# Real transactions: the library tells of a new second factor when its transaction has ended.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """A clock that stands still: a code shown at the end of its half minute would be refused."""
    with time_machine.travel("2026-11-20T08:00:00+00:00", tick=False) as traveller:
        yield traveller


def add_telephone(visitor: Visitor) -> Telephone:
    """Set up an application with the secret that the page shows."""
    visitor.open(reverse("mfa_activate_totp"))
    prove_oneself(visitor)
    telephone = Telephone(visitor.page.context["form"].secret)
    assert telephone.secret in visitor.text.replace(" ", "")
    visitor.send(code=telephone.code())
    return telephone


class TestAdding:
    def test_takes_a_code_from_the_telephone(self, cast: Cast) -> None:
        add_telephone(arrive_as(cast.ben))

        assert Authenticator.objects.filter(user=cast.ben, type="totp").exists()
        assert "second_factor.added" in actions_of(cast.ben)
        assert mail.outbox[-1].to == [cast.ben.email]

    def test_does_not_take_a_wrong_code(self, cast: Cast) -> None:
        visitor = arrive_as(cast.ben)
        visitor.open(reverse("mfa_activate_totp"))
        prove_oneself(visitor)
        visitor.send(code=Telephone(visitor.page.context["form"].secret).wrong_code())

        assert not Authenticator.objects.exists()

    def test_ends_the_other_sessions(self, cast: Cast) -> None:
        here, there = arrive_as(cast.ben), arrive_as(cast.ben)

        add_telephone(here)

        there.open(reverse("profile"))
        assert there.path.startswith(reverse("account_login"))


class TestSigningIn:
    def test_asks_for_the_code(self, cast: Cast, clock: time_machine.Traveller) -> None:
        telephone = add_telephone(arrive_as(cast.ben))
        clock.shift(NEXT_CODE)
        visitor = Visitor()
        sign_in(visitor, cast.ben.email)
        assert not visitor.is_signed_in

        visitor.send(code=telephone.code())

        assert visitor.is_signed_in

    def test_takes_each_code_once(self, cast: Cast) -> None:
        telephone = telephone_of(cast.ben)
        for _ in range(2):
            visitor = Visitor()
            sign_in(visitor, cast.ben.email)
            visitor.send(code=telephone.code())

        assert not visitor.is_signed_in

    def test_with_a_wrong_code_fails_and_is_noted(self, cast: Cast) -> None:
        telephone = telephone_of(cast.ben)
        visitor = Visitor()
        sign_in(visitor, cast.ben.email)
        visitor.send(code=telephone.wrong_code())

        assert not visitor.is_signed_in
        assert "second_factor.refused" in actions_of(cast.ben)

    def test_works_with_a_recovery_code_once(self, cast: Cast) -> None:
        code = recovery_code(cast)
        answers = []
        for _ in range(2):
            visitor = Visitor()
            sign_in(visitor, cast.ben.email)
            visitor.send(code=code)
            answers.append(visitor.is_signed_in)

        assert answers == [True, False]


def recovery_code(cast: Cast) -> str:
    """Set up a telephone and return one of the codes for the day it is lost."""
    visitor = arrive_as(cast.ben)
    add_telephone(visitor)
    if not visitor.path.startswith(reverse("mfa_view_recovery_codes")):
        visitor.open(reverse("mfa_generate_recovery_codes"))
        visitor.send(to=reverse("mfa_generate_recovery_codes"))
    codes: list[str] = visitor.page.context["unused_codes"]
    assert codes[0] in visitor.text
    return codes[0]


class TestRemoving:
    def test_leaves_the_password_alone_to_sign_in(self, cast: Cast) -> None:
        visitor = arrive_as(cast.ben)
        add_telephone(visitor)
        visitor.open(reverse("mfa_deactivate_totp"))
        prove_oneself(visitor)
        visitor.send(to=reverse("mfa_deactivate_totp"))

        assert not Authenticator.objects.filter(type="totp").exists()
        assert "second_factor.removed" in actions_of(cast.ben)
        assert arrive_as(cast.ben).is_signed_in
