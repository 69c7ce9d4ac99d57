"""What tells the date of an invoice from its due date and from all the other dates, as numbers a model can weigh."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from invoices.extraction.dates import Day
from invoices.extraction.role_features import Around, around, role_features, role_names
from invoices.extraction.roles import Role
from invoices.extraction.view import DocumentView, PageView, Spot

ROLES = (
    Role.ISSUE, Role.DUE_DATE, Role.DELIVERY, Role.ORDER_DATE, Role.PERIOD, Role.PRINTED, Role.DATE, Role.TITLE,
    Role.DUE, Role.INVOICE_NUMBER, Role.ORDER_NUMBER, Role.CONTRACT, Role.TERMS, Role.METHOD, Role.DELIVERY_NUMBER,
    Role.PAID, Role.CUSTOMER_NUMBER, Role.RELATED, Role.COUNT, Role.LINE, Role.CASH, Role.REGISTER, Role.NUMBER,
)  # fmt: skip
NAMES = (
    *role_names(ROLES), "order", "times", "is_first", "is_last", "after_first", "before_last", "down", "across",
    "words", "in_row", "alone", "two_digits", "ambiguous", "first_page", "clock", "height", "sureness", "dates",
    "narrow", "amount_in_row", "row_labels",
)  # fmt: skip
LONGEST = 400.0


@dataclass(frozen=True, slots=True)
class DateSpot:
    """A date on a page, with what stands around it and its features."""

    spot: Spot[Day]
    page: PageView
    seen: Around
    features: tuple[float, ...]

    @property
    def value(self) -> date:
        return self.spot.value.value


def date_spots(view: DocumentView) -> tuple[DateSpot, ...]:
    """Describe every date of a document."""
    everything = [spot for page in view.pages for spot in page.dates]
    days = [spot.value.value for spot in everything]
    described: list[DateSpot] = []
    for page in view.pages:
        for spot in page.dates:
            seen = around(spot, page, page.dates)
            told = (*role_features(seen, ROLES), *_in_time(spot, days, len(described)), *_in_place(spot, page, view))
            described.append(DateSpot(spot, page, seen, told))
    return tuple(described)


def _in_time(spot: Spot[Day], days: Sequence[date], order: int) -> Iterator[float]:
    day = spot.value.value
    yield float(order)
    yield float(Counter(days)[day])
    yield float(day == min(days))
    yield float(day == max(days))
    yield min(LONGEST, (day - min(days)).days)
    yield min(LONGEST, (max(days) - day).days)


def _in_place(spot: Spot[Day], page: PageView, view: DocumentView) -> Iterator[float]:
    row = page.sheet.rows[spot.row]
    yield spot.tokens[0].middle / page.sheet.height
    yield spot.left / page.sheet.width
    yield float(len(spot.tokens))
    yield float(sum(other.row == spot.row for other in page.dates))
    yield float(len(row.tokens) == len(spot.tokens))
    yield float(spot.value.two_digit_year)
    yield float(spot.value.ambiguous)
    yield float(page is view.pages[0])
    yield float(any(_is_clock(token.text) for token in row.tokens))
    yield max(token.height for token in spot.tokens) / page.sheet.em
    yield spot.sureness
    yield float(sum(len(other.dates) for other in view.pages))
    yield page.sheet.width / page.sheet.height
    yield float(any(amount.row == spot.row for amount in page.amounts))
    yield float(len(page.labels[spot.row]))


def _is_clock(text: str) -> bool:
    return ":" in text[1:3] and text[:1].isdigit() and text[-1:].isdigit()
