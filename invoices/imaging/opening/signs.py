"""The signs of a text layer, counted: what stands for nothing, what nobody prints, what makes no word."""

import re
from collections.abc import Sequence

import numpy as np

from invoices.imaging.opening.characters import Codes
from invoices.imaging.opening.words import BLANKS, PRIVATE

REPLACEMENT = 0xFFFD
SPACE, DELETE, LATIN_1 = 0x20, 0x7F, 0xA0
# Latin letters and digits apart, what stands on invoices. A shifted alphabet is full of the other signs.
PRINTED = re.compile(r"[\w\s.,:;!?/\\()\[\]%€$£¥&@#*+=\-–—_'’‘\"“”„«»°·•…²³|<>~§©®™×½¼¾ºªµ±−]")
MOJIBAKE = re.compile(r"[ÃÂ][\x80-\xbf]|â€")
JOINED = re.compile(r"[\w.,:;!?/\\()\[\]'’\-–—&+@%€$£°²³*#=\"“”„«»<>]+")
RUN = re.compile(r"[^\W_]+")
NUMBER_OR_REFERENCE = re.compile(r"\d+[A-Za-zÀ-ɏ]{0,3}|[A-ZÀ-Þ]{0,6}\d[\dA-Z]*")
VOWEL = re.compile(r"[aeiouyà-æè-ïò-öø-ýœ]", re.IGNORECASE)
# Shorter ones are units, legal forms and abbreviations, in any mixture of small letters and capitals.
LONG = 5
CASES = re.compile(r"[^\W\d_]?[^\WA-ZÀ-ÖØ-Þ\d_]*|[^\Wa-zß-öø-ÿ\d_]+|(?:[A-ZÀ-Þ][a-zß-ÿ]+){2,}")


def meaningless_share(codes: Codes) -> float:
    """Return how many of the signs stand for nothing: private glyphs, control codes, marks of a failed conversion.

    One that stands alone is an icon or a bullet; within a word it is a letter that was lost.
    """
    inside = ~np.isin(codes, BLANKS)
    shown = np.count_nonzero(inside)
    if not shown:
        return 0.0
    private = (codes >= PRIVATE[0]) & (codes <= PRIVATE[1])
    control = (codes < SPACE) | ((codes >= DELETE) & (codes < LATIN_1))
    lost = inside & (private | control | (codes == REPLACEMENT))
    beside = np.concatenate(([False], inside, [False]))
    return float(np.count_nonzero(lost & (beside[:-2] | beside[2:])) / shown)


def strange_share(texts: Sequence[str]) -> float:
    """Return how many of the signs are none that invoices use, whatever their language."""
    text = "".join(texts)
    strange = len(PRINTED.sub("", text)) + 2 * len(MOJIBAKE.findall(text))
    return strange / len(text) if text else 0.0


def lone_share(texts: Sequence[str]) -> float:
    """Return how many of the words are a single letter."""
    return sum(1 for text in texts if len(text) == 1 and text.isalpha()) / len(texts) if texts else 0.0


def plausible_share(texts: Sequence[str]) -> float:
    """Return how much of the text looks like words, numbers, dates and references, by letters and digits."""
    weights = [(sum(len(run) for run in RUN.findall(text)), _is_plausible(text)) for text in texts]
    total = sum(weight for weight, _ in weights)
    return sum(weight for weight, plausible in weights if plausible) / total if total else 0.0


def _is_plausible(text: str) -> bool:
    return JOINED.fullmatch(text) is not None and all(_run_is_plausible(run) for run in RUN.findall(text))


def _run_is_plausible(run: str) -> bool:
    if any(sign.isdigit() for sign in run):
        return NUMBER_OR_REFERENCE.fullmatch(run) is not None
    return len(run) < LONG or (VOWEL.search(run) is not None and CASES.fullmatch(run) is not None)
