"""A look at what comes in: what it is, how many pages it has, and whether all of it is there."""

import random
from contextlib import suppress
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from invoices.document import MediaType, SourceFile
from invoices.errors import (
    DamagedFile,
    EmptyFile,
    FileTooLarge,
    LockedFile,
    ReaderCrashed,
    TooManyPages,
    UnknownKind,
    UnreadableFile,
)
from invoices.imaging.confined_values import Message
from invoices.imaging.look import look_at, looker
from invoices.imaging.looking import Look, Looker, config_of
from invoices.imaging.opening import whole
from invoices.imaging.opening.limits import MEGA, FileLimits
from tests import bombs, paper
from tests.pure.test_opening_pictures import HEIC
from tests.pure.test_opening_survives import CII, SAMPLES, cut, flipped
from tests.shared import DATA, needs_real_documents

PICTURES = ("JPEG", "PNG", "TIFF", "WEBP", "BMP", "GIF")
CONTENTS = {kind: paper.picture(kind, dpi=60) for kind in PICTURES}
PDF = paper.pdf([paper.INVOICE, paper.INVOICE, paper.INVOICE])
EVERY_SO_MANY = 12  # of the real documents: all of them were looked at once, and none was refused


def look(content: bytes, name: str = "facture", limits: FileLimits | None = None) -> Look:
    return look_at(SourceFile(name, content), limits or FileLimits())


def for_the_web(content: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(content)) as document:
        document.save(out, linearize=True)
    return out.getvalue()


def tiff_of(*frames: Image.Image) -> bytes:
    out = BytesIO()
    frames[0].save(out, "TIFF", save_all=True, append_images=frames[1:])
    return out.getvalue()


class TestADocument:
    @pytest.mark.parametrize("kind", PICTURES)
    def test_that_is_a_picture_is_one_page(self, kind: str) -> None:
        assert look(CONTENTS[kind]) == Look(MediaType[kind], 1)

    def test_from_a_telephone_is_one_page(self) -> None:
        assert look(HEIC) == Look(MediaType.HEIC, 1)

    def test_that_is_a_pdf_has_its_pages_counted(self) -> None:
        assert look(PDF) == Look(MediaType.PDF, 3)
        assert look(for_the_web(PDF)) == Look(MediaType.PDF, 3)

    def test_that_is_a_fax_has_its_frames_counted(self) -> None:
        assert look(tiff_of(*[paper.sheet(dpi=20)] * 4)) == Look(MediaType.TIFF, 4)

    def test_that_is_written_for_machines_has_no_pages(self) -> None:
        assert look(CII) == Look(MediaType.XML, 0)


class TestWhatIsMissing:
    @pytest.mark.parametrize("kind", PICTURES)
    @pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
    def test_of_a_picture_shows(self, kind: str, kept: float) -> None:
        content = CONTENTS[kind]

        with pytest.raises(DamagedFile):
            look(content[: int(kept * len(content))])

    def test_of_a_telephones_picture_shows(self) -> None:
        with pytest.raises(DamagedFile):
            look(HEIC[: int(0.9 * len(HEIC))])

    def test_of_a_later_frame_shows(self) -> None:
        fax = tiff_of(paper.sheet(dpi=20), paper.sheet(dpi=20))

        with pytest.raises(DamagedFile):
            look(fax[: int(0.8 * len(fax))])

    @pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
    def test_of_a_pdf_shows(self, kept: float) -> None:
        with pytest.raises(DamagedFile):
            look(PDF[: int(kept * len(PDF))])

    @pytest.mark.parametrize("kept", [0.5, 0.9, 0.99])
    def test_of_a_pdf_that_was_written_for_the_web_shows_though_it_has_an_end_early_on(self, kept: float) -> None:
        content = for_the_web(PDF)

        with pytest.raises(DamagedFile, match=r"its end is missing|cannot be made out"):
            look(content[: int(kept * len(content))])

    def test_is_not_what_was_added_later(self) -> None:
        assert look(for_the_web(PDF) + b"\n% signed\n%%EOF\n").pages == 3

    def test_of_a_pdf_may_be_all_its_pages(self) -> None:
        with pytest.raises(DamagedFile, match="cannot be made out"):
            look(paper.pdf([]))

    def test_beyond_two_of_the_largest_pages_is_left_to_the_reader(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(whole, "MOST_DECODED", 1.5 * 165 * 234)
        fax = tiff_of(paper.sheet(dpi=20), paper.sheet(dpi=20))

        assert look(fax[:-30] + bytes(30)).pages == 2


class TestARefusal:
    @pytest.mark.parametrize(
        ("content", "reason"),
        [
            (b"", EmptyFile),
            (b"Total 120,00 EUR", UnknownKind),
            (b"<html><body>Facture</body></html>", UnknownKind),
            (paper.pdf(password="secret"), LockedFile),
            (bombs.many_pages(), TooManyPages),
            (bombs.laughing_xml(), DamagedFile),
            (b"%PDF-1.7" + bytes(50 * MEGA), FileTooLarge),
        ],
        ids=["empty", "text", "web page", "locked", "pages", "laughing", "large"],
    )
    def test_says_why(self, content: bytes, reason: type[UnreadableFile]) -> None:
        with pytest.raises(reason):
            look(content)

    def test_is_always_one_of_ours(self) -> None:
        chance, limits = random.Random(7), FileLimits(most_bytes=200_000, most_pages=5, most_megapixels=2)

        for content in SAMPLES:
            for damage in (flipped, cut) * 6:
                with suppress(UnreadableFile):
                    look(damage(content, chance), limits=limits)


class TestAcrossTheWire:
    def test_a_look_comes_back_as_it_was_taken(self) -> None:
        class Here:
            """Answers without a child."""

            def call(self, message: Message) -> Message:
                return looker(config_of(FileLimits(most_pages=2)))(message, lambda _: None)

        assert Looker(Here()).look(SourceFile("é\udce9.pdf", paper.pdf())) == Look(MediaType.PDF, 1)
        with pytest.raises(TooManyPages):
            Looker(Here()).look(SourceFile("three.pdf", PDF))

    @pytest.mark.parametrize("said", [b"", b"{}", b'{"media_type":"text/html","pages":1}', b"\xff"])
    def test_nonsense_is_a_child_that_broke(self, said: bytes) -> None:
        class Babbling:
            def call(self, message: Message) -> Message:
                return Message(said)

        with pytest.raises(ReaderCrashed, match="its answer makes no sense"):
            Looker(Babbling()).look(SourceFile("a.pdf", paper.pdf()))


@needs_real_documents
def test_no_real_document_is_refused() -> None:
    paths = sorted(path for path in DATA.glob("*/documents/*") if path.suffix in (".pdf", ".webp"))

    for path in paths[::EVERY_SO_MANY]:
        assert look(path.read_bytes(), path.name).pages >= 1, path.name
