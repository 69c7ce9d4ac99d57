"""Leaving nothing of deleted rows in the file of the database."""

import logging

from django.db import DatabaseError, connection

logger = logging.getLogger("probant.archive")


def database_scrub(*, whole: bool) -> bool:
    """Rewrite SQLite's file without the space of deleted rows, and empty its log; tell whether that was done.

    PostgreSQL keeps house itself: what is deleted is overwritten after its own vacuum. See docs/archive.md.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        return False
    try:
        with connection.cursor() as cursor:
            if whole:
                cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            is_busy = bool(cursor.fetchone()[0])
    except DatabaseError:
        # Somebody writes for longer than we wait; the next purge tries again.
        is_busy = True
    if is_busy:
        logger.warning("the database was busy: its free space still holds what was purged; purge again at a quiet hour")
    return not is_busy
