"""Pages about members and invitations."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.desk import SESSION_KEY as OPEN
from accounts.desk import Grant
from accounts.errors import AccountsError
from accounts.forms import InvitationForm, RoleForm
from accounts.mail import invitation_send
from accounts.models import Membership
from accounts.models.organisation import RoleChoice
from accounts.origin import Actor
from accounts.roles import Power
from accounts.selectors.invitations import SESSION_KEY, invitation_find, invitation_waiting
from accounts.selectors.organisations import invitations_of, is_member, members_of
from accounts.services.members import (
    invitation_accept,
    invitation_create,
    invitation_revoke,
    member_remove,
    member_set_role,
)
from accounts.web.doors import needs, person


@require_GET
@needs(Power.READ)
def member_list(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Show who belongs to an organisation; those who manage it see who is invited and may change roles."""
    may_manage = Power.MANAGE in allowed.powers
    context = {
        "organisation": allowed.organisation,
        "members": members_of(allowed.organisation),
        "invitations": invitations_of(allowed.organisation) if may_manage else [],
        "roles": RoleChoice.choices,
        "may_manage_here": may_manage,
    }
    return render(request, "accounts/member_list.html", context)


@require_http_methods(["GET", "POST"])
@needs(Power.MANAGE)
def member_invite(request: HttpRequest, allowed: Grant) -> HttpResponse:
    """Ask somebody to join by e-mail."""
    form = InvitationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            invitation, key = invitation_create(
                organisation=allowed.organisation, by=Actor.of(request), **form.cleaned_data
            )
            invitation_send(request=request, invitation=invitation, key=key)
        except AccountsError as problem:
            form.add_error("email", str(problem))
        else:
            messages.success(request, _("An invitation is on its way to %(email)s.") % {"email": invitation.email})
            return redirect("member_list", pk=allowed.organisation.pk)
    context = {"form": form, "organisation": allowed.organisation}
    return render(request, "accounts/member_invite.html", context, status=422 if form.errors else 200)


@require_POST
@needs(Power.MANAGE)
def member_role(request: HttpRequest, allowed: Grant, member: int) -> HttpResponse:
    """Change what a member may do."""
    membership = _member(allowed, member)
    form = RoleForm(request.POST)
    if form.is_valid():
        try:
            member_set_role(membership=membership, role=form.cleaned_data["role"], by=Actor.of(request))
            messages.success(request, _("The role of %(person)s has changed.") % {"person": membership.user})
        except AccountsError as problem:
            messages.error(request, str(problem))
    return redirect("member_list", pk=allowed.organisation.pk)


@require_POST
@needs(Power.MANAGE)
def member_leave(request: HttpRequest, allowed: Grant, member: int) -> HttpResponse:
    """Let a member go."""
    membership = _member(allowed, member)
    try:
        member_remove(membership=membership, by=Actor.of(request))
        messages.success(request, _("%(person)s is no longer a member.") % {"person": membership.user})
    except AccountsError as problem:
        messages.error(request, str(problem))
    left_themselves = membership.user == person(request) and not is_member(membership)
    return redirect("home") if left_themselves else redirect("member_list", pk=allowed.organisation.pk)


@require_POST
@needs(Power.MANAGE)
def invitation_take_back(request: HttpRequest, allowed: Grant, invitation: int) -> HttpResponse:
    """Take an invitation back."""
    invitation_revoke(
        invitation=get_object_or_404(invitations_of(allowed.organisation), pk=invitation), by=Actor.of(request)
    )
    messages.success(request, _("The invitation is withdrawn: its link no longer opens anything."))
    return redirect("member_list", pk=allowed.organisation.pk)


@require_GET
def invitation_open(request: HttpRequest, key: str) -> HttpResponse:
    """Take the key out of the address and into the session, then show the invitation."""
    if invitation_find(key=key):
        request.session[SESSION_KEY] = key
    return redirect("invitation_accept")


@require_http_methods(["GET", "POST"])
def invitation_answer(request: HttpRequest) -> HttpResponse:
    """Show an invitation, and accept it once its owner is signed in."""
    invitation = invitation_waiting(request)
    if invitation is None:
        return render(request, "accounts/invitation_gone.html", status=404)
    if request.method == "POST":
        return _accept(request)
    return render(request, "accounts/invitation.html", {"invitation": invitation})


@login_required
def _accept(request: HttpRequest) -> HttpResponse:
    try:
        membership = invitation_accept(
            key=request.session.get(SESSION_KEY, ""), user=person(request), by=Actor.of(request)
        )
    except AccountsError as problem:
        messages.error(request, str(problem))
        return redirect("invitation_accept")
    del request.session[SESSION_KEY]
    request.session[OPEN] = membership.organisation_id
    messages.success(request, _("Welcome to %(name)s.") % {"name": membership.organisation.name})
    return redirect("home")


def _member(allowed: Grant, member: int) -> Membership:
    return get_object_or_404(members_of(allowed.organisation), pk=member)
