"""What tells the supplier's and the customer's name from all other print, as numbers a model can weigh."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from invoices.extraction.layout import Block, Cell, Row
from invoices.extraction.party_names import name_spots
from invoices.extraction.party_words import count_of, has_postcode, is_address, words_in
from invoices.extraction.role_features import Around, around, role_features, role_names
from invoices.extraction.roles import Role
from invoices.extraction.text import fold, squash
from invoices.extraction.view import DocumentView, PageView, Spot

ROLES = (
    Role.SUPPLIER, Role.CUSTOMER, Role.SHIP_TO, Role.TITLE, Role.SIRET, Role.REGISTER, Role.CAPITAL,
    Role.VAT_NUMBER, Role.IBAN, Role.ACCOUNT, Role.PHONE, Role.CUSTOMER_NUMBER, Role.COUNT, Role.DATE, Role.ISSUE,
    Role.INVOICE_NUMBER, Role.NUMBER, Role.CONTRACT, Role.LINE, Role.PRICE, Role.METHOD,
)  # fmt: skip
NAMES = (
    *role_names(ROLES), "words", "signs", "upper", "legal", "trade", "digits", "title", "person", "address", "rows",
    "row", "down", "left", "middle", "height", "first_row", "block_row", "block_rows", "block_postcode",
    "block_street", "block_numbers", "head_supplier", "head_customer", "times", "domain", "row_register",
    "labels_in", "first_page", "narrow", "sureness", "whole_row", "amounts", "below_address", "tallest",
    "near_postcode", "letters_share", "is_cut", "rest_is_address", "first_of_a_block", "block_contacts",
    "address_order", "dashes", "to_postcode", "to_street", "below_sender",
)  # fmt: skip
LINES_TO_ADDRESS, NEVER = 5, 9
ROWS_DOWN, LINES_DOWN = 12, 10.0
LETTERHEAD_GAP = 6.0
DASHES = frozenset(["-", "|", "•", "·", "●", ","])
_DOMAIN = re.compile(r"@([\w\-]+)(?:\.[\w\-]+)+|www\.([\w\-]+)\.|//([\w\-]+)\.")


@dataclass(frozen=True, slots=True)
class NameSpot:
    """Print that may be a name, with what stands around it and its features."""

    spot: Spot[str]
    page: PageView
    seen: Around
    features: tuple[float, ...]

    @property
    def value(self) -> str:
        return self.spot.value


@dataclass(frozen=True, slots=True)
class _Whole:
    """What the whole document says that bears on every name."""

    text: str  # squashed
    domains: tuple[str, ...]
    tallest: float


def described_names(view: DocumentView) -> tuple[NameSpot, ...]:
    """Describe everything in a document that may be a name."""
    heights = [
        token.height / page.sheet.em for page in view.pages[:1] for row in page.sheet.rows for token in row.tokens
    ]
    domains = {squash(part) for match in _DOMAIN.finditer(view.text) for part in match.groups() if part}
    whole = _Whole(
        squash(view.text), tuple(sorted(domain for domain in domains if len(domain) > 3)), max(heights, default=1)
    )
    described = []
    for page, spot in name_spots(view):
        seen = around(spot, page, ())
        told = (*role_features(seen, ROLES), *_shape(spot), *_in_place(spot, page), *_in_block(spot, page))
        described.append(NameSpot(spot, page, seen, (*told, *_in_document(spot, page, view, whole))))
    return tuple(described)


def _shape(spot: Spot[str]) -> Iterator[float]:
    folded = fold(spot.value)
    letters = [sign for sign in spot.value if sign.isalpha()]
    yield float(len(words_in(folded)))
    yield float(len(spot.value))
    yield sum(sign.isupper() for sign in letters) / max(1, len(letters))
    yield float(count_of("legal_form", folded))
    yield float(count_of("trade", folded))
    yield float(sum(sign.isdigit() for sign in spot.value))
    yield float(count_of("title", folded))
    yield float(count_of("person", folded))
    yield float(is_address(folded))
    yield float(len({round(token.middle / token.height) for token in spot.tokens}))


def _in_place(spot: Spot[str], page: PageView) -> Iterator[float]:
    yield float(spot.row)
    yield spot.tokens[0].middle / page.sheet.height
    yield spot.left / page.sheet.width
    yield (spot.left + spot.right) / 2 / page.sheet.width
    yield max(token.height for token in spot.tokens) / page.sheet.em
    yield float(spot.row == 0)


def _in_block(spot: Spot[str], page: PageView) -> Iterator[float]:
    block = _block(spot, page)
    cells = block.cells if block else ()
    rows = [cell.row for cell in cells]
    text = block.text if block else ""
    yield float(rows.index(spot.row)) if spot.row in rows else -1.0
    yield float(len(cells))
    yield float(has_postcode(text))
    yield float(any(is_address(cell.text) for cell in cells))
    yield float(sum(identifier.row in rows for identifier in page.identifiers))
    heads = _heads(block, page)
    yield float(Role.SUPPLIER in heads)
    yield float(Role.CUSTOMER in heads or Role.SHIP_TO in heads)


def _block(spot: Spot[str], page: PageView) -> Block | None:
    for cell in page.sheet.rows[spot.row].cells:
        if any(token is spot.tokens[0] for token in cell.tokens):
            return page.sheet.block_of.get(id(cell))
    return None


def _heads(block: Block | None, page: PageView) -> frozenset[Role]:
    """Return what the first cells of a block and the labels right above it announce."""
    if block is None:
        return frozenset()
    first = block.cells[0]
    near = (row for row in (first.row, first.row - 1, first.row - 2) if row >= 0)
    return frozenset(
        label.role for row in near for label in page.labels[row] if _is_over(label.left, label.right, first)
    )


def _is_over(left: float, right: float, cell: Cell) -> bool:
    return min(right, cell.right) > max(left, cell.left) or abs(left - cell.left) < 2 * cell.height


def _in_document(spot: Spot[str], page: PageView, view: DocumentView, whole: _Whole) -> Iterator[float]:
    name = squash(spot.value)
    row = page.sheet.rows[spot.row]
    labels = page.labels[spot.row]
    yield float(min(9, whole.text.count(name))) if name else 0.0
    yield max((_likeness(name, domain) for domain in whole.domains), default=0.0)
    yield float(any(label.role in (Role.SIRET, Role.REGISTER, Role.CAPITAL, Role.VAT_NUMBER) for label in labels))
    yield float(sum(label.left >= spot.left and label.right <= spot.right for label in labels))
    yield float(page is view.pages[0])
    yield page.sheet.width / page.sheet.height
    yield spot.sureness
    yield float(len(row.tokens) == len(spot.tokens))
    yield float(sum(amount.row == spot.row for amount in page.amounts))
    above = page.sheet.rows[max(0, spot.row - 2) : spot.row]
    yield float(any(is_address(other.text) for other in above))
    yield float(max(token.height for token in spot.tokens) / page.sheet.em >= 0.9 * whole.tallest)
    below = page.sheet.rows[spot.row : spot.row + 5]
    yield float(any(has_postcode(other.text) for other in below))
    yield sum(sign.isalpha() for sign in spot.value) / max(1, len(spot.value))
    cell = next(cell for cell in row.cells if any(token is spot.tokens[0] for token in cell.tokens))
    yield float(len(cell.tokens) > len(spot.tokens))
    yield float(is_address(_rest(spot, row)))
    yield float(name in view.heads)
    yield from _among_blocks(spot, page)
    yield float(min(5, sum(token.text in DASHES for token in cell.tokens)))
    yield from _towards_address(spot, page)


def _rest(spot: Spot[str], row: Row) -> str:
    """Return what follows a name in its row without a wide gap, as in a letterhead of one line."""
    words, right = [], spot.right
    for token in row.tokens:
        if token.left < spot.right - token.sign:
            continue
        if token.left - right > LETTERHEAD_GAP * token.sign:
            break
        words.append(token.text)
        right = token.right
    return " ".join(words)


def _among_blocks(spot: Spot[str], page: PageView) -> Iterator[float]:
    """Tell how the block of a name can be reached, and how many addresses stand before it."""
    block = _block(spot, page)
    rows = {cell.row for cell in block.cells} if block else set()
    contacts = sum(label.role is Role.PHONE for row in rows for label in page.labels[row])
    yield float(contacts + sum("@" in cell.text or "www." in cell.text for cell in (block.cells if block else ())))
    before = [other.number for other in page.address_blocks]
    yield float(before.index(block.number)) if block is not None and block.number in before else -1.0


def _towards_address(spot: Spot[str], page: PageView) -> Iterator[float]:
    """Tell how many lines further down its column the street and the postal code stand: a name is right above."""
    after = [cell.text for cell in _column(spot, page, down=True)]
    yield float(next((place for place, text in enumerate(after, 1) if has_postcode(text)), NEVER))
    yield float(next((place for place, text in enumerate(after, 1) if is_address(text)), NEVER))
    yield float(any(has_postcode(cell.text) for cell in _column(spot, page, down=False)[:1]))


def _column(spot: Spot[str], page: PageView, *, down: bool) -> list[Cell]:
    """Return the cells that begin at the margin of a name, from it on, whatever stands beside them."""
    rows = (
        page.sheet.rows[spot.row + 1 : spot.row + ROWS_DOWN]
        if down
        else page.sheet.rows[max(0, spot.row - 4) : spot.row][::-1]
    )
    em, here = page.sheet.em, spot.tokens[0].middle
    near = (row for row in rows if abs(row.middle - here) < LINES_DOWN * em)
    return [cell for row in near for cell in row.cells if abs(cell.left - spot.left) < em][:LINES_TO_ADDRESS]


def _likeness(name: str, domain: str) -> float:
    if domain in name or (len(name) > 4 and name in domain):
        return 1.0
    return SequenceMatcher(None, name[:24], domain).quick_ratio()
