"""What somebody new does first, as `components/_step.html` draws it."""

from dataclasses import dataclass

from allauth.mfa.utils import is_mfa_enabled
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.desk import Desk
from accounts.models import Organisation, User
from accounts.roles import Power


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a start list; one without an address leads nowhere."""

    title: str
    text: str = ""
    url: str = ""
    action: str = ""
    done: bool = False


def first_steps(user: User, here: Desk) -> list[Step]:
    """Return what a new member does first, and what of it is done."""
    steps = [
        Step(
            title=_("Give your name"),
            text=_("Your colleagues see it beside what you do."),
            url=reverse("profile"),
            action=_("Enter your name"),
            done=bool(user.full_name),
        ),
        Step(
            title=_("Add a second factor"),
            text=_("A code from your telephone, or a passkey."),
            url=reverse("mfa_index"),
            action=_("Set it up"),
            done=is_mfa_enabled(user),
        ),
    ]
    if here.current and here.current.may(Power.MANAGE):
        steps += company_steps(here.current.organisation)
    return steps


def company_steps(company: Organisation) -> list[Step]:
    """Return what an administrator does first for a company."""
    return [
        Step(
            title=_("Identify your company"),
            text=_("With its SIREN and VAT number it is never taken for one of its suppliers."),
            url=reverse("organisation_settings", args=[company.pk]),
            action=_("Enter its numbers"),
            done=bool(company.siren and company.vat_number),
        ),
        Step(
            title=_("Invite your colleagues"),
            text=_("Each with a role: viewer, reviewer, accountant or administrator."),
            url=reverse("member_list", args=[company.pk]),
            action=_("Invite"),
            done=company.memberships.count() > 1,
        ),
    ]
