"""The pages of organisations."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Organisation
from accounts.origin import Actor
from accounts.services.audit import audit_record
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import MembershipFactory
from tests.trail import actions_of

IBAN = "FR76 3000 6000 0112 3456 7890 189"
FACTS = {"name": "Atelier", "siren": "732 829 320", "vat_number": "FR44732829320", "ibans": f"{IBAN}\n\n{IBAN}"}


def settings_of(cast: Cast) -> str:
    return reverse("organisation_settings", kwargs={"pk": cast.atelier.pk})


class TestTheList:
    def test_holds_ones_own_with_how_many_belong_to_them(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.ben).get(reverse("organisation_list"))

        assert [(each.name, each.people) for each in response.context["organisations"]] == [("Atelier", 4)]


class TestMaking:
    def test_opens_the_new_one(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.ben)

        response = browser.post(reverse("organisation_create"), {**FACTS, "name": "Nouvelle"})

        made = Organisation.objects.get(name="Nouvelle")
        assert made.siren == "732829320"
        assert browser.session["organisation"] == made.pk
        assert response.headers["Location"] == reverse("member_list", kwargs={"pk": made.pk})
        assert made.memberships.get().role == "admin"

    def test_shows_an_empty_form_first(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).get(reverse("organisation_create")).status_code == 200

    def test_without_a_name_shows_the_form_again(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.ben).post(reverse("organisation_create"), {**FACTS, "name": ""})

        assert response.status_code == 422
        assert set(response.context["form"].errors) == {"name"}


class TestSettings:
    def test_are_kept_written_one_way(self, cast: Cast, sign_in: SignIn) -> None:
        sign_in(cast.alice).post(settings_of(cast), FACTS)

        cast.atelier.refresh_from_db()
        assert (cast.atelier.siren, cast.atelier.vat_number) == ("732829320", "FR44732829320")
        assert cast.atelier.ibans[0] == IBAN.replace(" ", "")
        assert actions_of(cast.alice)[-1] == "organisation.changed"

    @pytest.mark.parametrize(
        ("name", "value"),
        [("siren", "732829321"), ("vat_number", "FR1"), ("ibans", "FR00"), ("name", "x" * 201)],
    )
    def test_that_are_wrong_show_the_form_again_and_change_nothing(
        self, cast: Cast, sign_in: SignIn, name: str, value: str
    ) -> None:
        response = sign_in(cast.alice).post(settings_of(cast), {**FACTS, name: value})

        cast.atelier.refresh_from_db()
        assert response.status_code == 422
        assert name in response.context["form"].errors
        assert cast.atelier.siren == ""

    def test_of_two_companies_are_refused(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.alice).post(settings_of(cast), {**FACTS, "siren": "303265045"})

        assert response.status_code == 422
        assert response.context["form"].non_field_errors()

    def test_are_shown_to_members_who_may_not_change_them(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.ben).get(settings_of(cast))

        assert all(field.disabled for field in response.context["form"].fields.values())

    def test_are_not_changed_by_them(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).post(settings_of(cast), FACTS).status_code == 403

    def test_are_not_there_for_others(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.charlie).get(settings_of(cast)).status_code == 404


class TestTheTrail:
    def address(self, cast: Cast) -> str:
        return reverse("audit_list", kwargs={"pk": cast.atelier.pk})

    def test_is_shown_to_administrators_in_words(self, cast: Cast, sign_in: SignIn) -> None:
        audit_record(action="organisation.changed", by=Actor(cast.ben.pk), organisation=cast.atelier.pk)
        audit_record(action="member.removed", by=Actor(999_999), organisation=cast.atelier.pk)
        audit_record(action="access.refused", by=Actor(), organisation=cast.atelier.pk)

        rows = sign_in(cast.alice).get(self.address(cast)).context["rows"]

        assert [(entry.action, person) for entry, _words, person in rows] == [
            ("access.refused", None),
            ("member.removed", None),
            ("organisation.changed", cast.ben),
        ]

    def test_comes_in_pages(self, cast: Cast, sign_in: SignIn) -> None:
        for _ in range(51):
            audit_record(action="organisation.changed", by=Actor(), organisation=cast.atelier.pk)
        browser = sign_in(cast.alice)

        pages = [len(browser.get(self.address(cast), {"page": page}).context["rows"]) for page in ("1", "2", "abc")]

        assert pages == [50, 1, 50]

    def test_is_not_for_other_members(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).get(self.address(cast)).status_code == 403


class TestGoingBack:
    @pytest.mark.parametrize(
        ("wanted", "led_to"),
        [
            ("/users/profile/", "/users/profile/"),
            ("", "/"),
            ("https://evil.example/", "/"),
            ("//evil.example/", "/"),
            ("javascript:alert(1)", "/"),
            ("/\\evil.example", "/"),
            ("profile", "/"),
        ],
    )
    def test_leads_to_our_own_pages_only(self, cast: Cast, sign_in: SignIn, wanted: str, led_to: str) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)

        response = sign_in(cast.ben).post(
            reverse("organisation_switch"), {"organisation": cast.elsewhere.pk, "next": wanted}
        )

        assert response.headers["Location"] == led_to


def test_strangers_are_sent_to_the_door(db: None, client: Client) -> None:
    assert client.get(reverse("organisation_list")).headers["Location"].startswith(reverse("account_login"))


class TestTheHeader:
    """It never names one company while the page is about another."""

    def test_follows_the_page(self, cast: Cast, sign_in: SignIn) -> None:
        other = MembershipFactory.create(user=cast.alice, role="admin").organisation
        browser = sign_in(cast.alice)

        page = browser.get(reverse("organisation_settings", args=[other.pk]))

        assert page.context["current_organisation"] == other

    def test_takes_the_page_along_when_another_is_opened(self, cast: Cast, sign_in: SignIn) -> None:
        other = MembershipFactory.create(user=cast.alice, role="admin").organisation
        wanted = {"organisation": other.pk, "next": reverse("member_list", args=[cast.atelier.pk])}

        response = sign_in(cast.alice).post(reverse("organisation_switch"), wanted)

        assert response.headers["Location"] == reverse("organisation_settings", args=[other.pk])

    def test_keeps_the_name_while_a_form_is_refused(self, cast: Cast, sign_in: SignIn) -> None:
        facts = {"name": "Autre", "siren": "1"}

        page = sign_in(cast.alice).post(reverse("organisation_settings", args=[cast.atelier.pk]), facts)

        assert page.context["organisation"].name == "Atelier"
