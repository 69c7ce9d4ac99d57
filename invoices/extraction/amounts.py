"""Amounts in any country's hand, found in a line of words joined by single spaces.

A line is ambiguous by nature: "2 450,00" is an amount, or a quantity before one. Every reading is given, the longest
first; what stands above and below decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from invoices.extraction.amount_forms import CURRENCIES, NO_AMOUNT, NUMBER, PERCENT, POORLY_READ
from invoices.extraction.confusions import AS_DIGITS
from invoices.extraction.dates import find_dates
from invoices.extraction.text import plain

__all__ = ["CURRENCIES", "Amount", "find_amounts", "find_percents", "parse_amount"]

HIDDEN = "\x1f"
LONGEST_BARE = 8  # more digits in a row without any mark are a reference
LABEL_LETTERS = 3  # this many letters glued to the left of an amount are a label, fewer are part of a reference
TAX_LETTERS = re.compile(r"[A-Za-z]{1,3}(?!\w)")  # "12.50SR", "12,50HT"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number as money is printed."""

    value: Decimal
    decimals: int
    currency: str | None  # ISO 4217, where one is printed beside it
    raw: str
    signed: bool  # a minus or brackets are printed, so the value is negative
    ambiguous: bool = False  # 3.355 is three thousand and more, or three and a bit
    damaged: bool = False  # read with some tolerance: a letter for a digit, a mark out of place


def parse_amount(text: str) -> Amount | None:
    """Return the amount that the whole text is, or nothing."""
    stripped = text.strip()
    whole = (0, len(stripped))
    return next((amount for start, end, amount in find_amounts(stripped) if (start, end) == whole), None)


def find_amounts(text: str) -> list[tuple[int, int, Amount]]:
    """Find every reading of every amount, with where it starts and ends; of overlapping ones the longest first."""
    if not any(map(str.isdigit, text)):
        return []
    line = _without_others(text)
    mended = POORLY_READ.sub(_with_digits, line)
    return [
        found
        for match in NUMBER.finditer(mended)
        for piece in _pieces(mended, match)
        if _stands_alone(mended, piece)
        for found in _readings(piece, text, line)
    ]


def find_percents(text: str) -> list[tuple[int, int, Decimal]]:
    """Find percentages with where they start and end."""
    if "%" not in text and "/" not in text:
        return []
    found = PERCENT.finditer(plain(text))
    return [(*match.span(), Decimal(match["rate"].replace(",", "."))) for match in found]


def _without_others(text: str) -> str:
    """Hide what holds digits and is no amount; places in the text stay true."""
    line = NO_AMOUNT.sub(_hidden, plain(text))
    for start, end, _ in find_dates(line):
        line = line[:start] + HIDDEN * (end - start) + line[end:]
    return line


def _hidden(match: re.Match[str]) -> str:
    return HIDDEN * len(match[0])


def _with_digits(match: re.Match[str]) -> str:
    """Read letters as the digits they look like, where at least as many are digits already."""
    word = match[0]
    digits = sum(map(str.isdigit, word))
    return word.translate(AS_DIGITS) if digits * 2 >= len(word) - 1 else word


# --- One match, all its readings --------------------------------------------------------------------


def _pieces(line: str, match: re.Match[str]) -> Iterator[re.Match[str]]:
    """Yield what a match may be: the whole of it, then every shorter piece where a space joins it."""
    yield match
    if match["minus"] and match["minus"].endswith(" "):
        yield from _again(line, match.end("minus"), match.end())
    spaces = _spaces_inside(match)
    starts = [match.start(), *(space + 1 for space in spaces)]
    ends = [*spaces, match.end()]
    for pieces in range(len(spaces), 0, -1):
        for first in range(len(starts) - pieces + 1):
            yield from _again(line, starts[first], ends[first + pieces - 1])


def _again(line: str, start: int, end: int) -> Iterator[re.Match[str]]:
    piece = NUMBER.match(line, start, end)
    if piece:
        yield piece


def _spaces_inside(match: re.Match[str]) -> list[int]:
    """Return where spaces stand between the digits of a match."""
    start = match.start("whole")
    end = match.end("cents") if match["cents"] else match.end("whole")
    spaces = [place for place in range(start, end) if match.string[place] == " "]
    # The space before a mark parts nothing: ",50" alone is no reading of "12 ,50".
    return [place for place in spaces if match.string[place + 1].isdigit()]


def _readings(match: re.Match[str], text: str, line: str) -> Iterator[tuple[int, int, Amount]]:
    """Yield the amount that a match is, and the other one where it is ambiguous."""
    start, end = _span(match)
    cents = match["cents"] or match["coins"] or match["bare"] or ("00" if match["none"] else "")
    whole, gap = match["whole"] or "0", match["gap"]
    digits = whole.replace(gap, "") if gap else whole
    sign = -1 if _is_negative(match) else 1
    ambiguous = gap in (".", ",") and not cents and len(whole) <= len("999.999")
    damaged = _is_damaged(match) or line[start:end] != match.string[start:end]
    rest = (_currency(match), text[start:end], sign < 0, ambiguous, damaged)
    yield start, end, Amount(sign * Decimal(f"{digits}.{cents}" if cents else digits), len(cents), *rest)
    if ambiguous:
        yield start, end, Amount(sign * Decimal(whole.replace(",", ".")), len("999"), *rest)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """Return where an amount stands, without a bracket that has no other."""
    alone = bool(match["open"]) != bool(match["close"])
    return match.start() + (alone and bool(match["open"])), match.end() - (alone and bool(match["close"]))


def _is_damaged(match: re.Match[str]) -> bool:
    mark, gap = match["mark"], match["gap"]
    misplaced = mark and (len(mark) > 1 or mark == gap or (gap == " " and mark == "."))
    return bool(misplaced) or _is_glued(match.string, match.start())


def _is_negative(match: re.Match[str]) -> bool:
    # "(1)" is a footnote, "(1,00)" is owed.
    in_brackets = match["open"] and match["close"] and (match["cents"] or match["coins"] or match["none"])
    return bool(in_brackets) or "-" in f"{match['minus'] or ''}{match['inner'] or ''}{match['trail'] or ''}"


def _currency(match: re.Match[str]) -> str | None:
    printed = match["before"] or match["money"] or match["after"]
    return CURRENCIES.get(printed.upper()) if printed else None


# --- Where an amount may stand ----------------------------------------------------------------------


def _stands_alone(line: str, match: re.Match[str]) -> bool:
    """Tell whether a match is no piece of something longer."""
    whole = match["whole"] or ""
    if (len(whole) > 1 and whole[0] == "0") or (len(whole) > LONGEST_BARE and not match["cents"] and not match["gap"]):
        return False
    return _may_start(line, match) and _may_end(line, match)


def _may_start(line: str, match: re.Match[str]) -> bool:
    start = match.start()
    last, but_one = line[start - 1 : start], line[max(0, start - 2) : max(0, start - 1)]
    if not last or last in " (":
        return True
    if last.isalpha():
        return bool(match["cents"]) and (last in "xX" or _is_glued(line, start))
    if last.isdigit() or last == "_":
        return False
    if match["before"] or (last in ".:" and but_one.isalpha() and match["cents"]):
        return True
    return last not in ".,/:-'+" or not but_one.isalnum()


def _is_glued(line: str, start: int) -> bool:
    """Tell whether the letters of a label stand glued before a place."""
    glued = line[max(0, start - LABEL_LETTERS) : start]
    return len(glued) == LABEL_LETTERS and glued.isalpha()


def _may_end(line: str, match: re.Match[str]) -> bool:
    end = match.end()
    last, but_one = line[end : end + 1], line[end + 1 : end + 2]
    if not last or last in " )":
        return True
    fine = len(match["cents"] or "") >= 2 or match["after"]
    if last.isalpha():
        return bool(fine and TAX_LETTERS.match(line, end)) or (last in "xX" and not but_one.isalnum())
    if last in ".,/:-'_":
        return not (but_one.isdigit() or (but_one.isalpha() and not fine))
    return True
