"""The shapes of what Azure Document Intelligence answers (REST, 2024-11-30), as far as they are read."""

from typing import Annotated

import msgspec
from msgspec import Meta

from invoices.ocr.answers import MOST_WORDS, Pixel, Printed, Share, Side

Polygon = Annotated[list[Pixel], Meta(max_length=64)]
Count = Annotated[int, Meta(ge=0, le=10_000_000)]
Name = Annotated[str, Meta(max_length=200)]


class Span(msgspec.Struct):
    """A stretch of the text of the whole answer."""

    offset: Count
    length: Count


class SeenWord(msgspec.Struct):
    """A word of a page."""

    content: Printed
    confidence: Share
    span: Span | None = None
    polygon: Polygon | None = None


class SeenLine(msgspec.Struct):
    """A line of a page; which words are in it is told by stretches of text."""

    spans: Annotated[list[Span], Meta(max_length=100)] | None = None


class SeenPage(msgspec.Struct):
    """A page; its sides are in the unit of its polygons."""

    width: Side
    height: Side
    words: Annotated[list[SeenWord], Meta(max_length=MOST_WORDS)] | None = None
    lines: Annotated[list[SeenLine], Meta(max_length=MOST_WORDS)] | None = None


class Region(msgspec.Struct):
    """Where a field stands."""

    polygon: Polygon


class Currency(msgspec.Struct, rename="camel"):
    """What an amount is in."""

    currency_code: Annotated[str, Meta(max_length=10)] | None = None


class SeenField(msgspec.Struct, rename="camel"):
    """A field of a document: a value, a list, or fields with names."""

    content: Printed | None = None
    confidence: Share | None = None
    bounding_regions: Annotated[list[Region], Meta(max_length=100)] | None = None
    value_currency: Currency | None = None
    value_array: "Annotated[list[SeenField], Meta(max_length=2000)] | None" = None
    value_object: "Annotated[dict[Name, SeenField], Meta(max_length=200)] | None" = None


class SeenDocument(msgspec.Struct):
    """What an invoice model takes for one invoice."""

    fields: Annotated[dict[Name, SeenField], Meta(max_length=500)] | None = None


class Analysis(msgspec.Struct):
    """The result of an operation."""

    pages: Annotated[list[SeenPage], Meta(min_length=1, max_length=10)]
    documents: Annotated[list[SeenDocument], Meta(max_length=100)] | None = None


class Fault(msgspec.Struct):
    """Why an operation failed."""

    code: Name = ""
    innererror: "Fault | None" = None


class Operation(msgspec.Struct, rename="camel"):
    """How far the service is."""

    status: Name
    analyze_result: Analysis | None = None
    error: Fault | None = None
