"""The tables of all languages, ready to be walked. A language more is a table more."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cache, lru_cache
from itertools import takewhile
from typing import TypeVar

from invoices.extraction.line_words import Closing, Column, wordings
from invoices.extraction.line_words_de import GERMAN
from invoices.extraction.line_words_en import ENGLISH
from invoices.extraction.line_words_es import SPANISH
from invoices.extraction.line_words_fr import FRENCH
from invoices.extraction.line_words_it import ITALIAN
from invoices.extraction.line_words_nl import DUTCH

# Where two languages mean different things by one wording, the first has its way.
LANGUAGES = (FRENCH, ENGLISH, GERMAN, SPANISH, ITALIAN, DUTCH)

Phrase = tuple[str, ...]
Kind = TypeVar("Kind", bound=StrEnum)
# So many letters before one of them may be misread.
LONG_ENOUGH = 5


def _table(entries: Iterable[tuple[Kind, str]]) -> dict[Phrase, Kind]:
    """Return what each wording says; where two languages mean different things by one, the first has its way."""
    table: dict[Phrase, Kind] = {}
    for kind, said in entries:
        for phrase in wordings(said):
            table.setdefault(phrase, kind)
    return table


def _all(part: str) -> str:
    return ";".join(getattr(language, part) for language in LANGUAGES)


COLUMNS = _table(entry for language in LANGUAGES for entry in language.columns.items())
CLOSING = _table(entry for language in LANGUAGES for entry in language.closing.items())
WEAK = frozenset(wordings(_all("weak")))
SUMS = frozenset(phrase[0] for phrase in wordings(_all("sums")))
OF_ALL = frozenset(word for phrase in wordings(_all("of_all")) for word in phrase)
DISCOUNT = frozenset(phrase[0] for phrase in wordings(_all("discount")))
CLOSES = SUMS | {phrase[0] for phrase in CLOSING}
FREE = frozenset(phrase[0] for phrase in wordings(_all("free")))
UNITS = frozenset(word for phrase in wordings(_all("units")) for word in phrase)
HEADS = frozenset(word for phrase in COLUMNS for word in phrase)
LONGEST, LONGEST_CLOSING = max(map(len, COLUMNS)), max(map(len, CLOSING))


def column_at(words: Sequence[str], at: int) -> tuple[Column, int] | None:
    """Return the column that the longest wording from here on names, and how many words it has."""
    for length in range(min(LONGEST, len(words) - at), 0, -1):
        column = COLUMNS.get(tuple(words[at : at + length]))
        if column is not None:
            return column, length
    return None


def closing_at(words: Phrase, at: int, end: int) -> Closing | None:
    """Return what the longest closing wording from here on says; what hangs together with it ends at a place."""
    if words[at] not in CLOSES:
        return None
    if words[at] in SUMS:
        return _of_all_or_part(words[at + 1 : end])
    for length in range(min(LONGEST_CLOSING, len(words) - at), 0, -1):
        said = CLOSING.get(words[at : at + length])
        # One word closes a table only alone: a card reader and a balance are things that one buys.
        if said and (length > 1 or _of_all_or_part(words[at + 1 : end]) is Closing.TOTAL):
            return said
    return None


def is_weak_closing(words: Phrase, at: int) -> bool:
    """Tell whether words from here on are about tax or totals, and about nothing else."""
    rest = takewhile(lambda word: word.isalpha() and word not in SUMS, words[at:])
    begins = any(words[at : at + length] in WEAK for length in (1, 2, 3))
    return begins and all(word in OF_ALL or (word,) in WEAK for word in rest)


def _of_all_or_part(words: Phrase) -> Closing:
    """Tell the total of everything from that of a chapter, which has the chapter's name behind it."""
    rest = takewhile(str.isalpha, words)
    return Closing.TOTAL if all(word in OF_ALL or word in CLOSES for word in rest) else Closing.SUBTOTAL


@cache
def _misreadings() -> Mapping[tuple[str, int], str]:
    """Return every word of a heading with one letter left out."""
    words = sorted(word for word in HEADS if len(word) >= LONG_ENOUGH)
    return {(word[:place] + word[place + 1 :], place): word for word in words for place in range(len(word))}


@lru_cache(4096)
def meant(word: str) -> str:
    """Return the word of a heading that was meant where one letter of it was misread or lost."""
    if word in HEADS or len(word) < LONG_ENOUGH - 1:
        return word
    table = _misreadings()
    for place in range(len(word) + 1):
        changed = table.get((word[:place] + word[place + 1 :], place)) if len(word) >= LONG_ENOUGH else None
        found = changed or table.get((word, place))
        if found:
            return found
    return word
