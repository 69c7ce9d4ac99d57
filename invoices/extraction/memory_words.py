"""What a correction teaches: the words that introduce the corrected value on its page."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from invoices.extraction.candidates import key_of
from invoices.extraction.introduced import introduced, words_of
from invoices.extraction.layout import Row, Token
from invoices.extraction.spots import LEARNED
from invoices.extraction.text import fold, squash
from invoices.extraction.view import DocumentView, PageView
from invoices.fields import Field, Kind, Value

MOST_WORDS = 5
ROWS_ABOVE = 3
_MARKS = " .:;,=|>-–—()"
IDENTIFIERS = frozenset(
    {
        Field.SUPPLIER_SIREN,
        Field.SUPPLIER_SIRET,
        Field.SUPPLIER_VAT_NUMBER,
        Field.SUPPLIER_IBAN,
        Field.SUPPLIER_BIC,
        Field.CUSTOMER_SIREN,
        Field.CUSTOMER_VAT_NUMBER,
    }
)

Place = tuple[PageView, tuple[Token, ...]]


def kind_of(field: Field) -> Kind:
    """Return what the value of a field looks like on a page."""
    return Kind.IDENTIFIER if field in IDENTIFIERS else LEARNED.get(field, Kind.TEXT)


def learned(field: Field, value: Value, view: DocumentView) -> str | None:
    """Return the folded words that introduce a corrected value on its page, and no other; nothing where none do."""
    for page, tokens in standing(value, view):
        for words in _words_before(tokens, page):
            values = {key_of(one.value) for one in introduced(words, kind_of(field), view)}
            if values == {key_of(value)}:
                return words
    return None


def standing(value: Value, view: DocumentView) -> Iterator[Place]:
    """Yield the places where a value is printed, in whatever hand."""
    for page in view.pages:
        if isinstance(value, Decimal):
            yield from ((page, spot.tokens) for spot in page.amounts if abs(spot.value.value) == abs(value))
        elif isinstance(value, date):
            yield from ((page, spot.tokens) for spot in page.dates if spot.value.value == value)
        else:
            yield from ((page, found) for row in page.sheet.rows if (found := _said_in(squash(value), row)))


def _said_in(wanted: str, row: Row) -> tuple[Token, ...]:
    """Return the words of a row that say a text, whatever stands between its signs."""
    if not wanted or wanted not in squash(row.text):
        return ()
    for start in range(len(row.tokens)):
        said = ""
        for end in range(start, len(row.tokens)):
            said += squash(row.tokens[end].text)
            if said == wanted:
                return row.tokens[start : end + 1]
            if not wanted.startswith(said):
                break
    return ()


def _words_before(tokens: Sequence[Token], page: PageView) -> Iterator[str]:
    """Yield the words that may introduce a value: those to its left, the more the surer, then those above it."""
    first = tokens[0]
    row = next(row for row in page.sheet.rows if any(token is first for token in row.tokens))
    for cell in reversed(row.cells):
        yield from _said([token for token in cell.tokens if token.right <= first.left + 1][-MOST_WORDS:])
    for above in reversed(page.sheet.rows[max(0, row.number - ROWS_ABOVE) : row.number]):
        for cell in above.cells:
            if min(cell.right, tokens[-1].right) > max(cell.left, first.left):
                yield from _said(cell.tokens[:MOST_WORDS])


def _said(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what words say after the last figure among them, whole and then without their first ones."""
    words: list[str] = []
    for token in tokens:
        text = fold(token.word.text).strip(_MARKS)
        if any(map(str.isdigit, text)):
            words = []
        elif text:
            words.append(text)
    for start in range(len(words)):
        said = " ".join(words[start:])
        if words_of(said):
            yield said
