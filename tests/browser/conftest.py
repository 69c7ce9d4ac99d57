"""One browser for the session; a window of its own for each test."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Playwright, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.stage import Stage
from tests.browser.variants import USUAL, Variant
from tests.browser.watching import Watch
from tests.cast import Cast

# Nothing may leave the machine: neither QUIC, nor updates, nor the browser's own chatter.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 10_000
LOCALES = {"fr": "fr-FR", "en": "en-GB"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--every-variant", action="store_true", help="look at every page in all languages, themes, widths")


@pytest.fixture(scope="session", autouse=True)
def _the_driver_runs_a_loop() -> Iterator[None]:
    """Let tests use the database although the driver keeps an event loop in their thread."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
    yield
    patch.undo()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep SQLite's test database in a file.

    In memory the server's threads and the test would share one connection, and so each other's transactions.
    """
    database = connections["default"]
    if database.vendor == "sqlite":
        database.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "browser.sqlite3")


@pytest.fixture(scope="session")
def _playwright(_the_driver_runs_a_loop: None) -> Iterator[Playwright]:
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def chromium(_playwright: Playwright) -> Iterator[Browser]:
    """The system's own browser, without a window."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("No browser found: `make e2e` installs chromium, or install it yourself.")
    browser = _playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
    yield browser
    browser.close()


@pytest.fixture
def variant(request: pytest.FixtureRequest) -> Variant:
    """The face in which pages are looked at; a test of pages gives others."""
    return getattr(request, "param", USUAL)


@pytest.fixture
def script() -> bool:
    """Whether the browser runs scripts; a test without them gives False."""
    return True


@pytest.fixture
def window(chromium: Browser, variant: Variant, script: bool) -> Iterator[BrowserContext]:
    """A browser with an empty memory."""
    context = chromium.new_context(
        viewport={"width": variant.width, "height": 900},
        locale=LOCALES[variant.language],
        timezone_id="Europe/Paris",
        color_scheme="dark" if variant.theme == "dark" else "light",
        reduced_motion="reduce",
        has_touch=variant.is_narrow,
        java_script_enabled=script,
    )
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def stage(live_server: LiveServer, window: BrowserContext, cast: Cast) -> Stage:
    """A window on the running product, and the cast."""
    watch = Watch(window, home=live_server.url)
    return Stage(home=live_server.url, page=window.new_page(), watch=watch, cast=cast)


@pytest.fixture
def walk(stage: Stage) -> Iterator[Stage]:
    """A window in which nothing may go wrong on the way."""
    yield stage
    assert not stage.watch.problems, "\n".join(stage.watch.problems)


@pytest.fixture(scope="session")
def screens() -> Path:
    """Where pictures of the pages are kept for people to look at."""
    folder = Path(os.environ.get("SCREENS", "reports/screens"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def titles() -> dict[str, str]:
    """Which title was first seen on which page."""
    return {}
