"""What happens to accounts stands in the trail, once each, and ends the sessions it should end."""

from importlib import import_module

import pytest
from allauth.account import signals as account
from allauth.account.models import EmailAddress
from allauth.mfa import signals as mfa
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.signals import user_login_failed
from django.contrib.sessions.backends.base import SessionBase
from django.dispatch import Signal
from django.http import HttpRequest
from django.test import RequestFactory

from accounts.actions import ACTIONS, words_for
from accounts.models import User
from accounts.receivers import ENDS_OTHERS, RECORDED
from tests.cast import Cast
from tests.conftest import SignIn
from tests.trail import actions, latest

ENDS_NONE = [signal for signal in RECORDED if signal not in ENDS_OTHERS]


def new_session(user: User) -> SessionBase:
    """Sign somebody in on another device."""
    session: SessionBase = import_module(settings.SESSION_ENGINE).SessionStore()
    session["device"] = "another"
    session.save()
    UserSession.objects.create(user=user, ip="192.0.2.7", session_key=session.session_key)
    return session


def request_in(session: SessionBase, user: User) -> HttpRequest:
    request = RequestFactory().post("/users/password/change/")
    request.user, request.session = user, session
    return request


def happens(signal: Signal, user: User, session: SessionBase) -> None:
    address = EmailAddress.objects.get(user=user)
    signal.send(sender=User, request=request_in(session, user), user=user, email_address=address)


class TestEvents:
    @pytest.mark.parametrize("signal", RECORDED, ids=list(RECORDED.values()))
    def test_of_an_account_are_written_once(self, cast: Cast, signal: Signal) -> None:
        happens(signal, cast.ben, new_session(cast.ben))

        assert actions() == [RECORDED[signal]]
        assert (latest().actor, latest().object_id) == (cast.ben.pk, str(cast.ben.pk))

    def test_of_an_address_belong_to_its_owner(self, cast: Cast) -> None:
        address = EmailAddress.objects.get(user=cast.ben)
        request = request_in(new_session(cast.ben), cast.ben)

        account.email_confirmed.send(sender=EmailAddress, request=request, email_address=address)

        assert latest().object_id == str(cast.ben.pk)

    def test_without_an_owner_are_written_all_the_same(self, cast: Cast) -> None:
        request = request_in(new_session(cast.ben), cast.ben)

        mfa.authentication_failed.send(sender=User, request=request)

        assert (latest().action, latest().object_id) == ("second_factor.refused", "")

    @pytest.mark.parametrize("action", RECORDED.values())
    def test_have_words(self, action: str) -> None:
        assert action in ACTIONS
        assert words_for(action) != action

    def test_without_words_are_called_by_their_own_name(self) -> None:
        assert words_for("something.new") == "something.new"


class TestOtherSessions:
    @pytest.mark.parametrize("signal", ENDS_OTHERS, ids=[RECORDED[signal] for signal in ENDS_OTHERS])
    def test_end_when_the_keys_to_an_account_change(self, cast: Cast, signal: Signal) -> None:
        here, there = new_session(cast.ben), new_session(cast.ben)

        happens(signal, cast.ben, here)

        assert here.exists(str(here.session_key))
        assert not there.exists(str(there.session_key))

    @pytest.mark.parametrize("signal", ENDS_NONE, ids=[RECORDED[signal] for signal in ENDS_NONE])
    def test_go_on_after_anything_else(self, cast: Cast, signal: Signal) -> None:
        here, there = new_session(cast.ben), new_session(cast.ben)

        happens(signal, cast.ben, here)

        assert there.exists(str(there.session_key))

    def test_of_other_people_go_on(self, cast: Cast) -> None:
        roses = new_session(cast.rose)

        happens(account.password_changed, cast.ben, new_session(cast.ben))

        assert roses.exists(str(roses.session_key))


class TestSigningIn:
    def test_and_out_are_written(self, cast: Cast, sign_in: SignIn) -> None:
        sign_in(cast.ben).logout()

        assert actions() == ["session.signed_in", "session.signed_out"]

    def test_out_as_a_stranger_is_not(self, cast: Cast, sign_in: SignIn) -> None:
        browser = sign_in(cast.ben)
        cast.ben.delete()

        browser.logout()

        assert actions() == ["session.signed_in"]

    def test_in_without_a_request_is_not(self, db: None) -> None:
        user_login_failed.send(sender=__name__, credentials={"username": "x"}, request=None)

        assert actions() == []
