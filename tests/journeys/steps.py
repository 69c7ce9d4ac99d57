"""What people do again and again."""

from accounts.models import User
from tests.factories import PASSWORD
from tests.journeys.visitor import Visitor, code_from_mail

SIGN_IN, REGISTER, SIGN_OUT = "/users/login/", "/users/register/", "/users/logout/"


def sign_in(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    """Open the sign-in page and sign in."""
    visitor.open(SIGN_IN)
    visitor.send(login=email, password=password)


def arrive_as(user: User, password: str = PASSWORD) -> Visitor:
    """Sit down at a browser and sign in."""
    visitor = Visitor()
    sign_in(visitor, user.email, password)
    assert visitor.is_signed_in, f"{user.email} did not get in: {visitor.path}"
    return visitor


def sign_out(visitor: Visitor) -> None:
    """Sign out."""
    visitor.open(SIGN_OUT)
    visitor.send(to=SIGN_OUT)


def register(visitor: Visitor, email: str, password: str = PASSWORD) -> None:
    """Make an account and type in the code that comes by mail."""
    visitor.open(REGISTER)
    visitor.send(email=email, password1=password, password2=password)
    visitor.send(code=code_from_mail())


def prove_oneself(visitor: Visitor, password: str = PASSWORD) -> None:
    """Give the password again where a page asks for it."""
    if visitor.path.startswith("/users/reauthenticate/"):
        visitor.send(password=password)
