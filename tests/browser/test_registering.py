"""From the first page to one's own start page."""

import pytest
from django.core import mail

from accounts.models import Membership
from accounts.roles import Role
from tests.browser.stage import Stage

pytestmark = pytest.mark.browser

SENTENCE = "quatre chaises vertes au jardin"


def test_a_stranger_registers_types_the_code_and_arrives(walk: Stage) -> None:
    walk.show("home")
    walk.page.locator("main a[href$='/users/register/']").click()
    walk.fill(email="nadia@exemple.fr", password1=SENTENCE, password2=SENTENCE)
    walk.send()
    walk.fill(code=walk.code_sent())
    walk.send()

    assert walk.is_at("home")
    assert walk.page.locator(".steps").is_visible()
    assert Membership.objects.get(user__email="nadia@exemple.fr").role == Role.ADMIN


def test_a_wrong_code_may_be_mended(walk: Stage) -> None:
    walk.show("account_signup")
    walk.fill(email="nadia@exemple.fr", password1=SENTENCE, password2=SENTENCE)
    walk.send()
    walk.fill(code="AAA-AAA")
    walk.send()
    told = walk.page.locator("main .errors").inner_text()
    walk.fill(code=walk.code_sent())
    walk.send()

    assert told
    assert walk.is_at("home")


def test_a_known_address_looks_like_a_new_one(walk: Stage) -> None:
    walk.show("account_signup")
    walk.fill(email=walk.cast.alice.email, password1=SENTENCE, password2=SENTENCE)
    walk.send()

    assert walk.is_at("account_email_verification_sent")
    assert mail.outbox[-1].to == [walk.cast.alice.email]
