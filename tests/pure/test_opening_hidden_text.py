"""Text that an earlier OCR hid in a scan is used only where it is excellent: nobody can see whether it is right."""

from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import Image

from invoices.document import LayerVerdict, SourceFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import paper
from tests.paper import HIDDEN, INVOICE, Leaf


def verdict_on(content: bytes) -> LayerVerdict:
    (page,) = open_file(SourceFile("a.pdf", content), FileLimits()).pages()
    return page.layer.verdict


class TestExcellent:
    def test_an_earlier_ocr_that_is_excellent(self) -> None:
        content = paper.pdf([Leaf(INVOICE, image=paper.sheet(), mode=HIDDEN)])

        assert verdict_on(content) is LayerVerdict.GOOD


class TestPoorOcr:
    def test_scraps(self) -> None:
        hidden = [
            "I~,tal HI \\ 2ll,O0",
            "|_ TVA 2O °/, 4?.z0",
            "Nel a paqer ;: Z53.2O",
            "l2 rne de 1a Pa!x 7S0OZ P@ris",
        ] * 3

        assert verdict_on(paper.pdf([Leaf(hidden, image=paper.sheet(), mode=HIDDEN)])) is not LayerVerdict.GOOD

    def test_good_words_that_leave_out_much_of_the_page(self) -> None:
        hidden = INVOICE[:8]

        assert verdict_on(paper.pdf([Leaf(hidden, image=paper.sheet(), mode=HIDDEN)])) is LayerVerdict.POOR_OCR

    def test_good_words_in_the_wrong_places(self) -> None:
        moved = ["", *INVOICE]

        verdict = verdict_on(paper.pdf([Leaf(moved, image=paper.sheet(), mode=HIDDEN, size=12.5)]))

        assert verdict in {LayerVerdict.POOR_OCR, LayerVerdict.PARTIAL}

    def test_a_layer_that_was_grafted_on_as_a_form_is_looked_into(self) -> None:
        scanned = paper.pdf([Leaf(INVOICE[:8], image=paper.sheet(), mode=HIDDEN)])

        assert verdict_on(_as_a_form(scanned)) is LayerVerdict.POOR_OCR

    def test_words_under_the_image_count_as_hidden(self) -> None:
        again = b"q 595 0 0 842 0 0 cm /Im Do Q"

        content = paper.pdf([Leaf(INVOICE[:8], image=paper.sheet(), content=again)])

        assert verdict_on(content) is LayerVerdict.POOR_OCR

    def test_an_image_too_coarse_to_have_been_read_well(self) -> None:
        coarse = paper.sheet(dpi=75)

        assert verdict_on(paper.pdf([Leaf(INVOICE, image=coarse, mode=HIDDEN)])) is LayerVerdict.POOR_OCR

    def test_a_photo_with_a_shadow(self) -> None:
        sheet = paper.sheet()
        shadow = Image.linear_gradient("L").resize(sheet.size)
        dark = Image.composite(sheet, Image.new("L", sheet.size, 60), shadow)

        assert verdict_on(paper.pdf([Leaf(INVOICE, image=dark, mode=HIDDEN)])) is not LayerVerdict.GOOD

    @pytest.mark.parametrize("paint", [b"1 g", b"/Glass gs"], ids=["white", "see-through"])
    def test_text_painted_so_that_nobody_sees_it_counts_as_hidden(self, paint: bytes) -> None:
        shown = b" ".join(b"(" + line.encode("cp1252") + b") Tj T*" for line in INVOICE[:8])
        painted = b"BT " + paint + b" /F1 11 Tf 19.8 TL 50 782 Td " + shown + b" ET"

        content = _with_glass(paper.pdf([Leaf(image=paper.sheet(), content=painted)]))

        assert verdict_on(content) is LayerVerdict.POOR_OCR


def _as_a_form(content: bytes) -> bytes:
    """Wrap all of a page in a form, half as large, drawn twice as large."""
    with pikepdf.open(BytesIO(content)) as document:
        page = document.pages[0]
        form = document.make_stream(
            page.Contents.read_bytes(),
            Type=Name.XObject,
            Subtype=Name.Form,
            BBox=page.MediaBox,
            Matrix=Array([0.5, 0, 0, 0.5, 0, 0]),
            Resources=page.Resources,
        )
        page.Resources = Dictionary(XObject=Dictionary(Fm=form))
        page.Contents = document.make_stream(b"q 2 0 0 2 0 0 cm /Fm Do Q")
        return paper.saved(document)


def _with_glass(content: bytes) -> bytes:
    """Give a page a way of painting that leaves nothing to be seen."""
    with pikepdf.open(BytesIO(content)) as document:
        document.pages[0].Resources.ExtGState = Dictionary(Glass=Dictionary(ca=0, CA=0))
        return paper.saved(document)
