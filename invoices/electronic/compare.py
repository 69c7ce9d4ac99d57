"""The XML against the visible page: who pays looks at the page, who books reads the XML."""

import difflib
from decimal import Decimal

from invoices.electronic.printed import Print, print_of, stands_on, words_of
from invoices.electronic.written import money
from invoices.extraction.text import squash
from invoices.fields import Candidate, Extraction, Field, Finding, Severity, Source, Value

# A value of the page that is less sure than this may have been misread.
SURE = 0.8
LIKE = 0.8
NAMES = frozenset({Field.SUPPLIER_NAME, Field.CUSTOMER_NAME})
# Printed freely, or not at all: nothing follows from a difference.
FREE = frozenset(
    {
        Field.SUPPLIER_ADDRESS,
        Field.CUSTOMER_ADDRESS,
        Field.SUPPLIER_EMAIL,
        Field.SUPPLIER_PHONE,
        Field.PAYMENT_METHOD,
        Field.PAYMENT_TERMS,
    }
)


def compare(xml: Extraction, page: Extraction, page_text: str, *, sure: float = SURE) -> tuple[Finding, ...]:
    """Report every value of the XML that the page contradicts: it shows another, surely, and this one nowhere."""
    printed = print_of(page_text)
    both = (name for name in Field if name in xml.fields and name in page.fields and name not in FREE)
    return tuple(
        _difference(name, xml.fields[name], page.fields[name])
        for name in both
        if page.fields[name].confidence >= sure and _contradicts(name, xml, page.fields[name], printed)
    )


def _contradicts(name: Field, xml: Extraction, shown: Candidate, page: Print) -> bool:
    if shown.source is Source.XML or _same(name, xml.fields[name].value, shown.value):
        return False
    # What the XML says of something else was put under the wrong name on the page, not changed.
    elsewhere = (_same(name, other.value, shown.value) for field, other in xml.fields.items() if field is not name)
    return not any(elsewhere) and not stands_on(name, xml.fields[name].value, page)


def _same(name: Field, ours: Value, shown: Value) -> bool:
    if isinstance(ours, Decimal) and isinstance(shown, Decimal):
        return abs(ours) == abs(shown)
    if not isinstance(ours, str) or not isinstance(shown, str):
        return ours == shown
    return _same_name(ours, shown) if name in NAMES else squash(ours) == squash(shown)


def _same_name(ours: str, shown: str) -> bool:
    left, right = words_of(ours), words_of(shown)
    if 2 * len(left & right) >= max(1, min(len(left), len(right))):
        return True
    return difflib.SequenceMatcher(None, squash(ours), squash(shown)).ratio() >= LIKE


def _difference(name: Field, ours: Candidate, shown: Candidate) -> Finding:
    facts: dict[str, str | float] = {"field": str(name), "xml": _told(ours.value), "page": _told(shown.value)}
    return Finding("xml_differs_from_page", Severity.DOUBT, (name,), facts)


def _told(value: Value) -> str:
    return f"{money(value):f}" if isinstance(value, Decimal) else str(value)
