"""Words that tell a company, an address or a title from other print, as tables."""

import re
import tomllib
from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("words") / "parties.toml"
_POSTCODE = re.compile(
    r"(?<!\d)(?:[a-z]{1,2}-)?\d{5}(?!\d) ?[^\W\d]{2,}|(?<!\w)[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}(?!\w)|\d{5},? ?[^\W\d]{3}"
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


@cache
def party_words(kind: str) -> frozenset[str]:
    """Return the words of one kind: legal_form, trade, street, title or person."""
    return frozenset(tomllib.loads(TABLE.read_text("utf-8"))["words"][kind].split())


def words_in(text: str) -> list[str]:
    """Part a folded text into words without punctuation; points inside an abbreviation are dropped."""
    return _WORD.findall(re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text))


def count_of(kind: str, text: str) -> int:
    """Count the words of a kind in a folded text."""
    table = party_words(kind)
    return sum(word in table for word in words_in(text))


def has_postcode(text: str) -> bool:
    """Tell whether a folded text holds a postal code before a town."""
    return _POSTCODE.search(text) is not None


def is_address(text: str) -> bool:
    """Tell whether a folded line is part of a postal address."""
    words = words_in(text)
    return has_postcode(text) or bool(words and any(word in party_words("street") for word in words[:5]))
