"""Where chance comes from: a name gives the same throws each time, on every machine."""

from random import Random


def dice(name: str) -> Random:
    """Return dice that fall as their name says."""
    return Random(name)  # noqa: S311 - made-up documents keep no secret
