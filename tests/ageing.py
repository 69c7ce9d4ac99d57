"""Sessions that began a while ago."""

from django.test import Client

from accounts.desk import STARTED

HOUR = 3600


def an_hour_later(browser: Client) -> Client:
    """Let an hour have passed since somebody signed in; they were seen just now."""
    session = browser.session
    session[STARTED] -= HOUR
    session.save()
    return browser
