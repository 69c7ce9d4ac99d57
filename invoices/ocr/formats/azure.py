"""An analysis by Azure Document Intelligence in our words."""

from bisect import bisect_right
from collections.abc import Iterator

from invoices.document import Line, PageText, Word
from invoices.ocr.answers import box_around, words_of
from invoices.ocr.formats.azure_fields import suggestions_in
from invoices.ocr.formats.azure_shapes import Analysis, SeenPage, SeenWord
from invoices.ocr.lines import lines_from

# Sorting words that no line claims takes the square of their number.
MOST_STRAY = 1500


def page_text(analysis: Analysis) -> PageText:
    """Translate an analysis of one page."""
    page = analysis.pages[0]
    fields = (analysis.documents[0].fields if analysis.documents else None) or {}
    return PageText(tuple(_lines(page)), tuple(suggestions_in(fields, page)))


def _lines(page: SeenPage) -> Iterator[Line]:
    stretches = sorted(
        (span.offset, span.offset + span.length, number)
        for number, line in enumerate(page.lines or ())
        for span in line.spans or ()
    )
    claimed: dict[int, list[Word]] = {}
    stray: list[Word] = []
    for seen in page.words or ():
        box = box_around(seen.polygon or [], width=page.width, height=page.height)
        if box is not None:
            line = _line_of(seen, stretches)
            words = stray if line is None else claimed.setdefault(line, [])
            words += [Word(text, box, seen.confidence) for text in words_of(seen.content)]
    yield from (Line(tuple(words)) for words in claimed.values() if words)
    yield from lines_from(stray) if len(stray) <= MOST_STRAY else (Line((word,)) for word in stray)


def _line_of(seen: SeenWord, stretches: list[tuple[int, int, int]]) -> int | None:
    if seen.span is None:
        return None
    before = bisect_right(stretches, seen.span.offset, key=lambda stretch: stretch[0])
    _, end, number = stretches[before - 1] if before else (0, 0, None)
    return number if seen.span.offset < end else None
