"""What a database keeps: no column takes all that a stranger's file, mail or answer may hold."""

import math
from typing import Any


def plain_text(text: str) -> str:
    """Return a text without the signs that no database column takes."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def storable(value: Any) -> Any:
    """Return a value of JSON as PostgreSQL keeps it: what was read on paper may hold signs that it refuses."""
    if isinstance(value, dict):
        return {plain_text(name): storable(inner) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return [storable(inner) for inner in value]
    if isinstance(value, float) and not math.isfinite(value):
        return None
    return plain_text(value) if isinstance(value, str) else value
