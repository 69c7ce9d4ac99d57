"""Is an answer right? Said twice: as a bookkeeper would, who forgives how a name is written, and to the letter."""

import re
import unicodedata
from difflib import SequenceMatcher

from invoices.fields import DocumentType
from invoices.labelled.fieldkinds import AMOUNTS, DATES, NAMES
from invoices.labelled.values import cents, number_of

LIGATURES = str.maketrans({"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss"})
_FORMS = "sarl sas sasu sa eurl sci ei gmbh ag kg ltd limited sdn bhd inc llc co et cie ste societe"
LEGAL_FORMS = frozenset(_FORMS.split())
# One name within the other counts when it is a good part of it, and long enough to be no accident.
ENOUGH, SHORTEST = 0.6, 5
ALIKE = 0.85
SPACES = re.compile(r"\s+")


def is_right(field: str, truth: str, answer: str, *, credit: bool = False) -> bool:
    """Tell whether an answer means what is true."""
    if field in AMOUNTS:
        return same_amount(truth, answer, either_sign=credit)
    if field in DATES:
        return truth[:10] == answer[:10]
    if field in NAMES:
        return same_name(truth, answer)
    if field == "document_type" and credit:
        return answer in {DocumentType.CREDIT_NOTE, truth}
    return squashed(truth) == squashed(answer)


def is_exact(field: str, truth: str, answer: str, *, credit: bool = False) -> bool:
    """Tell whether an answer is what is true, sign by sign but for spaces."""
    if field in AMOUNTS:
        true, said = number_of(truth), number_of(answer)
        if true is None or said is None:
            return False
        return abs(true) == abs(said) if credit else true == said
    return SPACES.sub(" ", truth).strip() == SPACES.sub(" ", answer).strip()


def same_amount(truth: object, answer: object, *, either_sign: bool) -> bool:
    """Compare amounts to the cent; on a credit note their sign says nothing."""
    left, right = cents(truth), cents(answer)
    if left is None or right is None:
        return False
    return abs(left) == abs(right) if either_sign else left == right


def same_name(truth: str, answer: str) -> bool:
    """Compare names without their legal forms, and forgive a slip of the pen."""
    left, right = (_without_forms(words_of(name)) for name in (truth, answer))
    if not left or not right:
        return squashed(truth) == squashed(answer)
    if squashed(left) == squashed(right):
        return True
    return _is_part(*sorted((left, right), key=len)) or _likeness(squashed(left), squashed(right)) >= ALIKE


def squashed(text: object) -> str:
    """Leave letters and digits, without accents and capitals."""
    return "".join(sign for sign in _folded(text) if sign.isalnum())


def words_of(text: object) -> str:
    """Leave words of letters and digits, one space between them."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in _folded(text)).split())


def _folded(text: object) -> str:
    apart = unicodedata.normalize("NFKD", str(text).translate(LIGATURES)).casefold()
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def _without_forms(words: str) -> str:
    return " ".join(word for word in words.split() if word not in LEGAL_FORMS)


def _is_part(shorter: str, longer: str) -> bool:
    least = max(SHORTEST, ENOUGH * len(squashed(longer)))
    return f" {shorter} " in f" {longer} " and len(squashed(shorter)) >= least


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other).ratio()
