"""Is it alive, and is everything there that it needs? Each probe raises when its part is missing."""

import shutil
from collections.abc import Callable

from celery import current_app
from django.core.cache import cache
from django.core.files.storage import default_storage
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

BROKER_SECONDS = 2


class NotReady(Exception):
    """A part that is needed is missing."""


def database() -> None:
    """Ask the database, and check that its tables are the ones this version expects."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise NotReady("tables are not up to date: run manage.py migrate")


def queue() -> None:
    """Reach the broker."""
    with current_app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, interval_start=0, timeout=BROKER_SECONDS)


def storage() -> None:
    """Reach where files are kept."""
    default_storage.exists("probe")


def counters() -> None:
    """Reach the counters that slow attackers down."""
    cache.get("probe")


def engines() -> None:
    """Find the reading engine that needs nothing but this machine."""
    if shutil.which("tesseract") is None:
        raise NotReady("tesseract is not installed")


PROBES: dict[str, Callable[[], None]] = {
    "database": database,
    "queue": queue,
    "storage": storage,
    "counters": counters,
    "engines": engines,
}


def probe_all() -> dict[str, str]:
    """Run every probe and return "ok" or the kind of failure for each; no address or secret is in it."""
    return {name: _run(probe) for name, probe in PROBES.items()}


def _run(probe: Callable[[], None]) -> str:
    try:
        probe()
    except NotReady as problem:
        return str(problem)
    except Exception as problem:
        return type(problem).__name__
    return "ok"
