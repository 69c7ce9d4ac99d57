"""How to reach the supplier and how it wants to be paid: address, e-mail, telephone, terms, method, as printed."""

import re
from collections.abc import Iterator

from invoices.extraction.identifiers import find_emails, find_phones
from invoices.extraction.labels import Label
from invoices.extraction.layout import Cell, Row, Token
from invoices.extraction.party_words import has_postcode, is_address
from invoices.extraction.roles import Role
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView, PageView
from invoices.fields import Candidate, Field, Source

ROWS_OF_AN_ADDRESS = 6
LONGEST_TERMS = 120
SURE, GUESSED = 0.8, 0.6
_DASH = re.compile(r"\s+[-–—•·|●]\s+")
# What a printed wording of paying stands for, folded; the first that fits.
METHODS = {
    "transfer": ("virement", "transfer", "uberweisung", "wire", "vir sepa"),
    "direct_debit": ("prelevement", "direct debit", "lastschrift", "sepa mandat"),
    "card": ("carte bancaire", "carte bleue", "credit card", "visa", "mastercard", "cb ", "kreditkarte", "ec-karte"),
    "cheque": ("cheque", "check ", "scheck"),
    "cash": ("especes", "cash", "barzahlung", "comptant"),
}


def address_of(view: DocumentView, name: Candidate, field: Field) -> Candidate | None:
    """Return the lines under a name down to the postal code, or what follows it in a letterhead of one line."""
    if not name.evidence:
        return None
    place = name.evidence[0]
    page = next((page for page in view.pages if page.sheet.number == place.page), None)
    cell = _cell_at(page, name) if page else None
    if page is None or cell is None:
        return None
    lines = _in_one_line(cell, str(name.value)) or list(_below(cell, page))
    if not lines or not any(has_postcode(text) for _, text, _ in lines):
        return None
    tokens = [token for part, _, _ in lines for token in part]
    text = ", ".join(printed for _, _, printed in lines)
    source = Source(page.sheet.source.value)
    return Candidate(
        field, text, text, GUESSED * name.confidence, (page.sheet.place(tokens),), "below_the_name", source
    )


def _cell_at(page: PageView, name: Candidate) -> Cell | None:
    first = squash(name.raw.split()[0]) if name.raw.split() else ""
    top, left = name.evidence[0].box.top, name.evidence[0].box.left
    for row in page.sheet.rows:
        for cell in row.cells:
            box = cell.tokens[0].word.box
            if (
                first
                and abs(box.top - top) < 0.01
                and box.left <= left + 0.005
                and cell.right / page.sheet.width >= left
            ):
                return cell
    return None


Part = tuple[tuple[Token, ...], str, str]


def _in_one_line(cell: Cell, name: str) -> list[Part]:
    parts = _DASH.split(cell.printed)
    if len(parts) < 3 or squash(parts[0]) not in squash(name):
        return []
    rest = [part for part in parts[1:] if is_address(part.lower())]
    return [(cell.tokens, cell.text, ", ".join(rest))] if rest else []


def _below(cell: Cell, page: PageView) -> Iterator[Part]:
    block = page.sheet.block_of.get(id(cell))
    cells = [other for other in (block.cells if block else ()) if other.row > cell.row][:ROWS_OF_AN_ADDRESS]
    for other in cells:
        if any(label.role in (Role.PHONE, Role.SIRET, Role.VAT_NUMBER) for label in page.labels[other.row]):
            return
        yield other.tokens, other.text, other.printed
        if has_postcode(other.text):
            return


def contacts_of(view: DocumentView, taken: str) -> Iterator[Candidate]:
    """Yield the first e-mail address and telephone number that are not in the customer's block."""
    for field, find in ((Field.SUPPLIER_EMAIL, find_emails), (Field.SUPPLIER_PHONE, find_phones)):
        for page, row in view.rows():
            found = find(row.printed)
            if found and not _is_customers(row, page, taken):
                value = found[0][2]
                place = (page.sheet.place(row.tokens),)
                yield Candidate(field, value, value, GUESSED, place, "form", Source(page.sheet.source.value))
                break


def _is_customers(row: Row, page: PageView, customer: str) -> bool:
    blocks = (page.sheet.block_of.get(id(cell)) for cell in row.cells)
    return bool(customer) and any(block and customer in squash(block.text) for block in blocks)


def payment_of(view: DocumentView) -> Iterator[Candidate]:
    """Yield the terms and the method of payment, by the words that introduce them or that name them."""
    for page, row in view.rows():
        for label in page.labels[row.number]:
            if label.role is Role.TERMS:
                yield from _terms(label, row, page)
    for method, wordings in METHODS.items():
        for page, row in view.rows():
            if any(wording in f"{row.text} " for wording in wordings):
                place = (page.sheet.place(row.tokens),)
                source = Source(page.sheet.source.value)
                yield Candidate(Field.PAYMENT_METHOD, method, row.printed, GUESSED, place, "wording", source)
                return


def _terms(label: Label, row: Row, page: PageView) -> Iterator[Candidate]:
    rest = [token for token in row.tokens if token.left >= label.right]
    text = " ".join(token.word.text for token in rest).strip(" :")[:LONGEST_TERMS]
    if rest and text:
        place = (page.sheet.place(rest),)
        rule = f"right_of:{label.phrase}"
        yield Candidate(Field.PAYMENT_TERMS, text, text, SURE, place, rule, Source(page.sheet.source.value))
