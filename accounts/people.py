"""How a person is called on a page."""

from accounts.models import User


def display_name(user: User) -> str:
    """Return the name a person chose, or the part of the address before the @."""
    return user.full_name or user.email.partition("@")[0]
