"""Answers of other machines, taken as hostile: decoded by a schema, measured, and washed before anybody sees them."""

import unicodedata
from typing import Annotated, TypeVar

import msgspec
from msgspec import Meta

from invoices.document import Box
from invoices.errors import EngineNonsense

MOST_WORDS = 20_000
LONGEST_WORD = 200
# Ten times what the densest sheet of paper holds.
LONGEST_PAGE = 100_000

Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Pixel = Annotated[float, Meta(ge=-1e6, le=1e6)]
Side = Annotated[float, Meta(gt=0.0, le=1e6)]
Printed = Annotated[str, Meta(max_length=10_000)]
PrintedPage = Annotated[str, Meta(max_length=LONGEST_PAGE)]

T = TypeVar("T")


def decoded(body: bytes, shape: type[T], *, engine: str) -> T:
    """Read an answer into its shape; what the shape does not name is skipped, what it names has to fit.

    Raises:
        EngineNonsense: not JSON, wrong types, out of bounds, nested without end.
    """
    try:
        return msgspec.json.decode(body, type=shape)
    except msgspec.ValidationError as problem:
        raise EngineNonsense(engine=engine, detail=printable(str(problem))[:120]) from None
    except (ValueError, RecursionError):
        raise EngineNonsense(engine=engine, detail="it is not the JSON that was agreed on") from None


def printable(text: str) -> str:
    """Drop what is not print: control characters, marks that turn the reading direction, halves of characters."""
    return "".join(sign for sign in unicodedata.normalize("NFC", text) if sign.isprintable())


def words_of(text: str) -> tuple[str, ...]:
    """Cut a text into washed words; any kind of space parts two words."""
    washed = (printable(word)[:LONGEST_WORD] for word in text.split())
    return tuple(word for word in washed if word)


def box_around(polygon: list[float], *, width: float, height: float) -> Box | None:
    """Return the upright box around a polygon x1 y1 x2 y2 …, kept on the page; nothing when it has no area there."""
    across, down = polygon[0::2], polygon[1::2]
    if len(down) < 2 or len(across) != len(down):
        return None
    box = Box.of(min(across), min(down), max(across), max(down), width=width, height=height)
    return box if box.width > 0 and box.height > 0 else None
