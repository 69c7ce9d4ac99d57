"""What every test may ask for."""

import logging
from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from allauth.account.internal.flows.login import record_authentication
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpRequest
from django.test import Client, TransactionTestCase
from hypothesis import settings as property_tests
from rest_framework.test import APIClient

from accounts.models import User
from tests.cast import Cast, assemble
from tests.logwatch import LogWatch


def pytest_configure(config: pytest.Config) -> None:
    """Give each of several workers a Redis of its own: tests empty the one they use."""
    worker = getattr(config, "workerinput", {}).get("workerid", "")
    if worker and settings.REDIS_URL:
        own = f"{settings.REDIS_URL.rpartition('/')[0]}/{int(worker.removeprefix('gw')) + 2}"
        settings.REDIS_URL = settings.CELERY_BROKER_URL = settings.CACHES["default"]["LOCATION"] = own


SignIn = Callable[[User], Client]

# The same examples each time and however slow the machine: a failure that comes and goes teaches nobody.
property_tests.register_profile("probant", derandomize=True, deadline=None)
property_tests.load_profile("probant")


@pytest.fixture(autouse=True)
def _fresh_counters() -> Iterator[None]:
    """Start each test with no attempt counted."""
    yield
    cache.clear()


@pytest.fixture(scope="session", autouse=True)
def _nothing_secret_is_logged() -> Iterator[None]:
    """Listen to the whole run; at its end no password, token, address or account number may have been written."""
    watch = LogWatch()
    logging.getLogger().addHandler(watch)
    yield
    logging.getLogger().removeHandler(watch)
    assert not watch.leaks, f"The log holds what it must not: {sorted(watch.leaks)[:5]}"


@pytest.fixture(scope="session", autouse=True)
def _emptying_may_pass_the_guard() -> Iterator[None]:
    """Let a test that needs real transactions empty the tables after itself; what is append-only refuses otherwise."""
    guards = [
        import_module("accounts.migrations.0002_audit_is_append_only"),
        import_module("invoices.migrations.0002_registers_are_append_only"),
    ]
    teardown = TransactionTestCase._fixture_teardown  # type: ignore[attr-defined]

    def empty(case: TransactionTestCase) -> None:
        with connection.schema_editor() as editor:
            for guard in guards:
                guard.unguard(apps, editor)
        teardown(case)
        with connection.schema_editor() as editor:
            for guard in guards:
                guard.guard(apps, editor)

    patch = pytest.MonkeyPatch()
    patch.setattr(TransactionTestCase, "_fixture_teardown", empty)
    yield
    patch.undo()


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody."""
    return assemble()


@pytest.fixture
def sign_in(client: Client) -> SignIn:
    """Sign somebody in with a session that has just proven itself, and return the browser."""

    def enter(user: User) -> Client:
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        request = HttpRequest()
        request.session = client.session
        record_authentication(request, user, method="password", reauthenticated=True)
        request.session.save()
        return client

    return enter


@pytest.fixture
def api() -> APIClient:
    """A program that calls the API."""
    return APIClient()
