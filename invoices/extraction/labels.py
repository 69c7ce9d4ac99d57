"""The words that introduce a value: tables per language, and where they stand in a row."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path

from invoices.extraction.layout import Row, Token
from invoices.extraction.roles import Role

TABLES = Path(__file__).with_name("words")
# Small words that come and go between the ones that count.
FILLERS = frozenset(
    word
    for said in (
        "de du des la le les d l en pour votre vos notre nos",
        "of the in per our your",
        "der die das dem von ihre unsere",
    )
    for word in said.split()
)
_ENDS = " .:;,*()[]{}|=>_–—-«»\"'!?/\\•·"
_ELIDED = re.compile(r"^[dlnsc]'")
_DOTTED = re.compile(r"^(?:[a-z]\.){2,}[a-z]?$")
_SHARE = re.compile(r"@?\d{1,2}([.,]\d{1,2})?[%8]?")  # "Total incl. 6% GST"
# So many letters before one of them may be misread.
LONG_ENOUGH = 6
# Words that are one letter away from one of a label and are none.
REAL = frozenset(["shopping", "muster", "mister", "summer", "supplies", "supplied", "mastered", "bangue", "capitale"])
# Words of one label stand next to one another; a gap of so many signs ends it.
WIDEST_GAP = 6.0


# What is said of the tax behind a total: "Total (incl. VAT)".
SUMS = frozenset({Role.NET, Role.GROSS, Role.TOTAL, Role.SUBTOTAL, Role.DUE, Role.DISCOUNT, Role.SHIPPING})
WITH = frozenset(
    ["incl", "inkl", "including", "inclusive", "inc", "mit", "compris", "comprises", "with", "avec", "einschl"]
)
WITHOUT = frozenset(
    ["excl", "exkl", "excluding", "exclusive", "ex", "ohne", "hors", "sans", "before", "without", "exc"]
)
TAXES = frozenset(["gst", "vat", "tva", "mwst", "ust", "tax", "sst"])
_PERCENT = re.compile(r"@?\d{1,2}(?:[.,]\d{1,2})?%\w*")
MOST_BETWEEN = 4


@dataclass(frozen=True, slots=True)
class Label:
    """Words of a row that announce something."""

    role: Role
    phrase: str
    language: str
    row: int
    tokens: tuple[Token, ...]

    @property
    def left(self) -> float:
        return self.tokens[0].left

    @property
    def right(self) -> float:
        return self.tokens[-1].right


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wording of a table."""

    words: tuple[str, ...]
    role: Role
    language: str


def bare(text: str) -> str:
    """Reduce a folded word to what a label is compared by: no points, no brackets, no article before an apostrophe."""
    word = _ELIDED.sub("", text.strip(_ENDS)).strip(_ENDS)
    return word.replace(".", "") if _DOTTED.match(word + ".") else word


@cache
def phrases() -> dict[str, tuple[Phrase, ...]]:
    """Return all wordings by their first word, the longest first."""
    found: dict[str, list[Phrase]] = {}
    for path in sorted(TABLES.glob("??.toml")):
        for role, said in tomllib.loads(path.read_text("utf-8"))["labels"].items():
            for phrase in said.split(";"):
                words = _words(phrase)
                if words:
                    found.setdefault(words[0], []).append(Phrase(words, Role(role), path.stem))
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


@cache
def announces(phrase: str) -> frozenset[Role]:
    """Return what a wording of the tables introduces, in any language."""
    return frozenset(row.role for rows in phrases().values() for row in rows if " ".join(row.words) == phrase)


def _words(phrase: str) -> tuple[str, ...]:
    words = (bare(word) for word in phrase.split())
    return tuple(word for word in words if word not in ("", "d", "l"))


@cache
def _misreadings() -> dict[tuple[str, int], str]:
    """Return every word of the tables with one of its letters left out, and which, for words that were misread."""
    words = sorted(word for word in _known() if len(word) >= LONG_ENOUGH)
    return {(word[:place] + word[place + 1 :], place): word for word in words for place in range(len(word))}


@cache
def _known() -> frozenset[str]:
    return frozenset(word for rows in phrases().values() for row in rows for word in row.words)


@lru_cache(16384)
def spelled(word: str) -> str:
    """Return the word of the tables that was meant, when one letter of it was misread, lost or added."""
    if word in _known() or word in REAL or len(word) < LONG_ENOUGH - 1 or any(sign.isdigit() for sign in word):
        return word
    table = _misreadings()
    for place in range(len(word) + 1):
        lost = table.get((word, place))
        changed = table.get((word[:place] + word[place + 1 :], place)) if place < len(word) else None
        added = word[:place] + word[place + 1 :] if len(word) > LONG_ENOUGH else ""
        meant = changed or lost or (added if added in _known() else None)
        if meant:
            return meant
    return word


def labels_in(row: Row) -> tuple[Label, ...]:
    """Find the labels of a row from left to right; the longest wording wins."""
    found: list[Label] = []
    for label in _labels(row.number, row.tokens):
        joined = _with_or_without_tax(found[-1], label, row.tokens) if found else None
        if joined is None:
            found.append(_of_one_rate(label, row.tokens))
        else:
            found[-1] = joined
    return tuple(found)


def _of_one_rate(label: Label, tokens: Sequence[Token]) -> Label:
    """Take the total of what is taxed at one rate for a part of the whole: "Total 6% supplies"."""
    after = tokens.index(label.tokens[-1]) + 1
    is_part = label.role is Role.TOTAL and after < len(tokens) and _PERCENT.fullmatch(tokens[after].text) is not None
    if not is_part or any(bare(token.text) in WITH | WITHOUT | TAXES for token in tokens[after + 1 : after + 2]):
        return label
    return replace(label, role=Role.BASE)


def _with_or_without_tax(before: Label, label: Label, tokens: Sequence[Token]) -> Label | None:
    """Join "total" and "(incl. VAT)" to one label: what is said of the tax there is no tax."""
    if label.role is not Role.VAT or before.role not in SUMS:
        return None
    start, end = tokens.index(before.tokens[-1]), tokens.index(label.tokens[-1])
    between = [bare(token.text) for token in tokens[start + 1 : end]]
    if any(sign.isdigit() for word in between for sign in word if not _SHARE.fullmatch(word)):
        return None
    excluded = any(word in WITHOUT for word in between)
    if len(between) > MOST_BETWEEN or not (excluded or any(word in WITH for word in between)):
        return None
    told = Role.NET if excluded else Role.GROSS
    role = told if before.role is Role.TOTAL else before.role
    return Label(
        role, before.phrase, before.language, before.row, tuple(tokens[tokens.index(before.tokens[0]) : end + 1])
    )


def _labels(number: int, tokens: Sequence[Token]) -> Iterator[Label]:
    words = [(place, spelled(bare(token.text))) for place, token in enumerate(tokens)]
    words = [(place, word) for place, word in words if word]
    at = 0
    while at < len(words):
        found = next(_phrases_at(words, at, tokens), None)
        if found is None:
            at += 1
            continue
        phrase, places = found
        yield Label(phrase.role, " ".join(phrase.words), phrase.language, number, tuple(tokens[p] for p in places))
        at += next(n for n, (place, _) in enumerate(words[at:], 1) if place == places[-1])


def _phrases_at(
    words: Sequence[tuple[int, str]], at: int, tokens: Sequence[Token]
) -> Iterator[tuple[Phrase, tuple[int, ...]]]:
    for phrase in phrases().get(words[at][1], ()):
        places = _matched(phrase, words, at)
        if places and _hangs_together(places, tokens):
            yield phrase, places


def _matched(phrase: Phrase, words: Sequence[tuple[int, str]], at: int) -> tuple[int, ...]:
    """Follow the words of a phrase, stepping over small words between them."""
    places: list[int] = []
    wanted = iter(phrase.words)
    word = next(wanted, None)
    while word is not None:
        while at < len(words) and words[at][1] != word and places and _may_stand_between(words[at][1], phrase):
            at += 1
        if at >= len(words) or words[at][1] != word:
            return ()
        places.append(words[at][0])
        at += 1
        word = next(wanted, None)
    return tuple(range(places[0], places[-1] + 1))


def _may_stand_between(word: str, phrase: Phrase) -> bool:
    return word in FILLERS or ("%" not in phrase.words and _SHARE.fullmatch(word) is not None)


def _hangs_together(places: Sequence[int], tokens: Sequence[Token]) -> bool:
    row = [tokens[place] for place in places]
    return all(
        after.left - before.right <= WIDEST_GAP * max(before.sign, after.sign) for before, after in pairwise(row)
    )
