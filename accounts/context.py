"""What every page is told about the person who reads it."""

from django.http import HttpRequest

from accounts import wiring
from accounts.adapter import registration_open
from accounts.desk import desk
from accounts.roles import Power


def organisation(request: HttpRequest) -> dict[str, object]:
    """Return the person's organisations, and whether strangers may register."""
    here = desk(request)
    return {
        "my_memberships": here.memberships,
        "current_organisation": here.organisation,
        "may_manage": here.current.may(Power.MANAGE) if here.current else False,
        "registration": wiring.registration(),
        "single_sign_on": wiring.single_sign_on(),
        "registration_open": registration_open(request) if hasattr(request, "session") else False,
    }
