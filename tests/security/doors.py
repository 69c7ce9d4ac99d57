"""Coming in as people and attackers do: through the forms."""

import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.models import User
from tests.factories import PASSWORD

if TYPE_CHECKING:  # a name that exists for type checkers only
    from django.test.client import _MonkeyPatchedWSGIResponse as Response

WRONG = "ce n’est pas le bon mot"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30
# A code holds for half a minute: where one is typed in, the clock stands still, or a slow machine would be too late.
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)


def knock(
    client: Client, name: str, password: str = PASSWORD, *, address: str = "192.0.2.1", **more: Any
) -> "Response":
    """Send the sign-in form."""
    form = {"login": name, "password": password}
    return client.post("/users/login/", form, REMOTE_ADDR=address, **more)


def fail(times: int, name: str, **more: Any) -> list[int]:
    """Send wrong passwords and return how each was answered."""
    return [knock(Client(), name, WRONG, **more).status_code for _ in range(times)]


def is_in(client: Client) -> bool:
    """Tell whether somebody is signed in."""
    return bool(client.get("/api/user/").status_code == 200)


def entered(user: User) -> Client:
    """Return a browser in which somebody has signed in by the form."""
    client = Client()
    assert knock(client, user.email).status_code == 302
    return client


def with_totp(user: User) -> User:
    """Give somebody a second factor."""
    TOTP.activate(user, SECRET)
    return user


def totp(*, later: int = 0) -> str:
    """Return the code that a telephone shows now."""
    return str(format_hotp_value(hotp_value(SECRET, int(timezone.now().timestamp()) // PERIOD + later)))


def mailed_code() -> str:
    """Return the code of the last message."""
    found = re.search(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})*)\s*$", str(mail.outbox[-1].body), re.M)
    assert found, mail.outbox[-1].body
    return found[1]
