"""The demonstration accounts."""

import pytest

from accounts.models import Membership, Organisation, User
from accounts.services.demo import CAST, PASSWORD, DemoAddressTaken, demo_create
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_there_is_one_for_each_role_in_two_organisations() -> None:
    demo_create()

    assert Organisation.objects.count() == 2
    for organisation in Organisation.objects.all():
        roles = organisation.memberships.values_list("role", flat=True)
        assert sorted(roles) == ["accountant", "admin", "reviewer", "viewer"]


def test_they_sign_in_with_the_password_that_is_printed() -> None:
    people = demo_create()

    assert all(user.check_password(PASSWORD) and user.is_demo for user in people)


def test_only_one_of_them_enters_the_administration() -> None:
    demo_create()

    assert [user.email for user in User.objects.filter(is_staff=True)] == ["admin@demo.example"]


def test_making_them_twice_changes_nothing() -> None:
    first = demo_create()

    assert {user.pk for user in demo_create()} == {user.pk for user in first}
    assert User.objects.count() == len(CAST)
    assert Membership.objects.count() == 2 * len(CAST)


def test_one_that_was_removed_stays_removed() -> None:
    demo_create()
    User.objects.get(email="vera@demo.example").delete()

    demo_create()

    assert not User.objects.filter(email="vera@demo.example").exists()


def test_nobody_is_taken_for_one_of_them() -> None:
    UserFactory.create(email="claire@demo.example")

    with pytest.raises(DemoAddressTaken, match="claire"):
        demo_create()
    assert not Organisation.objects.exists()


def test_the_numbers_of_the_company_are_kept() -> None:
    demo_create()

    assert Organisation.objects.get(siren="732829320").vat_number == "FR44732829320"
