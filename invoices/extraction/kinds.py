"""Documents that are no invoices and are read all the same, by the labels of their kind."""

from collections.abc import Iterator

from invoices.extraction.introduced import Introduced, introduced, stands, words_of
from invoices.extraction.kind_tables import INVOICE, DocumentKind, KindField, kinds
from invoices.extraction.layout import Cell, Token
from invoices.extraction.party_words import has_postcode
from invoices.extraction.view import DocumentView, PageView, Spot
from invoices.fields import Candidate, DocumentType, Field, Source, Value

UPPER_PART = 0.5  # of the first page, in which a title stands
ROWS_OF_AN_ADDRESS = 4
RIGHT, BELOW, NAMED = 0.92, 0.85, 0.9
SEVERAL = 0.7  # of that, where the same words introduce several values


def kind_of(view: DocumentView) -> str:
    """Return which table of fields a document is to be read by: its title says so, and a label no other paper has."""
    return next((name for name, kind in kinds().items() if _is_titled(kind, view) and _is_told(kind, view)), INVOICE)


def _is_titled(kind: DocumentKind, view: DocumentView) -> bool:
    titles = [words_of(title) for title in kind.titles]
    page = view.pages[0] if view.pages else None
    upper = [row for row in page.sheet.rows if row.middle < UPPER_PART * page.sheet.height] if page else []
    return any(stands(title, row) for row in upper for title in titles)


def _is_told(kind: DocumentKind, view: DocumentView) -> bool:
    labels = [words_of(label) for field in kind.fields if field.telling for label in field.labels]
    return any(stands(label, row) for _, row in view.rows() for label in labels)


def extract_by_kind(kind: str, view: DocumentView) -> dict[Field, Candidate]:
    """Find the values of a document by the labels of its kind."""
    found = {one.field: one for field in kinds()[kind].fields if (one := _value(field, view)) is not None}
    return {**dict(_beside(view)), **found}


def _beside(view: DocumentView) -> Iterator[tuple[Field, Candidate]]:
    """Yield what such a document says beside its fields: that it is no invoice, and the currency of its amounts."""
    source = Source(view.pages[0].sheet.source.value)
    said: tuple[tuple[Field, str, str], ...] = (
        (Field.DOCUMENT_TYPE, DocumentType.OTHER.value, "title"),
        (Field.CURRENCY, view.currency or "", "beside_amounts"),
    )
    for field, value, rule in said:
        if value:
            yield field, Candidate(field, value, "", RIGHT, (), rule, source)


def _value(field: KindField, view: DocumentView) -> Candidate | None:
    """Return what the first label introduces that introduces anything, or what is named so."""
    for label in field.labels:
        places = list(introduced(label, field.kind, view))
        if places:
            values = {place.value for place in places}
            sure = (RIGHT if places[0].side == "right_of" else BELOW) * (SEVERAL if len(values) > 1 else 1)
            return _candidate(field, places[0], sure)
    return next((_candidate(field, named, NAMED) for named in _named(field, view)), None)


def _candidate(field: KindField, place: Introduced, sure: float) -> Candidate:
    sheet = place.page.sheet
    tokens, value = place.spot.tokens, place.value
    if field.address:
        tokens, value = _address(tokens, place.page)
    if field.field is Field.CUSTOMER_SIREN and isinstance(value, str):
        value = value[:9]
    raw = " ".join(token.word.text for token in tokens)
    rule = f"{place.side}:{place.words}"
    return Candidate(field.field, value, raw, sure, (sheet.place(tokens),), rule, Source(sheet.source.value))


def _address(tokens: tuple[Token, ...], page: PageView) -> tuple[tuple[Token, ...], Value]:
    """Go on with the lines below, down to the postal code."""
    taken, lines = list(tokens), [" ".join(token.word.text for token in tokens)]
    for row in page.sheet.rows[_row_of(tokens[0], page) + 1 :][: ROWS_OF_AN_ADDRESS - 1]:
        if has_postcode(" ".join(token.text for token in taken)):
            break
        below = next((cell for cell in row.cells if abs(cell.left - tokens[0].left) < page.sheet.em), None)
        if below is None:
            break
        taken += below.tokens
        lines.append(below.printed)
    return tuple(taken), ", ".join(lines)


def _row_of(token: Token, page: PageView) -> int:
    return next(row.number for row in page.sheet.rows if any(each is token for each in row.tokens))


def _named(field: KindField, view: DocumentView) -> Iterator[Introduced]:
    """Yield the cells that begin with words by which such a value is named, those of the longest wording first."""
    for name in field.named:
        for page, cell in view.cells():
            if _begins(cell, words_of(name)):
                spot = Spot(cell.printed.strip(" :"), cell.tokens, cell.row, page.sheet.number)
                yield Introduced(spot, page, name, "wording")


def _begins(cell: Cell, wanted: tuple[str, ...]) -> bool:
    said = [word for token in cell.tokens for word in words_of(token.text)]
    return tuple(said[: len(wanted)]) == wanted
