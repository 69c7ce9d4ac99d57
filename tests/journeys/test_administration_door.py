"""The administration's door is the same as everybody's, and asks staff for a second factor."""

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings

from accounts.models import User
from accounts.services.demo import PASSWORD as DEMO
from accounts.services.demo import demo_create
from tests.cast import Cast
from tests.doubles.telephone import telephone_of
from tests.factories import PASSWORD
from tests.journeys.steps import arrive_as
from tests.journeys.visitor import Visitor

ADMIN = "/admin/"


@pytest.fixture
def sam(cast: Cast) -> User:
    """Sam, who may do everything in the administration."""
    User.objects.filter(pk=cast.sam.pk).update(is_superuser=True)
    return cast.sam


def test_strangers_are_led_to_the_door_of_everybody(db: None) -> None:
    visitor = Visitor()

    visitor.open(ADMIN)

    assert visitor.path.startswith(reverse("account_login"))
    assert "next=" in visitor.path


def test_members_without_the_right_are_refused(cast: Cast) -> None:
    visitor = arrive_as(cast.ben)

    visitor.open(ADMIN)

    assert visitor.page.status_code == 403


def test_staff_without_a_second_factor_are_led_to_where_one_is_made(sam: User) -> None:
    visitor = Visitor()
    visitor.open(ADMIN)

    visitor.send(login=sam.email, password=PASSWORD)

    assert visitor.path == reverse("mfa_index")


def test_staff_with_one_come_in_with_its_code(sam: User) -> None:
    telephone = telephone_of(sam)
    visitor = Visitor()
    visitor.open(ADMIN)
    visitor.send(login=sam.email, password=PASSWORD)
    visitor.send(code=telephone.code())

    assert (visitor.path, visitor.page.status_code) == (ADMIN, 200)


def test_the_demonstration_administrator_needs_none(db: None, settings: Settings) -> None:
    settings.DEMO_ACCOUNTS_ALLOWED = True
    demo_create()
    visitor = arrive_as(User.objects.get(email="admin@demo.example"), DEMO)

    visitor.open(ADMIN)

    assert (visitor.path, visitor.page.status_code) == (ADMIN, 200)
