"""Ending one of one's sessions; the list itself, and ending all others, are django-allauth's."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.origin import Actor
from accounts.services.people import session_end
from accounts.web.doors import person


@require_POST
@login_required
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End one of one's sessions: whoever uses it has to sign in again."""
    session_end(session=get_object_or_404(UserSession, user=person(request), pk=pk), by=Actor.of(request))
    messages.success(request, _("The session has ended."))
    return redirect("usersessions_list")
