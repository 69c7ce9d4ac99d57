"""A page's text with its columns kept apart: what a text layer tells, as a truth to measure readings against."""

from statistics import median

from invoices.document import Line, PageText

# A space takes half a sign, stretched lines up to one and a half; columns of a table stand further apart.
COLUMN_GAP = 2.0


def text_in_cells(text: PageText) -> str:
    """Write the lines of a page with a tab wherever a gap parts two columns, since an engine may read these in turn."""
    return "\n".join(_in_cells(line) for line in text.lines)


def _in_cells(line: Line) -> str:
    sign = median(word.box.width / max(1, len(word.text)) for word in line.words)
    written = line.words[0].text
    for before, word in zip(line.words, line.words[1:], strict=False):
        gap = word.box.left - before.box.right
        written += ("\t" if gap > COLUMN_GAP * sign or gap < -sign else " ") + word.text
    return written
