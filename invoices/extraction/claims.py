"""What others say of a field: a QR code on the page, an engine that knows invoices. Evidence, never an answer."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal

from invoices.document import Code, OcrResult, PageReading, Place, Suggestion
from invoices.extraction.amounts import parse_amount
from invoices.extraction.dates import find_dates
from invoices.extraction.identifiers import find_identifiers
from invoices.extraction.text import fold
from invoices.fields import Candidate, Field, Kind, Source, Value

# The keys of codes that hold a line for each fact; folded.
KEYS: dict[str, Field] = {
    **dict.fromkeys(("invoice", "facture", "rechnung", "no", "numero", "inv"), Field.INVOICE_NUMBER),
    **dict.fromkeys(("total", "ttc", "amount"), Field.TOTAL_GROSS),
    **dict.fromkeys(("tva", "vat"), Field.TOTAL_VAT),
    "date": Field.ISSUE_DATE,
    "ht": Field.TOTAL_NET,
    "iban": Field.SUPPLIER_IBAN,
    "siret": Field.SUPPLIER_SIRET,
}
IDENTIFIERS = (
    Field.SUPPLIER_IBAN,
    Field.SUPPLIER_BIC,
    Field.SUPPLIER_SIRET,
    Field.SUPPLIER_SIREN,
    Field.SUPPLIER_VAT_NUMBER,
    Field.CUSTOMER_SIREN,
    Field.CUSTOMER_VAT_NUMBER,
)
KIND_OF: dict[Field, tuple[str, ...]] = {
    Field.SUPPLIER_IBAN: ("iban",),
    Field.SUPPLIER_BIC: ("bic",),
    Field.SUPPLIER_SIRET: ("siret",),
    Field.SUPPLIER_SIREN: ("siren",),
    Field.SUPPLIER_VAT_NUMBER: ("vat",),
    Field.CUSTOMER_SIREN: ("siren",),
    Field.CUSTOMER_VAT_NUMBER: ("vat",),
}
KINDS: dict[Field, Kind] = {
    **dict.fromkeys((Field.ISSUE_DATE, Field.DUE_DATE, Field.DELIVERY_DATE), Kind.DATE),
    **dict.fromkeys(
        (Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID, Field.DISCOUNT),
        Kind.AMOUNT,
    ),
    **dict.fromkeys(IDENTIFIERS, Kind.IDENTIFIER),
}
IN_A_CODE = 0.95  # a code is read whole or not at all, but what it is about is a guess
# Anybody can stick a code on a page: of money and of who is paid, it says less than what is printed.
OF_MONEY = 0.5
OF_AN_ENGINE = 0.85  # of what the engine says of itself
_PLAIN = re.compile(r"-?\d{1,12}(?:\.\d{1,4})?")
_LINE = re.compile(r"\s*([^:=\n]{1,20})\s*[:=]\s*(.+)")
# A transfer as the European Payments Council writes it into a code: one fact a line.
_TRANSFER, _AMOUNT_LINE = ("BCD", "SCT"), re.compile(r"EUR\d+(?:\.\d{1,2})?")


def claims_of(result: OcrResult, pages: Collection[int]) -> Iterator[Candidate]:
    """Yield what codes and engines say on these pages."""
    for page in (page for page in result.pages if page.number in pages):
        for code in page.codes:
            yield from _in_code(code, page)
        for suggestion in page.text.suggestions:
            yield from _suggested(suggestion, page)


def _in_code(code: Code, page: PageReading) -> Iterator[Candidate]:
    place = (Place(page.number, code.box),)
    for field, raw in _facts(code.text):
        value = typed(field, raw)
        if value is not None:
            sure = IN_A_CODE if field in (Field.INVOICE_NUMBER, Field.ISSUE_DATE) else OF_MONEY
            yield Candidate(field, value, raw, sure, place, f"code:{code.kind}", Source.QR)


def _facts(text: str) -> Iterator[tuple[Field, str]]:
    lines = text.splitlines()
    if len(lines) >= 7 and (lines[0].strip(), lines[3].strip()) == _TRANSFER:
        yield Field.SUPPLIER_IBAN, lines[6]
        yield Field.SUPPLIER_NAME, lines[5]
        if len(lines) > 7 and _AMOUNT_LINE.fullmatch(lines[7].strip()):
            yield Field.AMOUNT_DUE, lines[7].strip()[3:]
        return
    for line in lines:
        fact = _LINE.fullmatch(line)
        field = KEYS.get(fold(fact[1]).strip()) if fact else None
        if fact and field:
            yield field, fact[2].strip()


def _suggested(suggestion: Suggestion, page: PageReading) -> Iterator[Candidate]:
    try:
        field = Field(suggestion.field)
    except ValueError:
        return
    value = typed(field, suggestion.raw)
    if value is not None:
        place = () if suggestion.box is None else (Place(page.number, suggestion.box),)
        sure = OF_AN_ENGINE * suggestion.confidence
        yield Candidate(field, value, suggestion.raw, sure, place, "engine_says", Source.ENGINE)


def typed(field: Field, raw: str) -> Value | None:
    """Turn a printed text into the value of a field, or nothing where it can be none."""
    kind = KINDS.get(field, Kind.TEXT)
    if kind is Kind.AMOUNT:
        return _plain_amount(raw)
    if kind is Kind.DATE:
        days = find_dates(raw)
        return days[0][2].value if days else None
    if kind is Kind.IDENTIFIER:
        return next((found.value for _, _, found in find_identifiers(raw) if found.kind in KIND_OF[field]), None)
    return raw.strip() or None


def _plain_amount(raw: str) -> Decimal | None:
    if _PLAIN.fullmatch(raw.strip()):
        return Decimal(raw.strip())
    found = parse_amount(raw)
    return None if found is None else found.value
