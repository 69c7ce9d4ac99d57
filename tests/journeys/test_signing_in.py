"""Coming in and going out."""

from django.urls import reverse

from tests.cast import Cast
from tests.factories import PASSWORD
from tests.journeys.steps import SIGN_IN, arrive_as, sign_in, sign_out
from tests.journeys.visitor import Visitor
from tests.trail import actions_of


def test_with_the_right_password_one_is_in(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)

    assert visitor.path == "/"
    assert "Ben" in visitor.text


def test_capitals_of_the_address_do_not_matter(cast: Cast) -> None:
    visitor = Visitor()

    sign_in(visitor, "BEN@Exemple.FR")

    assert visitor.is_signed_in


def test_with_a_wrong_password_the_form_comes_back(cast: Cast) -> None:
    visitor = Visitor()

    sign_in(visitor, cast.ben.email, "not the password at all")

    assert not visitor.is_signed_in
    assert visitor.page.context["form"].non_field_errors()


def test_a_page_that_asked_for_it_is_shown_afterwards(cast: Cast) -> None:
    visitor = Visitor()
    visitor.open(reverse("profile"))

    visitor.send(login=cast.ben.email, password=PASSWORD)

    assert visitor.path == reverse("profile")


def test_somebody_who_may_no_longer_sign_in_stays_outside(cast: Cast) -> None:
    cast.ben.is_active = False
    cast.ben.save()
    visitor = Visitor()

    sign_in(visitor, cast.ben.email)

    assert not visitor.is_signed_in


def test_who_is_in_already_is_led_home(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)

    visitor.open(SIGN_IN)

    assert visitor.path == "/"


def test_going_out_ends_the_session(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)
    sign_out(visitor)
    assert not visitor.is_signed_in

    visitor.open(reverse("profile"))

    assert visitor.path.startswith(SIGN_IN)
    assert actions_of(cast.ben)[-2:] == ["session.signed_in", "session.signed_out"]
