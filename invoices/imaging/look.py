"""A first look at what came in."""

from dataclasses import dataclass

from invoices.document import MediaType


@dataclass(frozen=True, slots=True)
class Look:
    """What a document is, before anybody reads it."""

    media_type: MediaType
    pages: int
