"""Caches that fail as caches do."""


class ForgetfulCache:
    """Loses every counter between making it and counting it up, as a cache does whose window just closed."""

    def add(self, key: str, value: int, timeout: int) -> bool:
        """Say that it was kept."""
        return True

    def incr(self, key: str) -> int:
        """Know of nothing."""
        raise ValueError(key)

    def get_or_set(self, key: str, default: int, timeout: int) -> int:
        """Give back what was given."""
        return default


class CacheThatIsAway:
    """A cache whose server cannot be reached."""

    def get(self, key: str) -> None:
        """Fail as a socket does, with an address that is nobody's business."""
        raise ConnectionRefusedError("cache.internal:6379")
