"""Writing as it is compared: case, accents and the many ways of printing one character are set aside."""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 16384  # different words; a page has hundreds, and most come again

SPACES = "\t\n\r\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\ufe58\ufe63\uff0d"
QUOTES = "\u2018\u2019\u201a\u201b\u2032\u02b9\u02bc\u00b4`"
DOUBLE_QUOTES = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

PLAIN = (
    dict.fromkeys(map(ord, SPACES), " ")
    | dict.fromkeys(map(ord, DASHES), "-")
    | dict.fromkeys(map(ord, QUOTES), "'")
    | dict.fromkeys(map(ord, DOUBLE_QUOTES), '"')
    | {ord("º"): "°", ord("˚"): "°", ord("‚"): ","}
)
SPELT_OUT = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "№": "n°"})
SAID_NOTHING = dict.fromkeys(map(ord, INVISIBLE))

# Each stands for all that a poor reading takes for it. Small g hangs like a 9; 6 is left alone, since G is folded to g.
LOOK_ALIKES = str.maketrans("oil|!sbzg", "011115829")

NOT_WRITING = re.compile(r"[\W_]+")


def _bare(letter: str) -> str:
    """Return a letter without case and accents where that is still one letter."""
    kept = unicodedata.normalize("NFKD", letter.lower())[0]
    return {"ø": "o", "đ": "d", "ł": "l", "ı": "i"}.get(kept, kept)


LEVEL = {code: _bare(chr(code)) for code in (*range(0x41, 0x5B), *range(0xC0, 0x250))} | PLAIN


def plain(text: str) -> str:
    """Print every kind of space, dash and quote one way, character by character: places in the text stay true."""
    return text if text.isascii() else text.translate(PLAIN)


def level(text: str) -> str:
    """Fold as far as that goes character by character: places in the text stay true."""
    return text.lower() if text.isascii() else text.translate(LEVEL)


@lru_cache(REMEMBERED)
def fold(text: str) -> str:
    """Set case, accents and ways of printing aside; punctuation is kept."""
    if text.isascii():
        return text.lower().translate(PLAIN)
    flat = text.translate(PLAIN).translate(SAID_NOTHING).casefold().translate(SPELT_OUT)
    return "".join(sign for sign in unicodedata.normalize("NFKD", flat) if not unicodedata.combining(sign))


@lru_cache(REMEMBERED)
def squash(text: str) -> str:
    """Keep the folded letters and digits only."""
    return NOT_WRITING.sub("", fold(text))


@lru_cache(REMEMBERED)
def look_alike(text: str) -> str:
    """Write characters that a poor reading confuses as one and the same; for comparing, never for showing."""
    return fold(text).translate(LOOK_ALIKES)
