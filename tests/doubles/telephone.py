"""The telephone of somebody in a test, with an application that shows codes."""

import time
from dataclasses import dataclass

from allauth.mfa.app_settings import TOTP_PERIOD
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value

from accounts.models import User


@dataclass
class Telephone:
    """Shows the code of the moment for a secret it was once shown."""

    secret: str

    def code(self) -> str:
        """Return what the screen shows now."""
        return str(format_hotp_value(hotp_value(self.secret, int(time.time()) // TOTP_PERIOD)))

    def wrong_code(self) -> str:
        """Return what the screen does not show."""
        return f"{(int(self.code()) + 1) % 1_000_000:06}"


def telephone_of(user: User) -> Telephone:
    """Give somebody a second factor, and return what it is on."""
    secret = generate_totp_secret()
    TOTP.activate(user, secret)
    return Telephone(secret)
