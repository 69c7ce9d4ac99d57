"""Pages about organisations."""

from copy import copy

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.actions import words_for
from accounts.desk import SESSION_KEY, Grant, grant
from accounts.forms import OrganisationForm
from accounts.origin import Actor
from accounts.roles import Power
from accounts.selectors.organisations import members_count, people_by_id, trail_of
from accounts.services.organisations import organisation_create, organisation_update
from accounts.web.doors import needs, person
from accounts.web.ways import way_back

PAGE = 50


@require_GET
@login_required
def organisation_list(request: HttpRequest) -> HttpResponse:
    """Show the organisations of the signed-in person."""
    return render(request, "accounts/organisation_list.html", {"organisations": members_count(person(request))})


@require_http_methods(["GET", "POST"])
@login_required
def organisation_new(request: HttpRequest) -> HttpResponse:
    """Make another organisation and open it."""
    form = OrganisationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        by = Actor.of(request)
        made = organisation_create(name=form.cleaned_data["name"], owner=person(request), by=by)
        organisation_update(organisation=made, facts=form.cleaned_data, by=by)
        request.session[SESSION_KEY] = made.pk
        messages.success(request, _("%(name)s is open.") % {"name": made.name})
        return redirect("member_list", pk=made.pk)
    return render(request, "accounts/organisation_form.html", {"form": form}, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
@needs(Power.READ)
def organisation_settings(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show what is known of a company; those who manage it may change it."""
    form = OrganisationForm(request.POST or None, instance=copy(allowed.organisation))
    may_change = Power.MANAGE in allowed.powers
    if request.method == "POST" and not may_change:
        raise PermissionDenied
    if request.method == "POST" and form.is_valid():
        organisation_update(organisation=allowed.organisation, facts=form.cleaned_data, by=Actor.of(request))
        messages.success(request, _("Saved."))
        return redirect("organisation_settings", pk=allowed.organisation.pk)
    if not may_change:
        for field in form.fields.values():
            field.disabled = True
    context = {"form": form, "organisation": allowed.organisation, "may_change": may_change}
    return render(request, "accounts/organisation_settings.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def organisation_switch(request: HttpRequest) -> HttpResponse:
    """Open another of one's organisations."""
    chosen = request.POST.get("organisation", "")
    # Longer numbers than any row has are not worth reading: Python refuses to from 4300 digits on.
    allowed = grant(request, int(chosen) if chosen.isascii() and chosen.isdigit() and len(chosen) < 20 else 0)
    request.session[SESSION_KEY] = allowed.organisation.pk
    back = way_back(request)
    if back.startswith(reverse("organisation_list")):
        return redirect("organisation_settings", pk=allowed.organisation.pk)
    return redirect(back)


@require_GET
@needs(Power.MANAGE)
def audit_list(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show who did what in an organisation, newest first."""
    page = Paginator(trail_of(allowed.organisation), PAGE).get_page(request.GET.get("page"))
    people = people_by_id({entry.actor for entry in page if entry.actor is not None})
    rows = [(entry, words_for(entry.action), people.get(entry.actor or 0)) for entry in page]
    context = {"organisation": allowed.organisation, "page": page, "rows": rows}
    return render(request, "accounts/audit_list.html", context)
