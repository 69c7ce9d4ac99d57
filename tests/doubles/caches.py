"""Caches that fail as caches do."""


class ForgetfulCache:
    """Loses every counter between making it and counting it up, as a cache does whose window just closed."""

    def __init__(self) -> None:
        self.kept: dict[str, int] = {}

    def add(self, key: str, value: int, timeout: int) -> bool:
        """Say that it was kept."""
        return True

    def incr(self, key: str) -> int:
        """Know of nothing."""
        raise ValueError(key)

    def set(self, key: str, value: int, timeout: int) -> None:
        """Keep it for once."""
        self.kept[key] = value


class CacheThatIsAway:
    """A cache whose server cannot be reached."""

    def get(self, key: str) -> None:
        """Fail as a socket does, with an address that is nobody's business."""
        raise ConnectionRefusedError("cache.internal:6379")
