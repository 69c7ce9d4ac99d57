"""Pages about oneself, and the switches of language and appearance that strangers have too."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST

from accounts import wiring
from accounts.forms import ProfileForm
from accounts.models import User
from accounts.origin import Actor
from accounts.services.people import person_update
from accounts.web.doors import person
from accounts.web.ways import way_back

THEME_COOKIE = "theme"
YEAR = 365 * 24 * 3600


@require_http_methods(["GET", "POST"])
@login_required
def profile(request: HttpRequest) -> HttpResponse:
    """Show and change one's name, language and appearance."""
    user = person(request)
    form = ProfileForm(request.POST or None, instance=user)
    if request.method == "POST" and form.is_valid():
        user.refresh_from_db()
        person_update(user=user, facts=form.cleaned_data, by=Actor.of(request))
        with override(user.language or request.LANGUAGE_CODE):
            messages.success(request, _("Saved."))
        return redirect("profile")
    return render(request, "accounts/profile.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
def set_preferences(request: HttpRequest) -> HttpResponse:
    """Change language or appearance from the switches on every page; a cookie remembers it for strangers."""
    response = redirect(way_back(request))
    chosen = {
        name: value
        for name, allowed in (("language", {"fr", "en"}), ("theme", set(User.Theme.values)))
        if (value := request.POST.get(name, "")) in allowed
    }
    if isinstance(request.user, User) and chosen:
        person_update(user=request.user, facts=chosen, by=Actor.of(request))
    for name, value in chosen.items():
        cookie = wiring.language_cookie() if name == "language" else THEME_COOKIE
        response.set_cookie(cookie, value, max_age=YEAR, httponly=True, samesite="Lax", secure=request.is_secure())
    return response
