"""Does it read like French, English or German? Told by which letters follow one another, whatever the words are."""

import re
import unicodedata
from collections.abc import Sequence

# The pairs of letters that are frequent in one of the three languages, in prose and on invoices, without accents.
# Seven in ten pairs of real text are among them, also in Malay or Latin; two in ten when letters stand for others.
FREQUENT = (
    "ac ag ai al an ar as at au ba be bo ca ce ch co ct da de di du ea ec ed eh ei el em en er es et eu fi fo fr "
    "ge gs ha he hi hn ho hr ht ib ic ie if ig il in io ir is it iv la le li ll ma me mi mo mu na nc nd ne ng ni "
    "no ns nt nu od of oi ol om on op or ot ou pa pe po pr qu ra re ri ro rs rt ru sa sc se si so ss st ta te th "
    "ti to tr ts tt ub ue ui um un ur us ut ve vi we wh wi wo yo zu "
)
PAIRS = frozenset(FREQUENT.split())
WORD = re.compile(r"[a-z]+")
APART = str.maketrans({"ß": "ss", "œ": "oe", "æ": "ae", "ø": "o", "ł": "l"})
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
WINDOW = 80  # pairs: enough that chance decides nothing
FEWEST = 30
LIKELY = 0.43
SOME = 0.1


def reads_like_a_cipher(texts: Sequence[str]) -> bool:
    """Tell whether a good part of the words is made of letters that never stand together, as behind a broken font."""
    shares = [share for share, _ in windows(texts)]
    unlikely = sum(1 for share in shares if share < LIKELY)
    return unlikely > len(shares) * SOME


def windows(texts: Sequence[str]) -> list[tuple[float, int]]:
    """Return the share of frequent pairs, and the number of pairs, for every stretch of words that is long enough.

    Each word counts once: a code that stands in every row of a table tells no more than it does in one.
    """
    found, usual, seen = [], 0, 0
    for word in dict.fromkeys(WORD.findall(folded(" ".join(texts)))):
        pairs = [word[start : start + 2] for start in range(len(word) - 1)]
        usual += sum(1 for pair in pairs if pair in PAIRS)
        seen += len(pairs)
        if seen >= WINDOW:
            found.append((usual / seen, seen))
            usual = seen = 0
    if seen >= FEWEST:
        found.append((usual / seen, seen))
    return found


def folded(text: str) -> str:
    """Return text in small letters without accents."""
    lowered = text.lower().translate(APART)
    if lowered.isascii():
        return lowered
    return "".join(sign for sign in unicodedata.normalize("NFD", lowered) if not unicodedata.combining(sign))
