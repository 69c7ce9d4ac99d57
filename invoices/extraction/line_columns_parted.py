"""Headings printed so closely that two of them read as one: "Montant" and "Total TTC", "Total" and "TVA"."""

from collections.abc import Iterator, Sequence

from invoices.extraction.amounts import CURRENCIES
from invoices.extraction.layout import Token
from invoices.extraction.line_columns_headings import Heading, heading_of

# A word stands under a heading when its edge or its middle is so near to that of the heading, in heights of print.
FLUSH = 0.7
# Words so far apart, in signs, are no groups of digits of one number.
APART = 2.0
# So many rows have a word under each of the two headings.
MOST = 0.6


def parted(headings: Sequence[Heading], rows: Sequence[Sequence[Token]], em: float) -> tuple[Heading, ...]:
    """Part headings under which two columns stand."""
    bodies = [[token for token in row if token.word.text.upper().strip(".") not in CURRENCIES] for row in rows]
    return tuple(part for heading in headings for part in _parts(heading, bodies, FLUSH * em))


def _parts(heading: Heading, rows: Sequence[Sequence[Token]], flush: float) -> Sequence[Heading]:
    shares = [(_share(pair, rows, flush), pair) for pair in _pairs(heading)]
    share, pair = max(shares, key=lambda found: found[0], default=(0.0, (heading,)))
    return pair if share >= MOST else (heading,)


def _pairs(heading: Heading) -> Iterator[tuple[Heading, Heading]]:
    """Yield the ways to read a heading of several words as two."""
    for place in range(1, len(heading.tokens)):
        before, after = heading_of(heading.tokens[:place]), heading_of(heading.tokens[place:])
        if before and after and before.column is not after.column and before.right < after.left:
            yield before, after


def _share(pair: tuple[Heading, Heading], rows: Sequence[Sequence[Token]], flush: float) -> float:
    """Return in how many of the rows words that are well apart stand under the two headings."""
    both = 0
    for row in rows:
        first, second = ([token for token in row if _is_under(token, heading, flush)] for heading in pair)
        both += any(other.left - token.right > APART * other.sign for token in first for other in second)
    return both / max(1, len(rows))


def _is_under(token: Token, heading: Heading, flush: float) -> bool:
    places = (token.left - heading.left, token.right - heading.right, (token.left + token.right) / 2 - heading.middle)
    return min(map(abs, places)) <= flush
