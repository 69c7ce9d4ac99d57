"""The text layer of a PDF page: its words with their places, and whether they are to be trusted."""

import numpy as np
import pypdfium2

from invoices.document import LayerVerdict, PageText, Pixels, TextLayer
from invoices.imaging.opening.characters import is_hidden, on_sheet
from invoices.imaging.opening.limits import POINTS_PER_INCH
from invoices.imaging.opening.lines import in_lines
from invoices.imaging.opening.look import Look
from invoices.imaging.opening.objects import makeup_of
from invoices.imaging.opening.signs import lone_share, meaningless_share, plausible_share, strange_share
from invoices.imaging.opening.trust import Evidence, enough_explained, verdict_on
from invoices.imaging.opening.words import BLANKS, Written, written_on
from invoices.imaging.opening.writing import reads_like_a_cipher

# In grey levels, over a word's box: white on white has none, the palest print ten, an empty part of a scan its grain.
SEEN = 3.0
PRINT = 12.0
ASKED = 40  # words asked whether they are hidden

NO_LAYER = TextLayer(PageText(), LayerVerdict.ABSENT)


def text_layer(page: pypdfium2.PdfPage, image: Pixels, dpi: float) -> TextLayer:
    """Read the text that a page carries and judge it against the page as it is drawn."""
    text = page.get_textpage()
    try:
        written = written_on(page, text)
        if not len(written.codes):
            return NO_LAYER
        look = Look.at(image, dpi)
        contrast = look.contrast(written.boxes)
        shown = written.only(contrast > SEEN)
        on_print = float(np.count_nonzero(contrast > PRINT)) / max(1, len(contrast))
        evidence = _evidence(page, text, shown, look, on_print)
        return TextLayer(in_lines(shown), verdict_on(evidence))
    finally:
        text.close()


def _evidence(
    page: pypdfium2.PdfPage, text: pypdfium2.PdfTextPage, shown: Written, look: Look, on_print: float
) -> Evidence:
    makeup = makeup_of(page, on_sheet(page))
    hidden = makeup.covers_text or _mostly_hidden(text, shown)
    enough = enough_explained(makeup.images, hidden=hidden)
    return Evidence(
        signs=int(np.count_nonzero(~np.isin(shown.codes, BLANKS))),
        letters=sum(sign.isalnum() for said in shown.texts for sign in said),
        meaningless=meaningless_share(shown.codes),
        strange=strange_share(shown.texts),
        cipher=reads_like_a_cipher(shown.texts),
        lone=lone_share(shown.texts),
        words=len(shown.texts),
        explained=look.explained(shown.boxes, enough),
        images=makeup.images,
        hidden=hidden,
        plausible=plausible_share(shown.texts) if hidden else 1.0,
        on_print=on_print,
        unevenness=look.unevenness() if hidden else 0.0,
        image_dpi=makeup.across / page.get_width() * POINTS_PER_INCH,
    )


def _mostly_hidden(text: pypdfium2.PdfTextPage, written: Written) -> bool:
    asked = written.starts[:: max(1, len(written.starts) // ASKED)]
    return sum(is_hidden(text, start) for start in asked) * 2 > len(asked)
