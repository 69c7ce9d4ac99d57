"""The pages that belong to no storey."""

from typing import Any

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.desk import Desk, desk
from accounts.models import Organisation, User
from accounts.roles import Power
from ocrsite import styleguide as examples
from ocrsite.mailbox import messages_kept


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say to strangers what the product does; show members where they are."""
    if not isinstance(request.user, User):
        return render(request, "home/landing.html")
    return render(request, "home/start.html", {"steps": first_steps(request.user, desk(request))})


def first_steps(user: User, here: Desk) -> list[dict[str, Any]]:
    """Return what a new member does first, and what of it is done."""
    named, safe = bool(user.full_name), is_mfa_enabled(user)
    steps = [
        {"title": _("Give your name"), "text": _("Your colleagues see it beside what you do."), "done": named}
        | {"action": _("Enter your name"), "url": reverse("profile")},
        {"title": _("Add a second factor"), "text": _("A code from your telephone, or a passkey."), "done": safe}
        | {"action": _("Set it up"), "url": reverse("mfa_index")},
    ]
    if here.current and here.current.may(Power.MANAGE):
        steps += company_steps(here.current.organisation)
    return steps


def company_steps(company: Organisation) -> list[dict[str, Any]]:
    """Return what an administrator does first for a company."""
    known, shared = bool(company.siren and company.vat_number), company.memberships.count() > 1
    return [
        {"title": _("Identify your company"), "done": known, "action": _("Enter its numbers")}
        | {"text": _("With its SIREN and VAT number it is never taken for one of its suppliers.")}
        | {"url": reverse("organisation_settings", args=[company.pk])},
        {"title": _("Invite your colleagues"), "done": shared, "action": _("Invite")}
        | {"text": _("Each with a role: viewer, reviewer, accountant or administrator.")}
        | {"url": reverse("member_list", args=[company.pk])},
    ]


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """Say honestly how accessible the product is."""
    return render(request, "accessibility.html")


@require_safe
@login_required
def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component to staff."""
    if not (isinstance(request.user, User) and request.user.is_staff):
        raise PermissionDenied
    return render(request, "styleguide.html", examples.examples(request))


@require_safe
def mailbox(request: HttpRequest) -> HttpResponse:
    """Show the messages that would have been sent; on one's own machine only."""
    if not settings.LOCAL_MODE:
        raise Http404
    return render(request, "mailbox.html", {"mails": messages_kept(settings.EMAIL_FILE_PATH)})


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Ask robots to stay away: nothing here is for them but the first page."""
    return HttpResponse("User-agent: *\nAllow: /$\nDisallow: /\n", content_type="text/plain")
