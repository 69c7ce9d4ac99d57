"""Days as they are printed, found in a line of words joined by single spaces."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

from invoices.extraction.confusions import AS_DIGITS
from invoices.extraction.months import NUMBER_OF, OPENINGS
from invoices.extraction.text import level

Order: TypeAlias = Literal["dmy", "mdy", "ymd", "text"]

YEARS = range(1990, 2080)  # of paper that anybody still books


@dataclass(frozen=True, slots=True)
class Day:
    """A date as it is printed, and how it was read."""

    value: date
    raw: str
    order: Order
    ambiguous: bool = False  # day and month may be exchanged
    two_digit_year: bool = False


YEAR = r"(?P<year>\d{4}|'?\d{2})(?:(?!\d)|(?=\d\d?:\d\d))(?![.,/-]\d)"
MARK = r"(?P<mark>[ ]?[./-][ ]?)"
MONTH = rf"(?P<name>(?:{'|'.join(map(re.escape, OPENINGS))})(?:[a-z]|[01](?=[a-z]))*)(?![a-z])\.?"
GAP = r"[ ./,-]{0,2}"

NUMBERS = re.compile(
    # A dash before it is no part of it, unless dashes stand inside as well: "REG 19-21/05/2018".
    rf"(?<!\d)(?<!\d[./])(?!(?<=\d-)\d\d?[ ]?-)(?P<first>\d\d?){MARK}(?P<second>\d\d?)(?P=mark){YEAR}"
)
YEAR_FIRST = re.compile(r"(?<!\d)(?P<year>\d{4})(?P<mark>[./-])(?P<second>\d\d?)(?P=mark)(?P<first>\d\d?)(?!\d|-\w)")
COMPACT = re.compile(r"(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?P<second>\d\d)(?P<first>\d\d)(?!\w|[.,-]\w|/(?!\d{6}\b))")
# Marks that were not read, or not alike: 31 12 2026, 31122026, 31.12/2026. 10.12 2000 is an amount and a number.
LOOSE = re.compile(
    r"(?<![\w.,/-])(?<!\d )(?!\d\d\.\d\d )"
    r"(?P<first>\d\d) ?[./-]? ?(?P<second>\d\d) ?[./-]? ?(?P<year>(?:19|20)\d\d)(?!\w|[.,/-]\w)"
)
DAY_NAME = re.compile(
    rf"(?<![\w/.,])(?P<first>\d\d?|l(?=er))(?:er|re|st|nd|rd|th|eme|e|°)?{GAP}(?:de |of )?{MONTH}{GAP}(?:del? )?{YEAR}"
)
NAME_DAY = re.compile(rf"(?<![a-z]){MONTH}[ .-]?(?P<first>\d\d?)(?:st|nd|rd|th)?(?:, ?| |-)(?P<year>\d{{4}})(?!\d)")
YEAR_NAME = re.compile(rf"(?<![\w/.-])(?P<year>\d{{4}})[ -]{MONTH}[ -]?(?P<first>\d\d?)(?!\d)")

POORLY_READ = re.compile(r"(?<!\w)[\doil|]{1,2}([./-])[\doil|]{1,2}\1[\doil|]{2,4}(?!\w)")


def find_dates(text: str, *, month_first: bool = False) -> list[tuple[int, int, Day]]:
    """Find the days that can exist, with where they start and end, in the order of the text."""
    if not any(map(str.isdigit, text)):
        return []
    line = POORLY_READ.sub(lambda match: match[0].translate(AS_DIGITS), level(text))
    found: list[tuple[int, int, Day]] = []
    for form, read in FORMS:
        for match in form.finditer(line):
            start, end = match.span()
            free = all(end <= other[0] or start >= other[1] for other in found)
            day = read(match, text[start:end], month_first) if free else None
            if day is not None:
                found.append((start, end, day))
    return sorted(found, key=lambda place: place[:2])


def order_of(days: Iterable[Day]) -> bool | None:
    """Tell from the days that can be read one way only whether a document writes the month first; None: no telling."""
    certain = {day.order for day in days if day.order in ("dmy", "mdy") and day.value.day > 12}
    if "mdy" in certain:
        return True
    return False if certain else None


# --- One form each ----------------------------------------------------------------------------------


def _numeric(match: re.Match[str], raw: str, month_first: bool) -> Day | None:
    first, second = int(match["first"]), int(match["second"])
    year = _year(match["year"])
    for order, day, month in _ways(first, second, month_first):
        value = _existing(year, month, day)
        if value is not None:
            ambiguous = first != second and max(first, second) <= 12
            return Day(value, raw, order, ambiguous, two_digit_year=len(match["year"]) == 2)
    return None


def _ways(first: int, second: int, month_first: bool) -> tuple[tuple[Order, int, int], ...]:
    """Return how two numbers are a day and a month, the likelier way first."""
    usual: tuple[Order, int, int] = ("dmy", first, second)
    american: tuple[Order, int, int] = ("mdy", second, first)
    return (american, usual) if month_first else (usual, american)


def _year_first(match: re.Match[str], raw: str, month_first: bool) -> Day | None:
    value = _existing(_year(match["year"]), int(match["second"]), int(match["first"]))
    return None if value is None else Day(value, raw, "ymd")


def _named(match: re.Match[str], raw: str, month_first: bool) -> Day | None:
    month = NUMBER_OF.get(match["name"])
    if month is None:
        return None
    printed = match["year"].removeprefix("'")
    value = _existing(_year(printed), month, int(match["first"].replace("l", "1")))
    return None if value is None else Day(value, raw, "text", two_digit_year=len(printed) == 2)


def _year(printed: str) -> int:
    """Read two digits as a year of the window; there is only one."""
    number = int(printed)
    return number if len(printed) == 4 else number + (2000 if number + 2000 in YEARS else 1900)


def _existing(year: int, month: int, day: int) -> date | None:
    if year not in YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], str, bool], Day | None]], ...] = (
    (YEAR_FIRST, _year_first),
    (NUMBERS, _numeric),
    (DAY_NAME, _named),
    (NAME_DAY, _named),
    (YEAR_NAME, _named),
    (COMPACT, _year_first),
    (LOOSE, _numeric),
)
