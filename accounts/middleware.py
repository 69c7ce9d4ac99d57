"""What accounts adds to each request: the limits of a session, the person's language and desk, the second factor."""

from collections.abc import Callable

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from accounts import wiring
from accounts.desk import SEEN, SESSION_KEY, STARTED, Desk, desk_of
from accounts.errors import AccountsError
from accounts.models import User
from accounts.second_factor import second_factor_missing

Handler = Callable[[HttpRequest], HttpResponse]
# A session notes at most once a minute that it was seen: a page view is no reason to write to the database.
NOTE_EVERY = 60


class Step:
    """A middleware: does something before the page, then lets it be made."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self.before(request) or self.get_response(request)

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Prepare the request, or answer it."""
        raise NotImplementedError


class SessionLimits(Step):
    """Ends a session after too much silence, and after too many hours whatever happens."""

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Sign out whose time is up; note that the others are here."""
        if not request.user.is_authenticated:
            return None
        now = int(timezone.now().timestamp())
        session = request.session
        started, seen = session.setdefault(STARTED, now), session.get(SEEN, now)
        if now - seen > wiring.idle_limit().total_seconds() or now - started > wiring.absolute_limit().total_seconds():
            logout(request)
        elif now - session.get(SEEN, 0) >= NOTE_EVERY:
            session[SEEN] = now
            UserSession.objects.filter(session_key=session.session_key).update(last_seen_at=timezone.now())
        return None


class OwnLanguage(Step):
    """Shows the pages in the language a person chose; without a choice the browser's stands."""

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Switch to the person's language."""
        language = getattr(request.user, "language", "")
        if language:
            translation.activate(language)
            request.LANGUAGE_CODE = language
        return None


class CurrentOrganisation(Step):
    """Puts the person's desk on the request, looked up only when somebody asks."""

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Lay the desk."""
        request.desk = SimpleLazyObject(lambda: _desk(request))  # type: ignore[attr-defined]
        return None


class SecondFactorForStaff(Step):
    """Lets staff do nothing before they have a second factor. Demonstration accounts alone are exempt."""

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Send staff without a second factor to where one is made."""
        user = request.user
        if not isinstance(user, User) or _is_on_the_way(request) or not second_factor_missing(user):
            return None
        words = _("Your account has rights that others depend on: add a second factor first.")
        if request.path.startswith("/api/"):
            problem = {"type": "about:blank", "title": words, "status": 403, "code": "second_factor_needed"}
            problem["request_id"] = getattr(request, "request_id", "")
            return JsonResponse(problem, status=403, content_type="application/problem+json")
        return HttpResponseRedirect(reverse("mfa_index"))


class ErrorsInWords(Step):
    """Says what a page could not do, where the page itself has no place for it; the person can try again."""

    def before(self, request: HttpRequest) -> HttpResponse | None:
        """Let the page be made."""
        return None

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """Go back to the form with the words; errors of other kinds are not for people."""
        if not isinstance(error, AccountsError):
            return None
        messages.error(request, str(error))
        return HttpResponseRedirect(request.path if request.method == "POST" else reverse("home"))


def _desk(request: HttpRequest) -> Desk:
    user = request.user
    return desk_of(user, request.session.get(SESSION_KEY)) if isinstance(user, User) else Desk()


def _is_on_the_way(request: HttpRequest) -> bool:
    """Tell whether the request is a step towards the second factor, or out."""
    names = ("mfa_index", "account_reauthenticate", "account_logout", "set_preferences", "account_email")
    return request.path.startswith(tuple(reverse(name) for name in names))
