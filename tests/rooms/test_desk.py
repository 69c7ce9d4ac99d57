"""Where a person works now, and what they may do there."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest
from django.urls import reverse

from accounts.desk import Desk, desk, desk_of, grant
from accounts.models import ApiToken, User
from accounts.roles import Power
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import ApiTokenFactory, MembershipFactory


def request_by(user: User, *, token: ApiToken | None = None, here: Desk | None = None) -> HttpRequest:
    request = HttpRequest()
    request.user = user
    request.auth = token  # type: ignore[attr-defined]
    request.desk = here or desk_of(user, None)  # type: ignore[attr-defined]
    return request


class TestDesk:
    def test_opens_the_organisation_that_was_chosen_last(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)

        assert desk_of(cast.ben, cast.atelier.pk).organisation == cast.atelier

    def test_else_opens_the_first(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)

        assert desk_of(cast.ben, None).organisation == cast.elsewhere

    def test_does_not_open_what_was_left_since(self, cast: Cast) -> None:
        assert desk_of(cast.ben, cast.elsewhere.pk).organisation == cast.atelier

    def test_of_somebody_without_organisation_is_empty(self, cast: Cast) -> None:
        assert desk_of(cast.sam, None) == Desk()
        assert desk_of(cast.sam, None).organisation is None

    def test_of_a_stranger_is_empty(self) -> None:
        request = HttpRequest()
        request.user = AnonymousUser()

        assert desk(request) == Desk()


class TestGrant:
    def test_is_what_the_role_allows_where_one_works(self, cast: Cast) -> None:
        given = grant(request_by(cast.rose))

        assert given.organisation == cast.atelier
        assert given.powers == {Power.READ, Power.REVIEW}

    def test_may_be_for_another_organisation_of_ones_own(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.rose, organisation=cast.elsewhere, role="viewer")

        assert grant(request_by(cast.rose), cast.elsewhere.pk).powers == {Power.READ}

    def test_is_never_for_somebody_elses(self, cast: Cast) -> None:
        with pytest.raises(Http404):
            grant(request_by(cast.rose), cast.elsewhere.pk)

    def test_needs_an_organisation(self, cast: Cast) -> None:
        with pytest.raises(Http404):
            grant(request_by(cast.sam))


class TestGrantOfAToken:
    def test_is_for_its_own_organisation_wherever_one_works(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.rose, organisation=cast.elsewhere, role="viewer")
        token = ApiTokenFactory.create(user=cast.rose, organisation=cast.atelier, scopes=["read", "review"])

        given = grant(request_by(cast.rose, token=token, here=desk_of(cast.rose, cast.elsewhere.pk)))

        assert given.organisation == cast.atelier
        assert given.powers == {Power.READ, Power.REVIEW}

    def test_is_less_than_the_role_when_less_was_asked(self, cast: Cast) -> None:
        token = ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier, scopes=["read"])

        assert grant(request_by(cast.alice, token=token), cast.atelier.pk).powers == {Power.READ, Power.EXPORT}

    def test_does_not_reach_another_organisation_of_its_holder(self, cast: Cast) -> None:
        MembershipFactory.create(user=cast.rose, organisation=cast.elsewhere)
        token = ApiTokenFactory.create(user=cast.rose, organisation=cast.atelier)

        with pytest.raises(Http404):
            grant(request_by(cast.rose, token=token), cast.elsewhere.pk)

    def test_ends_with_the_membership(self, cast: Cast) -> None:
        token = ApiTokenFactory.create(user=cast.rose, organisation=cast.atelier)
        cast.place(cast.rose).delete()

        with pytest.raises(Http404):
            grant(request_by(cast.rose, token=token))


class TestSwitching:
    def test_opens_the_other_organisation(self, cast: Cast, sign_in: SignIn) -> None:
        MembershipFactory.create(user=cast.ben, organisation=cast.elsewhere)
        browser = sign_in(cast.ben)

        browser.post(reverse("organisation_switch"), {"organisation": cast.elsewhere.pk})

        assert browser.session["organisation"] == cast.elsewhere.pk

    @pytest.mark.parametrize("chosen", ["", "0", "-1", "abc", "٣", "9" * 30, "9" * 5000])
    def test_to_nowhere_is_not_found(self, cast: Cast, sign_in: SignIn, chosen: str) -> None:
        assert sign_in(cast.ben).post(reverse("organisation_switch"), {"organisation": chosen}).status_code == 404

    def test_to_somebody_elses_is_not_found(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.ben)

        response = browser.post(reverse("organisation_switch"), {"organisation": cast.elsewhere.pk})

        assert response.status_code == 404
        assert "organisation" not in browser.session
