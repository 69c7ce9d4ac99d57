"""Amounts as they are printed: found in a known text, looked for in what was read.

An amount is a number with two decimals in any country's hand: 1 234,56, 1.234,56, 1,234.56, 1'234.56, 12.30, -0,50.
"""

import re
from collections import Counter
from collections.abc import Iterator

AMOUNT = re.compile(
    r"""
    (?<!\d)(?<!\d[.,'])                 # not the middle of a date or of a longer number
    (?P<sign>(?<!\w)-\ ?)?
    (?P<whole>\d{1,3}(?:[\ .,']\d{3})+|\d+)
    (?P<mark>\ ?[.,]\ ?)
    (?P<cents>\d\d)
    (?![.,']?\d)
    (?P<after>-(?!\w))?
    """,
    re.VERBOSE | re.ASCII,
)


def amounts_found(truth: str, read: str) -> tuple[int, int]:
    """Return how many of the amounts of the truth were read exactly, each counted once, and how many there are."""
    wanted = Counter(next(_ways_to_read(found)) for found in AMOUNT.finditer(truth))
    missing = wanted.copy()
    for seen in AMOUNT.finditer(read):
        # The longest way first: whatever else could claim it could claim the shorter ones as well.
        taken = next((way for way in _ways_to_read(seen) if missing[way]), None)
        if taken is not None:
            missing[taken] -= 1
    return wanted.total() - missing.total(), wanted.total()


def _ways_to_read(found: re.Match[str]) -> Iterator[str]:
    """Yield an amount without its spaces, then what it may be as well: "2 450,00" is 450,00 when 2 is a quantity."""
    groups = found["whole"].split(" ")
    cents = found["mark"].strip() + found["cents"] + (found["after"] or "")
    sign = (found["sign"] or "").strip()
    yield sign + "".join(groups) + cents
    if found["sign"] and found["sign"] != sign:
        yield "".join(groups) + cents
    for skipped in range(1, len(groups)):
        yield "".join(groups[skipped:]) + cents
