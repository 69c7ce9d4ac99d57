"""Who must have a second factor, and has none."""

from allauth.mfa.utils import is_mfa_enabled

from accounts import wiring
from accounts.models import User


def second_factor_missing(user: User) -> bool:
    """Tell whether a person has rights that others depend on, and nothing but a password.

    Demonstration accounts alone are exempt, and exist in local settings only.
    """
    exempt = user.is_demo and wiring.demo_accounts_allowed()
    return user.is_staff and not exempt and not is_mfa_enabled(user)
