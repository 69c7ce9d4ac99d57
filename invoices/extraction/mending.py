"""What was misread and can be proven is mended: the reading is kept beside it, and nothing is ever guessed."""

from dataclasses import replace

from invoices.extraction.lines import find_lines
from invoices.extraction.mended_amounts import Mend, mend_of
from invoices.extraction.mended_identifiers import mended_identifiers
from invoices.extraction.mended_sums import NAMES
from invoices.extraction.view import DocumentView
from invoices.fields import Candidate, Context, DocumentType, Extraction, Field, LineItem, VatRate

# What two sums that prove a mend leave of the doubt about an amount.
DOUBT_LEFT = 0.15
FITTING, OF_A_SINGLE_RATE = 0.97, 0.85


def mended(extraction: Extraction, view: DocumentView, context: Context) -> Extraction:
    """Mend the totals and the identifiers that were read from a picture, each where two witnesses prove it."""
    found = mend_of(extraction, view)
    if found is not None:
        extraction = _with_amounts(extraction, view, found)
    return replace(extraction, fields=mended_identifiers(extraction.fields, view, context))


def _with_amounts(extraction: Extraction, view: DocumentView, mend: Mend) -> Extraction:
    fields = {**extraction.fields, **_totals(mend)}
    gross, due = fields.get(Field.TOTAL_GROSS), fields.get(Field.AMOUNT_DUE)
    if gross is not None and mend.name == "gross" and due is not None and "due" not in mend.printed:
        fields[Field.AMOUNT_DUE] = replace(due, value=gross.value, read_as=gross.read_as)
    changed = replace(extraction, fields=fields)
    return replace(changed, vat_breakdown=_rows(changed, mend), lines=_lines(changed, view))


def _totals(mend: Mend) -> dict[Field, Candidate]:
    """Return the totals as they are printed, surer for the sums that now work out, and the one that was mended."""
    proofs = mend.telling.proving(mend.name)
    proven = frozenset[str]().union(*(mend.telling.relations[each].names for each in proofs)) & mend.printed.keys()
    fields = {NAMES[name]: _surer(mend.printed[name]) for name in proven}
    one = fields[NAMES[mend.name]]
    fields[one.field] = replace(one, value=mend.value, read_as=one.raw, rule=f"repaired:{', '.join(proofs)}")
    return fields


def _surer(one: Candidate) -> Candidate:
    return replace(one, confidence=1 - (1 - one.confidence) * DOUBT_LEFT)


def _rows(extraction: Extraction, mend: Mend) -> tuple[VatRate, ...]:
    """Return the VAT breakdown that goes with the mended totals."""
    net, vat = (extraction.amount(name) for name in (Field.TOTAL_NET, Field.TOTAL_VAT))
    told = mend.telling
    if told.rows:
        return tuple(row.as_rate(FITTING) for row in sorted(told.rows, key=lambda row: -row.rate))
    if told.rate is not None and net is not None and vat is not None:
        place = next(iter(extraction.fields[Field.TOTAL_VAT].evidence), None)
        return (VatRate(told.rate, net, vat, OF_A_SINGLE_RATE, place),)
    return extraction.vat_breakdown


def _lines(extraction: Extraction, view: DocumentView) -> tuple[LineItem, ...]:
    is_credit = extraction.text(Field.DOCUMENT_TYPE) == DocumentType.CREDIT_NOTE
    net, gross = (extraction.amount(name) for name in (Field.TOTAL_NET, Field.TOTAL_GROSS))
    sheets = tuple(page.sheet for page in view.pages)
    return find_lines(sheets, language=view.language, credit=is_credit, net=net, gross=gross)
