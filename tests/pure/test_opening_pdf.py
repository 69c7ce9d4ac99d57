"""PDFs: their pages drawn as they are meant to be seen, their words where they are printed."""

from collections.abc import Callable
from io import BytesIO

import numpy as np
import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from invoices.document import LayerVerdict, Page, SourceFile, Word
from invoices.errors import DamagedFile, LockedFile
from invoices.imaging.opening.file import OpenFile, open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper
from tests.paper import INVOICE, Leaf

CROP = (30.0, 400.0, 500.0, 830.0)


def opened(content: bytes, limits: FileLimits | None = None) -> OpenFile:
    return open_file(SourceFile("a.pdf", content), limits or FileLimits())


def page_of(content: bytes) -> Page:
    (page,) = opened(content).pages()
    return page


def darkness(page: Page, word: Word) -> float:
    """Return how much of a word's box is printed."""
    box = word.box
    rows = slice(int(box.top * page.height), max(int(box.top * page.height) + 1, int(box.bottom * page.height)))
    columns = slice(int(box.left * page.width), max(int(box.left * page.width) + 1, int(box.right * page.width)))
    return float((page.image[rows, columns] < 128).mean())


def changed(content: bytes, change: Callable[[Pdf], None]) -> bytes:
    with pikepdf.open(BytesIO(content)) as document:
        change(document)
        return paper.saved(document)


class TestPages:
    def test_a_page_is_drawn_in_grey_at_200_dpi(self) -> None:
        page = page_of(paper.pdf())

        assert page.image.dtype == np.uint8
        assert page.image.shape == (2339, 1653)
        assert (page.dpi, page.image.min(), page.image.max()) == (200, 0, 255)

    def test_pages_come_one_after_another_and_again_when_asked(self) -> None:
        found = opened(paper.pdf([["page one"], ["page two"], ["page three"]]))

        assert found.page_count == 3
        for _ in range(2):
            assert [(page.number, page.layer.text.text) for page in found.pages()] == [
                (1, "page one"),
                (2, "page two"),
                (3, "page three"),
            ]

    def test_text_and_scans_are_told_apart_page_by_page(self) -> None:
        mixed = paper.pdf([INVOICE, Leaf(image=paper.sheet()), INVOICE])

        verdicts = [page.layer.verdict for page in opened(mixed).pages()]

        assert verdicts == [LayerVerdict.GOOD, LayerVerdict.ABSENT, LayerVerdict.GOOD]

    def test_a_scan_is_drawn_as_it_was_scanned(self) -> None:
        sheet = paper.sheet()

        page = page_of(paper.pdf([Leaf(image=sheet, media=(595.08, 842.04))]))

        assert np.array_equal(page.image, np.asarray(sheet))

    def test_a_page_without_anything_is_white(self) -> None:
        page = page_of(paper.pdf([[]]))

        assert page.image.min() == 255
        assert page.layer.verdict is LayerVerdict.ABSENT


class TestPlaces:
    @pytest.mark.parametrize("rotate", [0, 90, 180, 270])
    @pytest.mark.parametrize("crop", [None, CROP])
    def test_words_stand_on_their_print_however_the_page_is_turned_and_cropped(
        self, rotate: int, crop: tuple[float, float, float, float] | None
    ) -> None:
        page = page_of(paper.pdf(rotate=rotate, crop=crop))

        words = page.layer.text.words
        assert "253,20" in {word.text for word in words}
        assert min(darkness(page, word) for word in words if len(word.text) > 1) > 0.1

    @pytest.mark.parametrize("rotate", [0, 90, 180, 270])
    def test_words_explain_all_print(self, rotate: int) -> None:
        page = page_of(paper.pdf(rotate=rotate))

        left = page.image.copy()
        for word in page.layer.text.words:
            box = word.box
            rows = slice(int(box.top * page.height) - 1, int(box.bottom * page.height) + 2)
            left[rows, int(box.left * page.width) - 1 : int(box.right * page.width) + 2] = 255

        assert left.min() > 128

    def test_a_sideways_page_is_as_wide_as_it_was_high(self) -> None:
        assert page_of(paper.pdf(rotate=90)).image.shape == (1653, 2339)

    def test_words_beside_the_crop_are_gone(self) -> None:
        page = page_of(paper.pdf(crop=(0, 700, 595, 842)))

        assert "Dupont" in page.layer.text.text
        assert "253,20" not in page.layer.text.text

    def test_a_box_of_inverted_corners_is_put_right(self) -> None:
        content = changed(paper.pdf(), lambda pdf: setattr(pdf.pages[0], "MediaBox", Array([595, 842, 0, 0])))

        assert page_of(content).layer.verdict is LayerVerdict.GOOD


class TestLocks:
    @pytest.mark.parametrize(
        "lock",
        [
            pikepdf.Encryption(owner="secret", R=2, aes=False, metadata=False),
            pikepdf.Encryption(owner="secret", R=3, aes=False, metadata=False),
            pikepdf.Encryption(owner="secret", R=4),
            pikepdf.Encryption(owner="secret", R=6),
        ],
    )
    def test_a_password_only_for_the_owner_locks_nobody_out(self, lock: pikepdf.Encryption) -> None:
        with pikepdf.open(BytesIO(paper.pdf(attachments={"f.xml": b"<a/>"}))) as document:
            content = paper.saved(document, lock)

        found = opened(content)

        assert found.facts["encrypted"] == "yes"
        assert found.attachments[0].content == b"<a/>"
        assert next(found.pages()).layer.verdict is LayerVerdict.GOOD

    def test_a_real_password_is_asked_of_the_sender(self) -> None:
        with pytest.raises(LockedFile, match="asks for a password"):
            opened(paper.pdf(password="1234"))


class TestDrawn:
    def test_the_filled_fields_of_a_form_are_seen(self) -> None:
        page = page_of(changed(paper.pdf([["Formulaire"]]), _with_a_field))

        assert page.image[_row(600), 600:900].min() < 128

    def test_a_note_with_a_look_of_its_own_is_seen(self) -> None:
        page = page_of(changed(paper.pdf([["Facture"]]), _with_a_stamp))

        assert page.image[_row(425), 700] < 10


class TestDamage:
    @pytest.mark.parametrize(
        "content",
        [
            pytest.param(b"%PDF-1.7\n%%EOF", id="nothing in it"),
            pytest.param(paper.pdf()[:300], id="broken off"),
            pytest.param(paper.pdf()[: len(paper.pdf()) - 40], id="end missing"),
            pytest.param(bombs.round_tree(), id="page tree in a circle"),
            pytest.param(paper.pdf().replace(b"/Count 1", b"/Count 2"), id="a page missing"),
            pytest.param(b"%PDF-1.4 startxref 0 %%EOF" + b"\x00" * 500, id="noise"),
        ],
    )
    def test_what_cannot_be_opened_is_damaged(self, content: bytes) -> None:
        with pytest.raises(DamagedFile, match="save or print it to a new PDF"):
            opened(content)

    def test_a_table_of_objects_that_leads_to_itself_stops_nothing(self) -> None:
        assert opened(bombs.round_table()).page_count == 1

    def test_a_broken_drawing_leaves_what_was_drawn(self) -> None:
        page = page_of(paper.pdf([Leaf(["Facture 42"], content=b"\n)) <<< 5 0 0 Tm BT (")]))

        assert page.layer.text.text == "Facture 42"


def _row(points: float) -> int:
    return round((842 - points) * 200 / 72)


def _with_a_field(document: Pdf) -> None:
    field = document.make_indirect(
        Dictionary(
            Type=Name.Annot,
            Subtype=Name.Widget,
            FT=Name.Tx,
            T=pikepdf.String("total"),
            V=pikepdf.String("253,20 EUR"),
            Rect=Array([200, 590, 350, 610]),
            DA=pikepdf.String("/Helv 12 Tf 0 g"),
            F=4,
        )
    )
    helvetica = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    document.pages[0].Annots = Array([field])
    document.Root.AcroForm = Dictionary(
        Fields=Array([field]), DR=Dictionary(Font=Dictionary(Helv=helvetica)), NeedAppearances=True
    )


def _with_a_stamp(document: Pdf) -> None:
    look = document.make_stream(
        b"0 g 0 0 100 50 re f", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 100, 50])
    )
    stamp = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, Rect=Array([200, 400, 300, 450]), AP=Dictionary(N=look), F=4
    )
    document.pages[0].Annots = Array([stamp])
