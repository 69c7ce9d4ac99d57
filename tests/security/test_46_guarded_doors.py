"""Control 46: what explains or runs the product is for those who are in, and there are no other back doors."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from tests.contracts.stage import KEY, Stage
from tests.security.doors import with_totp

FOR_PEOPLE = ("/api/", "/api/schema/", "/api/docs/", "/api/redoc/")
FOR_STAFF = ("/admin/", "/admin/doc/", "/admin/accounts/auditentry/", "/styleguide/")
NOWHERE = (
    "/metrics",
    "/flower/",
    "/__debug__/",
    "/debug/",
    "/silk/",
    "/.git/config",
    "/.env",
    "/media/",
    "/files/",
    "/var/probant.sqlite3",
    "/server-status",
    "/actuator/health",
    "/openapi.json",
    "/swagger.json",
    "/graphql",
    "/mail/",
    "/api/v1/user/",
    "/admin/auth/user/",
    "/admin/socialaccount/socialapp/",
    "/admin/socialaccount/socialtoken/",
)


@pytest.mark.parametrize("path", FOR_PEOPLE)
def test_the_api_explains_itself_to_people_who_are_in(stage: Stage, path: str) -> None:
    stranger = Client().get(path)

    assert stranger.status_code == 401 or stranger.headers["Location"].startswith("/users/login/")
    assert stage.browser("viewer").get(path).status_code == 200


def test_the_schema_is_for_tokens_too(stage: Stage) -> None:
    assert Client(headers={"Authorization": f"Bearer {KEY}"}).get("/api/schema/").status_code == 200


@pytest.mark.parametrize("path", FOR_STAFF)
def test_the_administration_is_for_staff(stage: Stage, path: str) -> None:
    for audience in ("anonymous", "admin"):
        assert stage.browser(audience).get(path).status_code in {302, 403, 404}


@pytest.mark.parametrize("path", NOWHERE)
def test_there_is_nothing_at(stage: Stage, path: str) -> None:
    assert stage.browser("staff").get(path).status_code == 404
    assert Client().get(path).status_code in {404, 302}


def test_staff_without_rights_see_an_empty_house(stage: Stage) -> None:
    User.objects.filter(pk=stage.cast.sam.pk).update(is_superuser=False)
    client = stage.browser("staff")

    for path in ("accounts/user/", "accounts/apitoken/", "accounts/auditentry/", "mfa/authenticator/"):
        assert client.get(f"/admin/{path}").status_code == 403


@pytest.mark.parametrize("model", ["apitoken", "auditentry", "invitation"])
def test_what_must_not_be_changed_is_not_even_by_staff(stage: Stage, model: str) -> None:
    client = stage.browser("staff")

    assert client.get(f"/admin/accounts/{model}/").status_code == 200
    assert client.get(f"/admin/accounts/{model}/add/").status_code == 403
    row = {"apitoken": stage.token.pk, "invitation": stage.invitation.pk, "auditentry": 1}[model]
    assert client.post(f"/admin/accounts/{model}/{row}/change/", {"name": "autre"}).status_code in {302, 403}
    stage.token.refresh_from_db()
    assert stage.token.name == "ERP"


def test_no_page_of_the_administration_shows_a_secret(stage: Stage) -> None:
    client, totp = stage.browser("staff"), with_totp(stage.cast.ben)
    pages = (
        f"/admin/accounts/apitoken/{stage.token.pk}/change/",
        f"/admin/accounts/invitation/{stage.invitation.pk}/change/",
        f"/admin/accounts/user/{totp.pk}/change/",
        f"/admin/mfa/authenticator/{Authenticator.objects.get(user=totp).pk}/change/",
    )
    secrets = (stage.token.digest, stage.invitation.digest, totp.password, "gAAAA", "JBSWY3DP")

    for path in pages:
        page = client.get(path)
        assert page.status_code == 200, path
        assert not [secret for secret in secrets if secret in page.content.decode()], path


@pytest.mark.parametrize(
    "path",
    [
        "accounts/user/?password__startswith=md5",
        "accounts/apitoken/?digest__startswith=a",
        "accounts/invitation/?digest__startswith=a",
        "usersessions/usersession/?session_key__startswith=a",
        "mfa/authenticator/?data__secret__startswith=a",
        "mfa/authenticator/?user__password__startswith=md5",
    ],
)
def test_a_secret_cannot_be_guessed_letter_by_letter_with_a_filter(stage: Stage, path: str) -> None:
    assert stage.browser("staff").get(f"/admin/{path}").status_code in {302, 400}


@pytest.mark.parametrize(
    "path", ["accounts/user/?is_staff__exact=1", "accounts/user/?q=alice", "mfa/authenticator/?q=a"]
)
def test_what_a_list_shows_can_be_searched(stage: Stage, path: str) -> None:
    assert stage.browser("staff").get(f"/admin/{path}").status_code == 200


def test_a_person_can_be_erased(stage: Stage) -> None:
    path = f"/admin/accounts/user/{stage.cast.alice.pk}/delete/"
    stage.browser("staff").post(path, {"post": "yes"})

    assert not User.objects.filter(pk=stage.cast.alice.pk).exists()
