"""The first page: what the product does, or where one is."""

from django.test import Client
from django.urls import reverse

from accounts.models import User
from ocrsite.steps import Step
from tests.cast import Cast
from tests.conftest import SignIn
from tests.doubles.telephone import telephone_of


def steps(browser: Client) -> list[Step]:
    found: list[Step] = browser.get(reverse("home")).context["steps"]
    return found


def done(browser: Client) -> list[bool]:
    return [step.done for step in steps(browser)]


def test_strangers_see_what_the_product_does(db: None, client: Client) -> None:
    response = client.get(reverse("home"))

    assert response.status_code == 200
    assert reverse("account_signup") in response.content.decode()


class TestFirstSteps:
    def test_of_an_administrator_include_the_company(self, cast: Cast, sign_in: SignIn) -> None:
        assert len(steps(sign_in(cast.alice))) == 4

    def test_of_others_are_about_themselves(self, cast: Cast, sign_in: SignIn) -> None:
        assert [step.url for step in steps(sign_in(cast.ben))] == [reverse("profile"), reverse("mfa_index")]

    def test_of_somebody_without_an_organisation_too(self, cast: Cast, sign_in: SignIn) -> None:
        cast.place(cast.ben).delete()

        assert len(steps(sign_in(cast.ben))) == 2

    def test_are_ticked_when_they_are_done(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.alice)
        assert done(browser) == [True, False, False, True]

        telephone_of(cast.alice)
        cast.atelier.siren, cast.atelier.vat_number = "732829320", "FR44732829320"
        cast.atelier.save()

        assert done(browser) == [True, True, True, True]

    def test_are_open_for_somebody_new(self, cast: Cast, sign_in: SignIn) -> None:
        User.objects.update(full_name="")
        cast.atelier.memberships.exclude(user=cast.alice).delete()

        assert done(sign_in(cast.alice)) == [False, False, False, False]


class TestOtherPages:
    def test_the_style_guide_is_for_staff(self, cast: Cast, sign_in: SignIn) -> None:
        telephone_of(cast.sam)

        assert sign_in(cast.sam).get(reverse("styleguide")).status_code == 200

    def test_the_style_guide_is_not_for_others(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).get(reverse("styleguide")).status_code in {302, 403}

    def test_the_statement_on_accessibility_is_for_everybody(self, db: None, client: Client) -> None:
        assert client.get(reverse("accessibility")).status_code == 200

    def test_robots_are_asked_to_stay_away(self, client: Client) -> None:
        assert "Disallow: /" in client.get("/robots.txt").content.decode()
