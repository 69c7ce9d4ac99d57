"""Counting what happens within a window, in the cache that all processes share."""

import time

from django.core.cache import cache


def count(what: str, *, seconds: int) -> int:
    """Count once more, and return how often it has happened since the window opened with the first time.

    The end of the window is part of the counter's name: the cache in the database gives a counter a new term each time
    it is counted up, and one that is counted up often enough would never be forgotten.
    """
    now, window = int(time.time()), f"window:{what}"
    until = int(cache.get_or_set(window, now + seconds, timeout=seconds) or 0)
    if until <= now:
        until = now + seconds
        cache.set(window, until, timeout=seconds)
    counter = f"count:{what}:{until}"
    cache.add(counter, 0, timeout=seconds)
    try:
        seen = int(cache.incr(counter))
    except ValueError:  # the window closed between the two lines
        return 1
    cache.touch(counter, seconds)
    return seen
