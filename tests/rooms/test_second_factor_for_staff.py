"""Staff do nothing before they have a second factor; demonstration accounts alone are exempt."""

import pytest
from django.urls import reverse
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from accounts.models import User
from tests.cast import Cast
from tests.conftest import SignIn
from tests.doubles.telephone import telephone_of
from tests.factories import ApiTokenFactory, MembershipFactory


@pytest.mark.parametrize("page", ["home", "admin:index", "profile", "token_create", "organisation_list", "styleguide"])
def test_every_page_leads_to_where_one_is_made(cast: Cast, sign_in: SignIn, page: str) -> None:
    response = sign_in(cast.sam).get(reverse(page))

    assert (response.status_code, response.headers["Location"]) == (302, reverse("mfa_index"))


def test_the_page_says_once_why(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sam).get(reverse("home"), follow=True, headers={"Accept-Language": "en"})

    assert response.content.decode().count("second factor before anything else") == 1
    assert not list(response.context["messages"])


def test_the_api_answers_with_a_problem(cast: Cast, sign_in: SignIn) -> None:
    response = sign_in(cast.sam).get(reverse("api_user"))

    assert response.status_code == 403
    assert response.headers["Content-Type"] == "application/problem+json"
    assert response.json()["code"] == "second_factor_needed"


@pytest.mark.parametrize("page", ["mfa_index", "mfa_activate_totp", "account_logout", "account_email"])
def test_the_way_there_and_out_stays_open(cast: Cast, sign_in: SignIn, page: str) -> None:
    assert sign_in(cast.sam).get(reverse(page)).status_code == 200


def test_with_one_the_administration_opens(cast: Cast, sign_in: SignIn) -> None:
    User.objects.filter(pk=cast.sam.pk).update(is_superuser=True)
    telephone_of(cast.sam)

    assert sign_in(cast.sam).get(reverse("admin:index")).status_code == 200


def test_others_are_left_alone(cast: Cast, sign_in: SignIn) -> None:
    assert sign_in(cast.ben).get(reverse("profile")).status_code == 200


class TestDemonstrationAccounts:
    def test_are_exempt_where_they_may_exist(self, cast: Cast, sign_in: SignIn, settings: Settings) -> None:
        settings.DEMO_ACCOUNTS_ALLOWED = True
        User.objects.filter(pk=cast.sam.pk).update(is_demo=True)

        assert sign_in(cast.sam).get(reverse("profile")).status_code == 200

    def test_are_not_where_they_may_not(self, cast: Cast, sign_in: SignIn) -> None:
        User.objects.filter(pk=cast.sam.pk).update(is_demo=True)

        assert sign_in(cast.sam).get(reverse("profile")).status_code == 302


class TestATokenOfStaff:
    def test_opens_nothing_without_a_second_factor(self, cast: Cast, api: APIClient) -> None:
        MembershipFactory.create(user=cast.sam, organisation=cast.atelier)
        ApiTokenFactory.create(user=cast.sam, organisation=cast.atelier, key="prb_abcdefghSAM")

        answer = api.get(reverse("api_user"), headers={"Authorization": "Bearer prb_abcdefghSAM"})

        assert answer.status_code == 403
