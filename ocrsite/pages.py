"""The pages that belong to no storey."""

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.desk import desk
from accounts.models import User
from ocrsite import styleguide as examples
from ocrsite.mailbox import messages_kept
from ocrsite.steps import first_steps


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Say to strangers what the product does; show members where they are."""
    if not isinstance(request.user, User):
        return render(request, "home/landing.html")
    return render(request, "home/start.html", {"steps": first_steps(request.user, desk(request))})


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
