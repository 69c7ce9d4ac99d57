"""A small counter by address or person, for doors that stand open to many."""

from django.http import HttpRequest

from accounts.counters import count
from accounts.origin import client_address

WINDOW = 60


def too_often(request: HttpRequest, door: str, *, most: int) -> bool:
    """Count a request and tell whether its sender came more than so many times within a minute."""
    return over(door, client_address(request), most=most, seconds=WINDOW)


def over(door: str, who: str, *, most: int, seconds: int) -> bool:
    """Count somebody at a door and tell whether they came more than so many times within the window."""
    return count(f"door:{door}:{who}", seconds=seconds) > most
