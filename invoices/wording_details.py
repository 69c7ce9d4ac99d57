"""The facts of an error in the person's language: numbers, and the short phrases that say what happened.

Those who raise errors know no framework, so they write plain English, such as `detail="its end is missing"`; it is
found again in invoices/wording_phrases.py by what it says. What is not listed there stays as it was written.
"""

import re

from django.utils.formats import get_format
from django.utils.translation import gettext

from invoices.errors import fill
from invoices.wording_phrases import BORROWED_PATTERNS, BORROWED_PHRASES, CODES, PATTERNS, PHRASES

GAP = re.compile(r"\\{(\w+)\\}")  # as re.escape leaves it
LISTED = PHRASES | BORROWED_PHRASES | set(CODES.values())
DECIMAL = re.compile(r"\d+\.\d+")


def said(fact: str | float) -> str:
    """Say one fact of an error in the active language."""
    if isinstance(fact, float) and fact.is_integer():
        fact = int(fact)
    return _text(str(fact))


def _text(text: str) -> str:
    if DECIMAL.fullmatch(text):
        return text.replace(".", str(get_format("DECIMAL_SEPARATOR")))
    if (known := _listed(text)) is not None:
        return gettext(known)
    for pattern, shape in SHAPES.items():
        if found := shape.fullmatch(text):
            return fill(gettext(pattern), {gap: _text(value) for gap, value in found.groupdict().items()})
    return text


def _listed(text: str) -> str | None:
    # The system begins its phrases with a capital.
    tried = (CODES.get(text, text), text[:1].lower() + text[1:])
    return next((phrase for phrase in tried if phrase in LISTED), None)


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(GAP.sub(r"(?P<\1>.+)", re.escape(pattern)))


def _exactness(pattern: str) -> int:
    """Count the signs that stand outside its gaps."""
    return len(GAP.sub("", re.escape(pattern)))


# The most exact pattern is tried first.
SHAPES: dict[str, re.Pattern[str]] = {
    pattern: _shape(pattern) for pattern in sorted((*PATTERNS, *BORROWED_PATTERNS), key=_exactness, reverse=True)
}
