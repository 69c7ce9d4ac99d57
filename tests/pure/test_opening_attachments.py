"""What is attached to a PDF is kept when it is XML, with what the PDF says of it; damage to it stops nothing."""

from collections.abc import Callable
from hashlib import md5
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String, settings

from invoices.document import Attachment, SourceFile
from invoices.imaging.opening.file import OpenFile, open_file
from invoices.imaging.opening.limits import FileLimits
from tests import bombs, paper

CII = b"""<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"/>"""


def opened(content: bytes) -> OpenFile:
    return open_file(SourceFile("a.pdf", content), FileLimits())


def made(change: Callable[[Pdf], None], content: bytes | None = None) -> OpenFile:
    with pikepdf.open(BytesIO(content or paper.pdf())) as document:
        change(document)
        return opened(paper.saved(document))


def kept(change: Callable[[Pdf], None]) -> Attachment:
    (attachment,) = made(change).attachments
    return attachment


def a_file(document: Pdf, content: bytes = CII, **stream: object) -> Stream:
    return Stream(document, content, Type=Name.EmbeddedFile, **stream)


def a_spec(document: Pdf, stream: Stream, **entries: object) -> pikepdf.Object:
    spec = Dictionary(Type=Name.Filespec, F=String("factur-x.xml"), EF=Dictionary(F=document.make_indirect(stream)))
    for name, value in entries.items():
        spec[f"/{name}"] = value
    return document.make_indirect(spec)


def by_name(document: Pdf, *specs: pikepdf.Object) -> None:
    names = [item for number, spec in enumerate(specs) for item in (String(f"f{number}"), spec)]
    document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Names=Array(names)))


class TestKept:
    def test_an_invoice_with_all_that_the_pdf_says_of_it(self) -> None:
        def change(document: Pdf) -> None:
            parameters = Dictionary(
                Size=len(CII),
                ModDate=String("D:20240312101500+01'00'"),
                CheckSum=String(md5(CII).digest()),  # noqa: S324
            )
            stream = a_file(document, Subtype=Name("/text/xml"), Params=parameters)
            spec = a_spec(document, stream, AFRelationship=Name.Data, Desc=String("Facture"), UF=String("factur-x.xml"))
            by_name(document, spec)
            document.Root.AF = Array([spec])

        attachment = kept(change)

        assert (attachment.name, attachment.content) == ("factur-x.xml", CII)
        assert attachment.facts == {
            "places": "names, af",
            "relationship": "Data",
            "mime": "text/xml",
            "description": "Facture",
            "modified": "2024-03-12T10:15:00+01:00",
            "size": str(len(CII)),
            "stated_size": str(len(CII)),
            "checksum": "matches",
            "root": "CrossIndustryInvoice",
            "namespace": "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100",
            "syntax": "CII",
        }

    def test_xml_of_any_name_and_kind(self) -> None:
        found = opened(paper.pdf(attachments={"notes.txt": b"<order/>", "b.bin": CII, "photo.xml": b"\x89PNG"}))

        assert sorted(attachment.name for attachment in found.attachments) == ["b.bin", "notes.txt"]
        assert found.facts["attachments"] == "3"

    @pytest.mark.parametrize("place", ["Root", "page"])
    def test_a_file_associated_with_the_document_or_a_page(self, place: str) -> None:
        def change(document: Pdf) -> None:
            holder = document.Root if place == "Root" else document.pages[0].obj
            holder.AF = Array([a_spec(document, a_file(document))])

        assert kept(change).facts["places"] == {"Root": "af", "page": "page 1"}[place]

    def test_a_file_behind_a_paper_clip(self) -> None:
        def change(document: Pdf) -> None:
            spec = a_spec(document, a_file(document))
            clip = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, FS=spec, Rect=Array([0, 0, 9, 9]))
            link = Dictionary(Type=Name.Annot, Subtype=Name.Link, FS=spec, Rect=Array([0, 0, 9, 9]))
            document.pages[0].Annots = Array([link, clip])

        assert kept(change).facts["places"] == "page 1"

    def test_a_list_given_as_a_single_file(self) -> None:
        def change(document: Pdf) -> None:
            document.Root.AF = a_spec(document, a_file(document))

        assert kept(change).facts["places"] == "af"

    def test_a_tree_of_names_with_branches(self) -> None:
        def change(document: Pdf) -> None:
            leaf = Dictionary(Names=Array([String("a"), a_spec(document, a_file(document))]))
            document.Root.Names = Dictionary(EmbeddedFiles=Dictionary(Kids=Array([leaf])))

        assert kept(change).content == CII

    def test_a_tree_of_names_that_grows_in_a_circle(self) -> None:
        def change(document: Pdf) -> None:
            tree = document.make_indirect(Dictionary(Names=Array([String("a"), a_spec(document, a_file(document))])))
            tree.Kids = Array([tree])
            document.Root.Names = Dictionary(EmbeddedFiles=tree)

        assert kept(change).content == CII

    def test_a_file_that_is_only_named_and_elsewhere_is_none(self) -> None:
        def change(document: Pdf) -> None:
            by_name(document, Dictionary(Type=Name.Filespec, F=String("elsewhere.xml")))

        found = made(change)

        assert (found.attachments, found.facts["attachments"]) == ((), "0")

    @pytest.mark.parametrize(
        ("stated", "said"),
        [(md5(CII).hexdigest().encode(), "matches"), (b"\x00" * 16, "differs"), (b"short", "differs")],  # noqa: S324
    )
    def test_a_checksum_in_either_writing_is_compared(self, stated: bytes, said: str) -> None:
        def change(document: Pdf) -> None:
            by_name(document, a_spec(document, a_file(document, Params=Dictionary(CheckSum=String(stated)))))

        assert kept(change).facts["checksum"] == said

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            (String("../../etc/x.xml"), "x.xml"),
            (String("C:\\Factures\\x.xml"), "x.xml"),
            (String("a\r\nb\x00.xml"), "a b .xml"),
            (String("folder/"), "unnamed"),
            (String("é" * 400), "é" * 300),
        ],
    )
    def test_a_name_is_a_label_on_one_line(self, name: String, said: str) -> None:
        def change(document: Pdf) -> None:
            by_name(document, a_spec(document, a_file(document), UF=name))

        assert kept(change).name == said


class TestDamaged:
    def test_xml_that_breaks_off_is_kept_and_says_so(self) -> None:
        broken = CII.replace(b"/>", b"><Total>12")

        (attachment,) = opened(paper.pdf(attachments={"factur-x.xml": broken})).attachments

        assert attachment.content == broken
        assert attachment.facts["fault"] == "its XML is broken at line 1"
        assert attachment.facts["syntax"] == "CII"

    def test_a_document_type_is_named_and_the_file_kept(self) -> None:
        (attachment,) = opened(paper.pdf(attachments={"f.xml": bombs.laughing_xml()})).attachments

        assert "document type" in attachment.facts["fault"]

    def test_a_file_that_cannot_be_unpacked_leaves_the_others_and_the_pages(self) -> None:
        def change(document: Pdf) -> None:
            broken = Stream(document, b"x\x9cnothing", Filter=Name.FlateDecode)
            by_name(document, a_spec(document, broken), a_spec(document, a_file(document)))

        found = made(change)

        assert found.facts["attachments_fault"] == "factur-x.xml: it cannot be unpacked"
        assert [attachment.content for attachment in found.attachments] == [CII]
        assert "Dupont" in next(found.pages()).layer.text.text

    @pytest.mark.parametrize("packing", [Name.LZWDecode, Array([Name.FlateDecode, Name.JBIG2Decode])])
    def test_a_packing_that_cannot_be_held_to_a_size_is_not_taken(self, packing: pikepdf.Object) -> None:
        def change(document: Pdf) -> None:
            by_name(document, a_spec(document, Stream(document, b"abc", Filter=packing)))

        assert "not taken" in made(change).facts["attachments_fault"]

    @pytest.mark.parametrize("packed", [True, False])
    def test_a_file_that_is_too_large_is_left_where_it_is(self, packed: bool) -> None:
        found = opened(bombs.heavy_attachment(21_000_000, packed=packed))

        assert found.attachments == ()
        assert found.facts["attachments_fault"].startswith("factur-x.xml: ")

    def test_a_few_that_are_too_large_are_the_last_that_are_tried(self) -> None:
        def change(document: Pdf) -> None:
            bomb = bombs.packed_zeros(30_000_000)
            streams = [Stream(document, bomb, Filter=Name.FlateDecode) for _ in range(5)]
            by_name(document, *(a_spec(document, stream) for stream in streams))

        faults = made(change).facts["attachments_fault"].split("; ")

        assert len(faults) == 4
        assert faults[-1] == "what follows was not unpacked, there is too much of it"

    def test_the_limits_of_the_library_are_as_before(self) -> None:
        before = settings.get_qpdf_limits()

        opened(paper.pdf(attachments={"f.xml": CII}))

        assert settings.get_qpdf_limits() == before

    def test_pages_are_read_although_the_attachments_cannot_be_reached(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def breaks(*_: object) -> None:
            raise pikepdf.PdfError("no objects")

        content = paper.pdf(attachments={"f.xml": CII})
        monkeypatch.setattr(pikepdf, "open", breaks)

        found = opened(content)

        assert found.facts["attachments_fault"] == "what is attached to it cannot be reached"
        assert next(found.pages()).layer.text.words
