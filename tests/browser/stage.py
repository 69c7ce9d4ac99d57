"""A browser window, the cast, and the ways to bring the one before the other."""

import re
import time
from pathlib import Path

from allauth.account.internal.flows.login import (
    _AUTHENTICATION_METHODS_USER_SESSION_KEY,
    AUTHENTICATION_METHODS_SESSION_KEY,
)
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Page, Request

from accounts.models import User
from tests.browser.watching import Watch
from tests.cast import Cast

BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36"
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class Stage:
    """What a test of pages works with."""

    def __init__(self, *, home: str, page: Page, watch: Watch, cast: Cast) -> None:
        self.home = home
        self.page = page
        self.watch = watch
        self.cast = cast

    def address(self, route: str, *args: object) -> str:
        """Return the full address of a page."""
        return self.home + reverse(route, args=args)

    def show(self, route: str, *args: object) -> None:
        """Open a page."""
        self.page.goto(self.address(route, *args))

    def is_at(self, route: str, *args: object) -> bool:
        """Tell whether the window shows a page."""
        return self.page.url.partition("?")[0].partition("#")[0] == self.address(route, *args)

    def enter(self, user: User, *, recently: bool = True) -> None:
        """Sign somebody in without the form; recently means that they have just typed their password."""
        client = Client()
        client.force_login(user, backend=BACKEND)
        if recently:
            session = client.session
            proof = {"method": "password", "at": time.time(), "reauthenticated": True}
            session[AUTHENTICATION_METHODS_SESSION_KEY] = [proof]
            session[_AUTHENTICATION_METHODS_USER_SESSION_KEY] = str(user.pk)
            session.save()
        key = str(client.session.session_key)
        UserSession.objects.create(user=user, session_key=key, ip="127.0.0.1", user_agent=BROWSER)
        name = settings.SESSION_COOKIE_NAME
        self.page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": self.home}])

    def fill(self, **answers: str) -> None:
        """Fill fields by their names."""
        for name, value in answers.items():
            self.page.locator(f"main [name={name}]:not([type=hidden])").fill(value)

    def send(self) -> None:
        """Press the main button of the page's form and wait for the answer.

        The button in the header that changes the language or the organisation is not meant.
        """
        with self.page.expect_event("request", _is_navigation), self.page.expect_event("load"):
            self.page.locator("main form button[type=submit]").first.click()

    def picture(self, path: Path) -> None:
        """Keep a picture of the whole page.

        The window grows to the page's height: the driver's own pictures of whole pages forget that it is touched.
        """
        size = self.page.viewport_size
        assert size is not None
        height = int(self.page.evaluate("() => document.scrollingElement.scrollHeight"))
        self.page.set_viewport_size({"width": size["width"], "height": height})
        self.page.screenshot(path=path)
        self.page.set_viewport_size(size)

    def code_sent(self) -> str:
        """Return the code in the last message."""
        found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", str(mail.outbox[-1].body), re.MULTILINE)
        assert found, f"No code in the message: {mail.outbox[-1].body}"
        return found.group(1)


def _is_navigation(request: Request) -> bool:
    return request.is_navigation_request()
