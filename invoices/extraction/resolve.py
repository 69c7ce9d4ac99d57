"""The set of values that agrees best, out of all that could be."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from invoices.document import OcrResult
from invoices.extraction.candidates import Ranked, find_candidates, key_of
from invoices.extraction.contacts import address_of, contacts_of, payment_of
from invoices.extraction.days import days_of
from invoices.extraction.kind_tables import INVOICE
from invoices.extraction.kinds import extract_by_kind, kind_of
from invoices.extraction.layout import sheets_of
from invoices.extraction.lines import find_lines
from invoices.extraction.memory import filled, remembered, supplier_of
from invoices.extraction.mending import mended
from invoices.extraction.money import money_of, source_of
from invoices.extraction.papers import is_narrow, paper_of
from invoices.extraction.parties import identifiers_of, names_of
from invoices.extraction.scoring import Scorer
from invoices.extraction.splits import Splits, splits_of
from invoices.extraction.spots import spots_of
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView, view_of
from invoices.fields import Candidate, Context, DocumentType, Extraction, Field, LineItem, Source

LEAST_LIKELY_NUMBER = 0.12
MOST_RUNNERS_UP = 3
CURRENCY_OF_A_LANGUAGE = {"fr": "EUR", "de": "EUR"}
PRINTED, SUPPOSED, SURELY_NEGATIVE = 0.97, 0.75, 0.5
CLAIMED = (Field.SUPPLIER_IBAN, Field.SUPPLIER_BIC, Field.SUPPLIER_SIRET, Field.SUPPLIER_VAT_NUMBER)

Found = dict[Field, Candidate]


@dataclass(frozen=True, slots=True)
class Understood:
    """What the words of a document's pages say."""

    extraction: Extraction
    view: DocumentView
    splits: Splits
    as_read: Extraction  # before anything was mended


def extract(result: OcrResult, context: Context, scorer: Scorer, *, as_one: bool = False) -> Understood:
    """Understand the words of a document; where it seems to hold several invoices, those of the first.

    As one means that somebody has said it holds one, whatever its pages look like.
    """
    view = view_of(sheets_of(result.pages))
    weighed = scorer.weighed(spots_of(view))
    splits = () if as_one else splits_of(view, weighed.get(Field.INVOICE_NUMBER, ()))
    if splits:
        view = view_of(page.sheet for page in view.pages if page.sheet.number <= splits[0][1])
        weighed = scorer.weighed(spots_of(view))
    kind = kind_of(view)
    if kind != INVOICE:
        told = Extraction(extract_by_kind(kind, view), language=view.language, kind=kind)
        return Understood(told, view, splits, told)
    supplier = supplier_of(view, context)
    found = remembered(find_candidates(weighed, result, view), view, supplier)
    as_read = filled(_extraction(view, found, context), view, supplier)
    return Understood(mended(as_read, view, context), view, splits, as_read)


def _extraction(view: DocumentView, found: Ranked, context: Context) -> Extraction:
    """Choose the values of all fields from all that could be."""
    paper = paper_of(view)
    credit = _is_credit(paper, found)
    money = money_of(view, found, credit=credit)
    till = (paper is not None and paper.value == DocumentType.RECEIPT.value) or is_narrow(view)
    names = names_of(found, context, till=till)
    fields: Found = {**money.fields, **days_of(found, context), **names}
    fields |= identifiers_of(view, context, names)
    fields |= {one.field: one for one in _others(view, found, names)}
    # What only a code or an engine says is better than nothing.
    fields = {**{field: found[field][0] for field in CLAIMED if found.get(field)}, **fields}
    if paper is not None:
        fields[Field.DOCUMENT_TYPE] = _typed(paper, credit=credit)
    return Extraction(
        fields=fields,
        vat_breakdown=money.vat_breakdown,
        lines=_lines(view, fields, credit=credit),
        runners_up={field: _runners_up(fields.get(field), ranked) for field, ranked in found.items()},
        language=view.language,
    )


def _typed(paper: Candidate, *, credit: bool) -> Candidate:
    """An invoice over a negative total is a credit note, whatever its title."""
    is_so = credit and paper.value == DocumentType.INVOICE.value
    return replace(paper, value=DocumentType.CREDIT_NOTE.value, rule="negative_total") if is_so else paper


def _is_credit(paper: Candidate | None, found: Ranked) -> bool:
    """Tell a credit note by its title, or by a gross total that is likely and negative."""
    if paper is not None and paper.value == DocumentType.CREDIT_NOTE.value:
        return True
    first = next(iter(found.get(Field.TOTAL_GROSS, ())), None)
    if first is None or first.source in (Source.QR, Source.ENGINE) or not isinstance(first.value, Decimal):
        return False
    return first.value < 0 and first.confidence > SURELY_NEGATIVE


def _others(view: DocumentView, found: Ranked, names: Found) -> Iterator[Candidate]:
    for field in (Field.INVOICE_NUMBER, Field.ORDER_NUMBER):
        first = next(iter(found.get(field, ())), None)
        if first is not None and first.confidence >= LEAST_LIKELY_NUMBER:
            yield first
    yield from _currency(view)
    yield from _addresses(view, names)
    customer = names.get(Field.CUSTOMER_NAME)
    yield from contacts_of(view, squash(str(customer.value)) if customer else "")
    yield from payment_of(view)


def _currency(view: DocumentView) -> Iterator[Candidate]:
    if view.currency:
        spots = (spot for page in view.pages for spot in page.amounts if spot.value.currency == view.currency)
        first = next(spots)
        page = next(page for page in view.pages if page.sheet.number == first.page)
        place = (page.sheet.place(first.tokens),)
        yield Candidate(Field.CURRENCY, view.currency, first.raw, PRINTED, place, "beside_amounts", source_of(view))
    elif view.language in CURRENCY_OF_A_LANGUAGE and any(page.amounts for page in view.pages):
        currency = CURRENCY_OF_A_LANGUAGE[view.language]
        yield Candidate(Field.CURRENCY, currency, "", SUPPOSED, (), f"usual_in:{view.language}", source_of(view))


def _addresses(view: DocumentView, names: Found) -> Iterator[Candidate]:
    pairs = (
        (Field.SUPPLIER_NAME, Field.SUPPLIER_ADDRESS),
        (Field.CUSTOMER_NAME, Field.CUSTOMER_ADDRESS),
    )
    for name, field in pairs:
        address = address_of(view, names[name], field) if name in names else None
        if address is not None:
            yield address


def _lines(view: DocumentView, fields: Found, *, credit: bool) -> tuple[LineItem, ...]:
    net, gross = (_amount(fields.get(field)) for field in (Field.TOTAL_NET, Field.TOTAL_GROSS))
    sheets = tuple(page.sheet for page in view.pages)
    return find_lines(sheets, language=view.language, credit=credit, net=net, gross=gross)


def _amount(one: Candidate | None) -> Decimal | None:
    return one.value if one is not None and isinstance(one.value, Decimal) else None


def _runners_up(chosen: Candidate | None, ranked: Sequence[Candidate]) -> tuple[Candidate, ...]:
    key = key_of(chosen.value) if chosen else ""
    return tuple(one for one in ranked if key_of(one.value) != key)[:MOST_RUNNERS_UP]
