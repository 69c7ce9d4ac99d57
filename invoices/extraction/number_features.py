"""What tells the number of an invoice from all the other numbers on it, as numbers a model can weigh."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from invoices.extraction.layout import Token
from invoices.extraction.role_features import Around, around, role_features, role_names
from invoices.extraction.roles import Role
from invoices.extraction.view import MOST_OF_A_SORT, DocumentView, PageView, Spot

ROLES = (
    Role.INVOICE_NUMBER, Role.TITLE, Role.ORDER_NUMBER, Role.CUSTOMER_NUMBER, Role.DELIVERY_NUMBER, Role.CONTRACT,
    Role.RELATED, Role.NUMBER, Role.ARTICLE, Role.REGISTER, Role.PHONE, Role.ACCOUNT, Role.SIRET, Role.SIREN,
    Role.DATE, Role.VAT_NUMBER, Role.IBAN, Role.BIC, Role.ISSUE, Role.DUE_DATE, Role.COUNT, Role.CUSTOMER,
    Role.SHIP_TO, Role.CASH, Role.DUE, Role.GROSS, Role.CAPITAL, Role.DELIVERY, Role.ORDER_DATE, Role.PERIOD,
    Role.VAT, Role.PAGE,
)  # fmt: skip
NAMES = (
    *role_names(ROLES), "signs", "digits", "letters", "marks", "starts_with_letter", "year", "like_date",
    "like_amount", "like_identifier", "words", "times", "down", "across", "height", "sureness", "alone",
    "first_page", "from_top", "narrow", "hash", "postcode", "clock", "percent", "lower", "row_amounts", "order",
)  # fmt: skip
SHORTEST, LONGEST = 1, 32
MOST_WORDS = 3
_EDGES = " .,:;()[]{}<>|=*'\"#°"
_REFERENCE = re.compile(r"[\w/\-.+_#°:]*\d[\w/\-.+_#:]*")
_PREFIX = re.compile(r"[A-Z]{1,5}[/\-.]?|\d{1,6}[/\-]?|#")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|(?<!\d)[12]\d(?!\d)")
_AMOUNT = re.compile(r"\d+[.,]\d\d")
_CLOCK = re.compile(r"\d{1,2}[:hH]\d\d.*")


@dataclass(frozen=True, slots=True)
class NumberSpot:
    """Letters and digits that may be a reference, with what stands around them and their features."""

    spot: Spot[str]
    page: PageView
    seen: Around
    features: tuple[float, ...]

    @property
    def value(self) -> str:
        return self.spot.value


def number_spots(view: DocumentView) -> tuple[NumberSpot, ...]:
    """Describe everything in a document that may be a reference."""
    found = [(page, list(_numbers(page))) for page in view.pages]
    times = Counter(spot.value for _, spots in found for spot in spots)
    described: list[NumberSpot] = []
    for page, spots in found:
        dates = {id(token) for spot in page.dates for token in spot.tokens}
        spots = [spot for spot in spots if not any(id(token) in dates for token in spot.tokens)][:MOST_OF_A_SORT]
        singles = [spot for spot in spots if len(spot.tokens) == 1]
        taken = _taken(page)
        for spot in spots:
            seen = around(spot, page, singles)
            told = (*role_features(seen, ROLES), *_shape(spot, taken), *_in_place(spot, page, view, times))
            described.append(NumberSpot(spot, page, seen, (*told, float(len(described)))))
    return tuple(described)


def _numbers(page: PageView) -> Iterator[Spot[str]]:
    for row in page.sheet.rows:
        for cell in row.cells:
            for start in range(len(cell.tokens)):
                for end in range(start + 1, min(len(cell.tokens), start + MOST_WORDS) + 1):
                    words = cell.tokens[start:end]
                    value = _reference(words)
                    if value:
                        yield Spot(value, words, row.number, page.sheet.number)


def _reference(words: Sequence[Token]) -> str | None:
    """Join words to one reference, or say that they are none."""
    texts = [token.word.text.strip(_EDGES) for token in words]
    if not all(texts) or not any(sign.isdigit() for text in texts for sign in text):
        return None
    if len(texts) == 1:
        fits = _REFERENCE.fullmatch(texts[0]) and SHORTEST <= len(texts[0]) <= LONGEST
        return texts[0] if fits else None
    if not all(_PREFIX.fullmatch(text) for text in texts[:-1]) or not _REFERENCE.fullmatch(texts[-1]):
        return None
    near = all(after.left - before.right < 2 * max(before.sign, after.sign) for before, after in pairwise(words))
    return " ".join(texts) if near else None


def _taken(page: PageView) -> frozenset[int]:
    """Name the words that belong to a date or to an identifier of a register."""
    of_dates = {id(token) for spot in page.dates for token in spot.tokens}
    return frozenset(of_dates | {id(token) for spot in page.identifiers for token in spot.tokens})


def _shape(spot: Spot[str], taken: frozenset[int]) -> Iterator[float]:
    value = spot.value
    digits, letters = sum(map(str.isdigit, value)), sum(map(str.isalpha, value))
    yield float(len(value))
    yield float(digits)
    yield float(letters)
    yield float(len(value) - digits - letters)
    yield float(value[0].isalpha())
    yield float(_YEAR.search(value) is not None)
    yield float(any(id(token) in taken for token in spot.tokens))
    yield float(_AMOUNT.fullmatch(value) is not None)
    yield float(value.isdigit() and len(value) in (9, 10, 14))
    yield float(len(spot.tokens))


def _in_place(spot: Spot[str], page: PageView, view: DocumentView, times: Counter[str]) -> Iterator[float]:
    row = page.sheet.rows[spot.row]
    yield float(times[spot.value])
    yield spot.tokens[0].middle / page.sheet.height
    yield spot.left / page.sheet.width
    yield max(token.height for token in spot.tokens) / page.sheet.em
    yield spot.sureness
    yield float(len(row.tokens) == len(spot.tokens))
    yield float(page is view.pages[0])
    yield float(spot.row)
    yield page.sheet.width / page.sheet.height
    yield float("#" in spot.raw)
    yield float(spot.value.isdigit() and len(spot.value) == 5)
    yield float(_CLOCK.fullmatch(spot.value) is not None)
    yield float(any("%" in token.text for token in spot.tokens))
    yield float(any(sign.islower() for sign in spot.value))
    yield float(sum(amount.row == spot.row for amount in page.amounts))
