"""Markdown as OCR services write it, back into the lines of words that were printed."""

import html
import re
from collections.abc import Iterator

from invoices.ocr.answers import words_of

# Every repetition has a bound: what is read here was written by others, to whom it may mean nothing but work for us.
_PICTURE = re.compile(r"!\[[^\]\n]{0,200}\]\([^)\n]{0,500}\)")
_LINK = re.compile(r"\[([^\]\n]{1,500})\]\([^)\n]{0,500}\)")
_RULE = re.compile(r"[\s|:_*=-]+")  # under the head of a table, and across a page
_MARK = re.compile(r"^\s{0,8}(?:#{1,6}\s+|>\s?|[*+]\s+)")
_STRESS = re.compile(r"(\*\*\*|\*\*|__|`)(?=\S)([^\n]{0,300}?\S)\1")
_BREAK = re.compile(r"<br\s?/?>|</?su[bp]>", re.IGNORECASE)
_FORMULA = re.compile(r"\$([^$\n]{1,120})\$")
_THIN_SPACE = re.compile(r"\\[,;: ]")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|$%&~^-])")
_COLUMN = re.compile(r"(?<!\\)\|")


def printed_lines(markdown: str) -> Iterator[tuple[str, ...]]:
    """Return the words of each line; a row of a table is one line, its cells from left to right."""
    for line in markdown.splitlines():
        if not _RULE.fullmatch(line) and (words := words_of(_plain(line))):
            yield words


def _plain(line: str) -> str:
    """Take the marks off a line that say how it looks and not what is written."""
    line = _MARK.sub("", _PICTURE.sub(" ", line), count=1)
    if line.lstrip().startswith("|"):
        line = _COLUMN.sub(" ", line)
    line = _STRESS.sub(r"\2", _LINK.sub(r"\1", _BREAK.sub(" ", line)))
    return html.unescape(_ESCAPED.sub(r"\1", _FORMULA.sub(_formula, line)))


def _formula(found: re.Match[str]) -> str:
    r"""Read `$20 \%$` as 20 % and leave `$5 and $7` as it is."""
    inside = _THIN_SPACE.sub(" ", found[1]).replace("{", "").replace("}", "")
    return inside if re.search(r"[\\^_]", found[1]) else found[0]
