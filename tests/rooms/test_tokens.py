"""Making, using and stopping API tokens."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from accounts.errors import TooMuchAsked
from accounts.models import ApiToken, User
from accounts.origin import Actor
from accounts.services.tokens import token_create, token_find, token_revoke
from tests.cast import Cast
from tests.factories import ApiTokenFactory
from tests.trail import actions, latest

NOON = "2026-11-20T12:00:00+00:00"
KEY = "prb_0123abcdright"


def make(cast: Cast, *scopes: str) -> tuple[ApiToken, str]:
    soon = timezone.now() + timedelta(days=30)
    by = Actor(cast.ben.pk)
    return token_create(membership=cast.place(cast.ben), name="ERP", scopes=scopes, expires_at=soon, by=by)


class TestMaking:
    def test_returns_a_text_that_opens_the_door(self, cast: Cast) -> None:
        token, key = make(cast, "read")

        assert token_find(key=key) == token

    def test_the_text_can_be_recognised(self, cast: Cast) -> None:
        token, key = make(cast, "read")

        assert key.startswith("prb_")
        assert key.startswith(token.prefix)
        assert str(token) == f"ERP ({token.prefix}…)"

    def test_the_text_is_not_kept(self, cast: Cast) -> None:
        _, key = make(cast, "read")

        assert key not in str(ApiToken.objects.values().get())

    def test_with_more_than_the_role_grants_is_refused(self, cast: Cast) -> None:
        with pytest.raises(TooMuchAsked):
            make(cast, "read", "admin")
        assert not ApiToken.objects.exists()

    def test_stands_in_the_trail(self, cast: Cast) -> None:
        token, _ = make(cast, "write", "read")

        assert (latest().action, latest().object_id) == ("token.created", str(token.pk))
        assert token.scopes == ["read", "write"]


def bens(cast: Cast, **facts: object) -> ApiToken:
    """A token of Ben's, whose text is `KEY`."""
    token: ApiToken = ApiTokenFactory.create(user=cast.ben, organisation=cast.atelier, key=KEY, **facts)
    return token


class TestFinding:
    def test_the_right_text_opens_the_door(self, cast: Cast) -> None:
        token = bens(cast)

        assert token_find(key=KEY) == token

    @pytest.mark.parametrize("key", ["", "prb_", "prb_0123abcd", "prb_0123abcdwrong", "x" * 500])
    def test_a_wrong_text_opens_nothing(self, cast: Cast, key: str) -> None:
        bens(cast)

        assert token_find(key=key) is None

    def test_an_expired_one_opens_nothing(self, cast: Cast) -> None:
        token = bens(cast, expires_at=timezone.now() - timedelta(seconds=1))

        assert token_find(key=KEY) is None
        assert not token.is_usable

    def test_that_of_a_person_who_may_not_sign_in_opens_nothing(self, cast: Cast) -> None:
        bens(cast)
        User.objects.filter(pk=cast.ben.pk).update(is_active=False)

        assert token_find(key=KEY) is None

    def test_that_of_somebody_who_is_no_longer_a_member_opens_nothing(self, cast: Cast) -> None:
        bens(cast)
        cast.place(cast.ben).delete()

        assert token_find(key=KEY) is None

    def test_notes_its_use_at_most_once_a_minute(self, cast: Cast) -> None:
        with time_machine.travel(NOON, tick=False) as clock:
            token, key = make(cast, "read")
            token_find(key=key)
            clock.shift(60)
            token_find(key=key)
            token.refresh_from_db()
            assert token.last_used_at == token.created_at

            clock.shift(1)
            token_find(key=key)
            token.refresh_from_db()
            assert token.last_used_at == timezone.now()

    def test_that_fails_is_no_use(self, cast: Cast) -> None:
        token = bens(cast)

        token_find(key="prb_0123abcdwrong")

        token.refresh_from_db()
        assert token.last_used_at is None


class TestStopping:
    def test_is_for_good(self, cast: Cast) -> None:
        token, key = make(cast, "read")

        token_revoke(token=token, by=Actor(cast.ben.pk))

        assert token_find(key=key) is None
        assert not token.is_usable

    def test_twice_leaves_one_trace(self, cast: Cast) -> None:
        token, _ = make(cast, "read")

        token_revoke(token=token, by=Actor())
        first = token.revoked_at
        token_revoke(token=token, by=Actor())

        assert token.revoked_at == first
        assert actions(action="token.revoked") == ["token.revoked"]
