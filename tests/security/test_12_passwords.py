"""Controls 12 and 13: a password is long and not one that anybody tries; how it is made up is its owner's business."""

import pytest
from django.contrib.auth.hashers import identify_hasher
from django.test import Client, override_settings

from accounts.models import User
from tests.cast import Cast
from tests.factories import PASSWORD
from tests.security.doors import is_in, knock

NEW = "nouvelle.venue@exemple.fr"
REFUSED = {
    "eleven characters": "abcdefghijk",
    "on every list": "1234567890123",
    "on every list in another case": "PASSWORDPASSWORD",
    "the product's trade": "factures2026",
    "the product's name": "Probant-2026-Probant",
    "the person's address": "nouvelle.venue2026",
    "one character": "aaaaaaaaaaaaaaaa",
    "blanks": " " * 20,
    "absurdly long": "a b" * 400,
}
TAKEN = {
    "only small letters": "agrafe cheval pile correct",
    "no letters": "8151 6234 2342 9917",
    "as long as a sentence may be": "une phrase que personne ne dirait " * 20,
    "any script": "日本語のとても長い合言葉です",
    "signs and blanks": " <'\";-- drôle de mot ' OR 1=1 ",
}


def register(password: str) -> int:
    form = {"email": NEW, "password1": password, "password2": password}
    Client().post("/users/register/", form)
    return User.objects.filter(email=NEW).count()


@pytest.mark.parametrize("why", REFUSED)
def test_registration_refuses(db: None, why: str) -> None:
    assert register(REFUSED[why]) == 0


@pytest.mark.parametrize("what", TAKEN)
def test_registration_takes(db: None, what: str) -> None:
    assert register(TAKEN[what]) == 1


@pytest.mark.parametrize("why", ["eleven characters", "on every list", "the product's trade"])
def test_so_does_a_change(cast: Cast, why: str) -> None:
    client = Client()
    knock(client, cast.alice.email)
    new = REFUSED[why]

    client.post("/users/password/change/", {"oldpassword": PASSWORD, "password1": new, "password2": new})

    cast.alice.refresh_from_db()
    assert cast.alice.check_password(PASSWORD)


def test_a_change_asks_for_the_old_one(cast: Cast) -> None:
    client = Client()
    knock(client, cast.alice.email)
    new = TAKEN["no letters"]

    client.post("/users/password/change/", {"oldpassword": "pas le bon", "password1": new, "password2": new})

    cast.alice.refresh_from_db()
    assert cast.alice.check_password(PASSWORD)


def test_every_character_counts(cast: Cast) -> None:
    long = "une phrase que personne ne dirait " * 4
    cast.alice.set_password(long + "a")
    cast.alice.save()
    almost, client = Client(), Client()

    knock(almost, cast.alice.email, long + "b")
    knock(client, cast.alice.email, long + "a")

    assert (is_in(almost), is_in(client)) == (False, True)


def test_what_is_kept_is_argon2(db: None) -> None:
    with override_settings(PASSWORD_HASHERS=["django.contrib.auth.hashers.Argon2PasswordHasher"]):
        user = User.objects.create_user("argon@exemple.fr", PASSWORD)

        assert identify_hasher(user.password).algorithm == "argon2"
        assert "argon2id" in user.password
        assert user.check_password(PASSWORD)
