"""What the set of a page says of a name whatever the model was taught: added to its log-odds."""

from collections.abc import Iterable, Sequence
from math import exp, log

from invoices.extraction.name_features import NAMES
from invoices.extraction.spots import Described
from invoices.extraction.text import squash
from invoices.fields import Field

SUREST, LEAST = 0.9999, 0.0001

# By the feature that must be there, in log-odds for each party.
PRESENT: dict[str, tuple[float, float]] = {
    # by name: what it is worth for the supplier, and for the customer
    "address": (-2.5, -2.5),
    "rest_is_address": (2.0, -3.0),
    "row_register": (1.0, -2.0),
    "head_supplier": (1.5, -1.5),
    "head_customer": (-2.0, 1.5),
    "block_numbers": (0.3, 0.0),
    "title": (-1.5, -1.5),
    "amounts": (-1.0, -1.5),
}
ANYWHERE = frozenset(["rest_is_address", "row_register", "head_supplier", "head_customer"])
HERE = PRESENT.keys() - ANYWHERE
# A name stands at the head of its block, with the postal code some lines further down.
HEADS_AN_ADDRESS, UNDER_ANOTHER, DIGITS, MOST_DIGITS = 1.6, -1.2, -2.0, 4
LINES_TO_POSTCODE = 5
# Odds that no name of the party is printed at all; what is left of a name that is likely only among the others.
NONE_PRINTED, HELD_BACK = 0.01, 0.4
_AT = {name: place for place, name in enumerate(NAMES)}


def likeliest_name(field: Field, scores: Iterable[float], spots: Sequence[Described]) -> list[float]:
    """Weigh the names of a document against one another: one of them is the party's, or none is printed."""
    names = [squash(str(spot.value)) for spot in spots]
    seen = _seen(names, spots)
    odds = [exp(_worth(field, *three)) for three in zip(scores, spots, (seen[name] for name in names), strict=True)]
    known: dict[str, float] = {}
    for name, one in zip(names, odds, strict=True):
        known[name] = max(one, known.get(name, 0.0))
    whole = NONE_PRINTED + sum(known.values())
    # How likely among the others, held back where by itself it is not likely at all.
    return [one / whole * (HELD_BACK + (1 - HELD_BACK) * one / (1 + one)) for one in odds]


def _seen(names: Sequence[str], spots: Sequence[Described]) -> dict[str, set[str]]:
    """Gather what is seen beside a name wherever it is printed: who is the customer once is the customer."""
    seen: dict[str, set[str]] = {}
    for name, spot in zip(names, spots, strict=True):
        seen.setdefault(name, set()).update(each for each in ANYWHERE if spot.features[_AT[each]] > 0)
    return seen


def _worth(field: Field, score: float, spot: Described, seen: set[str]) -> float:
    party = 0 if field is Field.SUPPLIER_NAME else 1
    features = spot.features
    here = seen | {name for name in HERE if features[_AT[name]] > 0}
    kept = min(SUREST, max(LEAST, score))
    worth = log(kept / (1 - kept)) + sum(PRESENT[name][party] for name in here)
    worth += DIGITS * (features[_AT["digits"]] > MOST_DIGITS)
    if party and features[_AT["to_postcode"]] <= LINES_TO_POSTCODE:
        is_head = features[_AT["block_row"]] == 0 or features[_AT["below_sender"]] > 0
        worth += HEADS_AN_ADDRESS if is_head else UNDER_ANOTHER
    return worth
