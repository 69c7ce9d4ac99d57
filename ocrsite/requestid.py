"""The number of the request that is being answered: on the page that reports an error, and in each line of the log."""

from contextvars import ContextVar
from uuid import uuid4

current: ContextVar[str] = ContextVar("request_id", default="")


def fresh() -> str:
    """Return a new number; what the client sends is not believed."""
    return uuid4().hex
