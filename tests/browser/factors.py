"""Second factors for the cast, as the product keeps them."""

import hashlib
import time

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from allauth.mfa.webauthn.internal.auth import WebAuthn
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData, CollectedClientData

from accounts.models import User

SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PERIOD = 30
# Digits that are about to change would be old by the time they have been typed.
MARGIN = 3


def code_now(secret: str = SECRET) -> str:
    """Return what an authenticator app shows, with time left to type it."""
    left = PERIOD - time.time() % PERIOD
    if left < MARGIN:
        time.sleep(left)
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // PERIOD)))


def give_app(user: User) -> None:
    """Give somebody an authenticator app, and the recovery codes that come with it."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)


def give_key(user: User) -> Authenticator:
    """Give somebody a security key. No browser of these tests holds it: it is there to be looked at."""
    key = ES256.from_cryptography_key(ec.generate_private_key(ec.SECP256R1()).public_key())  # type: ignore[no-untyped-call]
    number = hashlib.sha256(user.email.encode()).digest()
    flags = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV | AuthenticatorData.FLAG.AT
    data = AuthenticatorData.create(
        hashlib.sha256(b"localhost").digest(), flags, 0, AttestedCredentialData.create(bytes(16), number, key)
    )
    client = CollectedClientData.create("webauthn.create", b"a challenge", "http://localhost")
    credential = {
        "id": websafe_encode(number),
        "rawId": websafe_encode(number),
        "type": "public-key",
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", data, {})),
        },
        "clientExtensionResults": {"credProps": {"rk": True}},
    }
    return WebAuthn.add(user, "Ordinateur du bureau", credential).instance
