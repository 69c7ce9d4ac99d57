"""What an opener finds in a file, whatever its kind."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from invoices.document import Attachment, Page


@dataclass(frozen=True, slots=True)
class Contents:
    """How many pages there are, how to draw them one after another, and what came with them."""

    page_count: int
    draw: Callable[[], Iterator[Page]]
    attachments: tuple[Attachment, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)
