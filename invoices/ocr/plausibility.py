"""Does it look like writing? Told from the shape of the words alone, whatever the language."""

import re
from collections.abc import Sequence

from invoices.document import Word

_EDGES = "()[]{}«»\"“”„‘’'.,:;!?*•·–—-"
_ADDRESS = re.compile(r"[\w.+\-]+@[\w\-]+\.[\w.\-]+|(?:https?://|www\.)[\w./\-?=&%]+")
_SHAPES = tuple(
    re.compile(pattern)
    for pattern in (
        r"[+\-−]?[€$£]?\d{1,3}(?:[.,' \u00a0\u202f]?\d{3})*(?:[.,]\d+)?[%€$£]?",  # a number
        r"\d{1,4}[./\-]\d{1,2}[./\-]\d{1,4}",  # a date
        r"\d{1,2}[:h]\d{2}(?::\d{2})?",  # an hour
        r"[A-ZÀ-Þ]{0,4}[\-/]?\d[\dA-Z\-/.]{2,}",  # a reference
        r"[^\W\d_]+(?:['’\-./&][^\W\d_]+)*",  # a word
    )
)
_VOWEL = re.compile(r"[aeiouyàâäáãåæèéêëìíîïòóôöõøœùúûüýÿ]", re.IGNORECASE)
_CASES = re.compile(r"[^\W\d_]?[^\WA-ZÀ-ÖØ-Þ\d_]*|[^\Wa-zß-öø-ÿ\d_]+|(?:Mc|Mac|De|Le|La)[A-ZÀ-Þ]\w+")
_REPEATED = re.compile(r"(.)\1\1", re.IGNORECASE)
LONGEST_WITHOUT_VOWEL = 4  # SARL has one, GmbH and TVA do too, but SDN, HT or No do not


def is_plausible(text: str) -> bool:
    """Tell whether a printed word has the shape of a word, a number, a date or a reference."""
    core = text.strip(_EDGES)
    if _ADDRESS.fullmatch(core):
        return True
    if not core or not any(shape.fullmatch(core) for shape in _SHAPES):
        return False
    return any(letter.isdigit() for letter in core) or _reads_as_a_word(core)


def _reads_as_a_word(core: str) -> bool:
    if _REPEATED.search(core):
        return False
    parts = re.split(r"['’\-./&]", core)
    pronounceable = len(core) <= LONGEST_WITHOUT_VOWEL or _VOWEL.search(core) is not None
    return pronounceable and all(_CASES.fullmatch(part) for part in parts)


def plausible_share(words: Sequence[Word]) -> float:
    """Return how much of what was read looks like writing, by letters: 0.0 (none, or nothing) to 1.0."""
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) for word in words if is_plausible(word.text)) / letters if letters else 0.0


def scrap_share(words: Sequence[Word]) -> float:
    """Return how many of the words are scraps of one or two signs: specks and rules read as print."""
    scraps = sum(1 for word in words if len(word.text.strip(_EDGES)) < 2 and not word.text.strip(_EDGES).isdigit())
    return scraps / len(words) if words else 1.0
