"""Pages about one's API tokens."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.desk import desk
from accounts.forms import TokenForm
from accounts.origin import Actor
from accounts.selectors.organisations import tokens_of
from accounts.services.tokens import token_create, token_revoke
from accounts.web.doors import person


@require_GET
@login_required
def token_list(request: HttpRequest) -> HttpResponse:
    """Show one's tokens: what they may do, until when, and when they were last used; never their text."""
    return render(request, "accounts/token_list.html", {"tokens": tokens_of(person(request))})


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
def token_new(request: HttpRequest) -> HttpResponse:
    """Make a token for the open organisation and show its text, this once."""
    membership = desk(request).current
    if membership is None:
        raise Http404
    form = TokenForm(request.POST or None, membership=membership)
    if request.method == "POST" and form.is_valid():
        token, key = token_create(
            membership=membership,
            name=form.cleaned_data["name"],
            scopes=form.cleaned_data["scopes"],
            expires_at=form.expires_at(),
            by=Actor.of(request),
        )
        return render(request, "accounts/token_shown_once.html", {"token": token, "key": key})
    context = {"form": form, "organisation": membership.organisation}
    return render(request, "accounts/token_form.html", context, status=422 if form.errors else 200)


@require_POST
@login_required
def token_stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop one of one's tokens."""
    token_revoke(token=get_object_or_404(tokens_of(person(request)), pk=pk), by=Actor.of(request))
    messages.success(request, _("The token is revoked: it no longer opens anything."))
    return redirect("token_list")
