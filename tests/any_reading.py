"""Any reading there can be, for tests that hold for all of them."""

from decimal import Decimal

from hypothesis import strategies as st

from invoices.document import (
    Attachment,
    Attempt,
    Box,
    Code,
    Ink,
    LayerVerdict,
    Line,
    Measures,
    MediaType,
    OcrResult,
    PageReading,
    PageText,
    Suggestion,
    TextSource,
    Word,
)

shares = st.floats(0.0, 1.0)
seconds = st.floats(0.0, 1e5)
figures = st.floats(-1e6, 1e6)
labels = st.text(max_size=20)
costs = st.decimals(0, 1000, places=6) | st.just(Decimal("0")) | st.just(Decimal("1E+1"))


@st.composite
def boxes(draw: st.DrawFn) -> Box:
    left, right = sorted((draw(shares), draw(shares)))
    top, bottom = sorted((draw(shares), draw(shares)))
    return Box(left, top, right, bottom)


@st.composite
def ink(draw: st.DrawFn) -> Ink:
    columns, rows = draw(st.integers(0, 9)), draw(st.integers(0, 9))
    size = -(-columns * rows // 8)
    return Ink(columns, rows, draw(st.binary(min_size=size, max_size=size)))


words = st.builds(Word, labels, boxes(), shares)
lines = st.lists(words, min_size=1, max_size=4).map(tuple).map(Line)
suggestions = st.builds(Suggestion, labels, labels, shares, st.none() | boxes())
page_texts = st.builds(
    PageText, st.lists(lines, max_size=3).map(tuple), st.lists(suggestions, max_size=2).map(tuple), st.booleans()
)
measures = st.builds(
    Measures,
    dpi=figures,
    x_height=figures,
    skew=figures,
    orientation=st.sampled_from([0, 90, 180, 270]),
    sharpness=figures,
    contrast=figures,
    unevenness=figures,
    noise=figures,
    brightness=figures,
    cut_edges=st.integers(0, 4),
    photo=st.booleans(),
    ink=ink(),
)
attempts = st.builds(
    Attempt,
    engine=labels,
    version=labels,
    recipe=labels,
    steps=st.lists(labels, max_size=2).map(tuple),
    why=labels,
    seconds=seconds,
    cost=costs,
    score=st.none() | shares,
    error=st.none() | labels,
)


@st.composite
def page_readings(draw: st.DrawFn, number: int) -> PageReading:
    tried = tuple(draw(st.lists(attempts, min_size=1, max_size=3)))
    return PageReading(
        number=number,
        width=draw(st.integers(1, 20_000)),
        height=draw(st.integers(1, 20_000)),
        dpi=draw(st.floats(0.0, 5000.0)),
        text=draw(page_texts),
        source=draw(st.sampled_from(TextSource)),
        layer=draw(st.sampled_from(LayerVerdict)),
        measures=draw(measures),
        codes=tuple(draw(st.lists(st.builds(Code, labels, labels, boxes()), max_size=2))),
        attempts=tried,
        used=draw(st.integers(0, len(tried) - 1)),
        score=draw(shares),
        usable=draw(st.booleans()),
        fault=draw(st.none() | labels),
    )


@st.composite
def ocr_results(draw: st.DrawFn) -> OcrResult:
    """Draw a reading: a few pages, a few attachments, whatever the file said of itself."""
    facts = st.dictionaries(labels, labels, max_size=3)
    return OcrResult(
        file=draw(labels),
        sha256=draw(st.text("0123456789abcdef", min_size=64, max_size=64)),
        media_type=draw(st.sampled_from(MediaType)),
        asked_for=draw(labels),
        languages=tuple(draw(st.lists(labels, max_size=3))),
        pages=tuple(draw(page_readings(number)) for number in range(1, draw(st.integers(0, 2)) + 1)),
        attachments=tuple(draw(st.lists(st.builds(Attachment, labels, st.binary(max_size=30), facts), max_size=2))),
        facts=draw(facts),
        seconds=draw(seconds),
    )
