"""The pages about oneself: profile, preferences, tokens."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import ApiToken
from accounts.web.doors import person
from tests.ageing import an_hour_later
from tests.cast import Cast
from tests.conftest import SignIn
from tests.factories import ApiTokenFactory
from tests.trail import actions_of

TOKEN = {"name": "ERP", "scopes": ["read"], "days": "30"}


class TestProfile:
    def test_is_kept(self, cast: Cast, sign_in: SignIn) -> None:
        sent = {"full_name": "Benoît", "language": "en", "theme": "dark"}

        response = sign_in(cast.ben).post(reverse("profile"), sent)

        cast.ben.refresh_from_db()
        assert response.headers["Location"] == reverse("profile")
        assert (cast.ben.full_name, cast.ben.language, cast.ben.theme) == ("Benoît", "en", "dark")
        assert actions_of(cast.ben)[-1] == "person.changed"

    def test_that_is_wrong_shows_the_form_again_and_changes_nothing(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.ben).post(reverse("profile"), {"full_name": "Benoît", "theme": "pink"})

        cast.ben.refresh_from_db()
        assert (response.status_code, cast.ben.full_name) == (422, "Ben")

    def test_is_shown(self, cast: Cast, sign_in: SignIn) -> None:
        assert 'value="Ben"' in sign_in(cast.ben).get(reverse("profile")).content.decode()

    def test_of_nobody_is_refused_also_behind_the_door(self) -> None:
        request = HttpRequest()
        request.user = AnonymousUser()

        with pytest.raises(PermissionDenied):
            person(request)


class TestPreferences:
    def test_of_a_stranger_are_kept_in_cookies_that_scripts_cannot_read(self, db: None, client: Client) -> None:
        response = client.post(
            reverse("set_preferences"), {"language": "en", "theme": "dark", "next": "/accessibilite"}
        )

        assert response.headers["Location"] == "/accessibilite"
        assert (response.cookies["django_language"].value, response.cookies["theme"].value) == ("en", "dark")
        assert all(cookie["httponly"] and cookie["samesite"] == "Lax" for cookie in response.cookies.values())

    def test_of_a_member_are_theirs_on_every_device(self, cast: Cast, sign_in: SignIn) -> None:
        sign_in(cast.ben).post(reverse("set_preferences"), {"theme": "dark"})

        cast.ben.refresh_from_db()
        assert (cast.ben.theme, cast.ben.language) == ("dark", "")

    @pytest.mark.parametrize("sent", [{}, {"language": "de"}, {"theme": "pink"}, {"language": ""}])
    def test_that_make_no_sense_change_nothing(self, cast: Cast, sign_in: SignIn, sent: dict[str, str]) -> None:
        response = sign_in(cast.ben).post(reverse("set_preferences"), sent)

        cast.ben.refresh_from_db()
        assert (cast.ben.theme, cast.ben.language) == ("system", "")
        assert not {"theme", "django_language"} & set(response.cookies)


class TestTokens:
    def test_are_listed_without_their_text(self, cast: Cast, sign_in: SignIn) -> None:
        token = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key="prb_0123abcdsecret")
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, revoked_at=timezone.now())
        ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, expires_at=timezone.now() - timedelta(days=1))

        page = sign_in(cast.ben).get(reverse("token_list")).content.decode()

        assert token.prefix in page
        assert "secret" not in page.replace("csrf", "")

    def test_are_made_and_shown_once(self, cast: Cast, sign_in: SignIn) -> None:
        response = sign_in(cast.ben).post(reverse("token_create"), TOKEN)

        token = ApiToken.objects.get()
        assert response.context["key"].startswith(token.prefix)
        assert response.context["key"] in response.content.decode()
        assert "no-store" in response.headers["Cache-Control"]
        assert timedelta(days=29) < token.expires_at - timezone.now() <= timedelta(days=30)

    def test_offer_only_scopes_that_ones_role_could_use(self, cast: Cast, sign_in: SignIn) -> None:
        form = sign_in(cast.victor).get(reverse("token_create")).context["form"]

        assert [value for value, _words in form.fields["scopes"].choices] == ["read"]

    @pytest.mark.parametrize(("name", "value"), [("scopes", ["admin"]), ("days", "9999"), ("name", "")])
    def test_that_cannot_be_made_show_the_form_again(
        self, cast: Cast, sign_in: SignIn, name: str, value: object
    ) -> None:
        response = sign_in(cast.ben).post(reverse("token_create"), {**TOKEN, name: value})

        assert response.status_code == 422
        assert set(response.context["form"].errors) == {name}
        assert not ApiToken.objects.exists()

    def test_need_an_organisation(self, cast: Cast, sign_in: SignIn) -> None:
        cast.place(cast.ben).delete()

        assert sign_in(cast.ben).get(reverse("token_create")).status_code == 404

    def test_ask_for_the_password_first(self, cast: Cast, client: Client) -> None:
        client.force_login(cast.ben, backend="allauth.account.auth_backends.AuthenticationBackend")
        an_hour_later(client)

        response = client.get(reverse("token_create"))

        assert response.headers["Location"].startswith(reverse("account_reauthenticate"))

    def test_are_stopped_with_one_press(self, cast: Cast, sign_in: SignIn) -> None:
        token = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier)

        sign_in(cast.ben).post(reverse("token_revoke", kwargs={"pk": token.pk}))

        token.refresh_from_db()
        assert token.revoked_at is not None

    def test_of_others_are_not_found(self, cast: Cast, sign_in: SignIn) -> None:
        token = ApiTokenFactory.create(user=cast.alice, organisation=cast.atelier)

        assert sign_in(cast.ben).post(reverse("token_revoke", kwargs={"pk": token.pk})).status_code == 404
