"""Changing a password, and replacing one that was forgotten."""

import pytest
from django.core import mail
from django.urls import reverse

from tests.ageing import an_hour_later
from tests.cast import Cast
from tests.journeys.steps import arrive_as, prove_oneself, sign_in
from tests.journeys.visitor import Visitor, code_from_mail
from tests.trail import actions_of

NEW = "une nouvelle phrase bien longue"
BAD = "motdepasse2026"


def ask_for_a_code(email: str) -> Visitor:
    visitor = Visitor()
    visitor.open(reverse("account_reset_password"))
    visitor.send(email=email)
    return visitor


class TestForgotten:
    def test_is_replaced_with_a_code_from_the_mail(self, cast: Cast) -> None:
        visitor = ask_for_a_code(cast.ben.email)
        visitor.send(code=code_from_mail())
        visitor.send(password1=NEW, password2=NEW)

        sign_in(Visitor(), cast.ben.email, NEW)

        cast.ben.refresh_from_db()
        assert cast.ben.check_password(NEW)
        assert "password.reset" in actions_of(cast.ben)

    def test_ends_the_sessions_that_were_open(self, cast: Cast) -> None:
        elsewhere = arrive_as(cast.ben)
        visitor = ask_for_a_code(cast.ben.email)
        visitor.send(code=code_from_mail())
        visitor.send(password1=NEW, password2=NEW)

        elsewhere.open(reverse("profile"))

        assert elsewhere.path.startswith(reverse("account_login"))

    def test_stays_with_a_wrong_code(self, cast: Cast) -> None:
        visitor = ask_for_a_code(cast.ben.email)
        visitor.send(code="WRONG1" if code_from_mail() != "WRONG1" else "WRONG2")

        visitor.open(reverse("account_complete_password_reset"))

        assert "password1" not in visitor.text

    def test_of_nobody_sends_no_code_and_tells_nothing(self, db: None) -> None:
        visitor = ask_for_a_code("nobody@exemple.fr")

        assert visitor.path.startswith(reverse("account_confirm_password_reset_code"))
        assert not [message for message in mail.outbox if message.to != ["nobody@exemple.fr"]]

    def test_is_not_replaced_by_a_bad_one(self, cast: Cast) -> None:
        visitor = ask_for_a_code(cast.ben.email)
        visitor.send(code=code_from_mail())
        visitor.send(password1=BAD, password2=BAD)

        assert visitor.page.context["form"].errors


class TestChanging:
    def change(self, visitor: Visitor, old: str) -> None:
        visitor.open(reverse("account_change_password"))
        visitor.send(oldpassword=old, password1=NEW, password2=NEW)

    def test_keeps_this_session_and_ends_the_others(self, cast: Cast) -> None:
        here, there = arrive_as(cast.ben), arrive_as(cast.ben)

        self.change(here, "un mot de passe assez long")

        assert here.is_signed_in
        there.open(reverse("profile"))
        assert there.path.startswith(reverse("account_login"))

    def test_tells_the_person_by_mail(self, cast: Cast) -> None:
        self.change(arrive_as(cast.ben), "un mot de passe assez long")

        assert mail.outbox[-1].to == [cast.ben.email]
        assert NEW not in str(mail.outbox[-1].body)

    def test_needs_the_old_one(self, cast: Cast) -> None:
        visitor = arrive_as(cast.ben)

        self.change(visitor, "not the password at all")

        cast.ben.refresh_from_db()
        assert not cast.ben.check_password(NEW)


class TestProvingOneself:
    def test_is_not_asked_of_somebody_who_has_just_signed_in(self, cast: Cast) -> None:
        visitor = arrive_as(cast.ben)

        visitor.open(reverse("token_create"))

        assert visitor.path == reverse("token_create")

    def test_again_opens_what_asked_for_it(self, cast: Cast) -> None:
        visitor = arrive_as(cast.ben)
        an_hour_later(visitor.browser)
        visitor.open(reverse("token_create"))

        prove_oneself(visitor)

        assert visitor.path == reverse("token_create")

    @pytest.mark.parametrize("password", ["not the password at all"])
    def test_with_a_wrong_password_does_not(self, cast: Cast, password: str) -> None:
        visitor = arrive_as(cast.ben)
        an_hour_later(visitor.browser)
        visitor.open(reverse("token_create"))
        prove_oneself(visitor, password)

        visitor.open(reverse("token_create"))

        assert visitor.path.startswith(reverse("account_reauthenticate"))
