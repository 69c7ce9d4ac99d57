"""Whose identifier it is: the supplier's, or the customer's that stands on the same page."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from invoices.extraction.identifiers import Identifier, same_company
from invoices.extraction.labels import Label
from invoices.extraction.layout import Block, Cell
from invoices.extraction.roles import Role
from invoices.extraction.text import squash
from invoices.extraction.view import DocumentView, PageView, Spot
from invoices.fields import Candidate, Context

# Whoever is to be paid says where to.
PAID_TO = frozenset(["iban", "bic"])
_YOURS = re.compile(r"\b(?:client|customer|buyer|acheteur|preneur|destinataire|kunde|kunden|ihre|votre|vos|your)\b")
CUSTOMERS = frozenset({Role.CUSTOMER, Role.SHIP_TO})
IN_THE_FOOT, IN_THE_HEAD = 0.82, 0.12
ROWS_OF_A_PARTY = 8
# Shares of the page: how far below its name a company's number stands, and how far from its margin.
REACH, SAME_MARGIN = 0.15, 0.06
# What a number that fails its own check must lean more than another to be preferred.
FAILED = 1.5


@dataclass(frozen=True, slots=True)
class Owned:
    """An identifier, and how much speaks for the supplier (above zero) or for the customer."""

    spot: Spot[Identifier]
    page: PageView
    lean: float

    @property
    def identifier(self) -> Identifier:
        return self.spot.value


def owned(
    view: DocumentView, context: Context, supplier: Candidate | None, customer: Candidate | None
) -> tuple[Owned, ...]:
    """Tell for every identifier whose it is, given the names that were chosen."""
    return tuple(
        Owned(spot, page, sum(_leanings(spot, page, context, supplier, customer)))
        for page in view.pages
        for spot in page.identifiers
    )


def _leanings(
    spot: Spot[Identifier], page: PageView, context: Context, supplier: Candidate | None, customer: Candidate | None
) -> Iterator[float]:
    value = spot.value.value
    if any(same_company(value, own) for company in context.own for own in (company.siren, company.vat_number) if own):
        yield -20.0
    if any(same_company(value, known.company.siren or known.company.vat_number) for known in context.suppliers):
        yield 5.0
    if spot.value.kind in PAID_TO:
        yield 5.0
        return
    yield 0.3  # most identifiers are the supplier's
    if _YOURS.search(_before(spot, page)):
        yield -6.0
    yield from _by_labels(spot, page)
    yield from _by_block(spot, page, *(squash(str(name.value)) if name else "" for name in (supplier, customer)))
    yield _by_distance(spot, page, supplier, customer)
    down = spot.tokens[0].middle / page.sheet.height
    yield 2.0 if down > IN_THE_FOOT else 0.8 if down < IN_THE_HEAD else 0.0


def _before(spot: Spot[Identifier], page: PageView) -> str:
    """Return what stands before an identifier in its row, from the identifier before it on."""
    others = [other.right for other in page.identifiers if other.row == spot.row and other.right <= spot.left]
    start = max(others, default=-1.0)
    tokens = page.sheet.rows[spot.row].tokens
    return " ".join(token.text for token in tokens if start <= token.left < spot.left)


def _by_labels(spot: Spot[Identifier], page: PageView) -> Iterator[float]:
    before = [label for label in page.labels[spot.row] if label.right <= spot.right]
    after = [label for label in page.labels[spot.row] if label.left >= spot.right]
    for label in before:
        near = spot.left - label.right < 12 * page.sheet.em
        if label.role in CUSTOMERS:
            yield -6.0 if near else -1.0
        elif label.role is Role.SUPPLIER:
            yield 4.0 if near else 1.0
    if any(label.role in (Role.REGISTER, Role.CAPITAL) for label in (*before, *after)):
        yield 2.5


def _by_block(spot: Spot[Identifier], page: PageView, supplier: str, customer: str) -> Iterator[float]:
    block = _block(spot, page)
    if block is None:
        return
    above = [squash(cell.text) for cell in block.cells if cell.row <= spot.row]
    nearest = {party: _last(above, name) for party, name in (("supplier", supplier), ("customer", customer))}
    if nearest["supplier"] != nearest["customer"]:
        yield 4.0 if nearest["supplier"] > nearest["customer"] else -4.0
    rows = [cell.row for cell in block.cells if spot.row - ROWS_OF_A_PARTY <= cell.row <= spot.row]
    first = block.cells[0]
    heads = {label.role for row in {*rows, max(0, first.row - 1)} for label in page.labels[row] if _over(label, first)}
    yield -3.0 if heads & CUSTOMERS else 3.0 if Role.SUPPLIER in heads else 0.0


def _by_distance(
    spot: Spot[Identifier], page: PageView, supplier: Candidate | None, customer: Candidate | None
) -> float:
    """Lean to the party whose name stands right above, at the same margin."""
    gaps = [_gap_below(name, spot, page) for name in (supplier, customer)]
    if gaps[0] == gaps[1]:
        return 0.0
    return 3.0 if gaps[0] < gaps[1] else -3.0


def _gap_below(name: Candidate | None, spot: Spot[Identifier], page: PageView) -> float:
    if name is None or not name.evidence or name.evidence[0].page != page.sheet.number:
        return 1.0
    here, above = spot.tokens[0].word.box, name.evidence[0].box
    down, left = here.top - above.bottom, page.sheet.rows[spot.row].tokens[0].word.box.left
    aside = min(abs(here.left - above.left), abs(left - above.left))
    return down if 0 <= down < REACH and aside < SAME_MARGIN else 1.0


def _last(lines: Sequence[str], name: str) -> int:
    """Return the last line that holds a name, or -1."""
    return max((place for place, line in enumerate(lines) if name and name in line), default=-1)


def _over(label: Label, first: Cell) -> bool:
    return min(label.right, first.right) > max(label.left, first.left)


def _block(spot: Spot[Identifier], page: PageView) -> Block | None:
    for cell in page.sheet.rows[spot.row].cells:
        if any(token is spot.tokens[0] for token in cell.tokens):
            return page.sheet.block_of.get(id(cell))
    return None


def best_of(found: Sequence[Owned], kind: str, *, supplier: bool) -> tuple[Owned, ...]:
    """Return the identifiers of a kind that lean to one side, the surest first, each value once."""
    mine = [one for one in found if one.identifier.kind == kind and (one.lean > 0) == supplier]
    ranked = sorted(mine, key=lambda one: FAILED * (not one.identifier.valid) + one.identifier.weak - abs(one.lean))
    first: dict[str, Owned] = {}
    for one in ranked:
        first.setdefault(one.identifier.value, one)
    return tuple(first.values())
