"""What a PDF says of itself is kept as it says it, and proves nothing."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream, String

from invoices.document import SourceFile
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests import paper

XMP = """<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" pdfaid:part="3"/>
<rdf:Description rdf:about="" xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
  <fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
  <fx:Version>1.0</fx:Version><fx:ConformanceLevel>EN 16931</fx:ConformanceLevel><fx:Other>x</fx:Other>
</rdf:Description>
<rdf:Description xmlns:zf="urn:ferd:pdfa:CrossIndustryDocument:invoice:1p0#" zf:ConformanceLevel="COMFORT"/>
</rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def facts_of(change: Callable[[Pdf], None]) -> dict[str, str]:
    with pikepdf.open(BytesIO(paper.pdf())) as document:
        change(document)
        content = paper.saved(document)
    return open_file(SourceFile("a.pdf", content), FileLimits()).facts


class TestFacts:
    def test_who_made_it_and_when(self) -> None:
        def change(document: Pdf) -> None:
            document.trailer.Info = Dictionary(
                Producer=String("Ledger 4.2"),
                Creator=String("Atelier\r\nDupont"),
                CreationDate=String("D:20240312101500+01'00'"),
                ModDate=String("D:yesterday"),
                Title=String("x" * 900),
            )

        facts = facts_of(change)

        assert facts["producer"] == "Ledger 4.2"
        assert facts["creator"] == "Atelier Dupont"
        assert facts["created"] == "2024-03-12T10:15:00+01:00"
        assert facts["modified"] == "D:yesterday"
        assert facts["title"] == "x" * 300

    def test_what_it_claims_about_its_form(self) -> None:
        facts = facts_of(lambda document: setattr(document.Root, "Metadata", Stream(document, XMP.encode())))

        assert {name: facts[name] for name in facts if name.startswith(("pdfa", "facturx", "zugferd"))} == {
            "pdfa_part": "3",
            "facturx_document_type": "INVOICE",
            "facturx_document_file_name": "factur-x.xml",
            "facturx_version": "1.0",
            "facturx_conformance_level": "EN 16931",
            "zugferd_conformance_level": "COMFORT",
        }

    def test_a_plain_pdf_says_little(self) -> None:
        facts = facts_of(lambda document: None)

        assert facts == {"pdf_version": "1.3", "attachments": "0", "signatures": "0", "output_intents": "0"}

    @pytest.mark.parametrize(
        ("intents", "count"),
        [
            (pikepdf.Array([Dictionary(S=Name("/GTS_PDFA1"))]), "1"),
            (pikepdf.Array([]), "0"),
            (Dictionary(S=Name("/GTS_PDFA1")), "0"),
            (Name("/None"), "0"),
        ],
    )
    def test_statements_of_colours_are_counted(self, intents: pikepdf.Object, count: str) -> None:
        facts = facts_of(lambda document: setattr(document.Root, "OutputIntents", intents))

        assert facts["output_intents"] == count

    @pytest.mark.parametrize("metadata", [b"<x:xmpmeta", b"", b"\x00\xff"])
    def test_metadata_that_cannot_be_read_are_a_fault_and_no_more(self, metadata: bytes) -> None:
        facts = facts_of(lambda document: setattr(document.Root, "Metadata", Stream(document, metadata)))

        assert facts["metadata_fault"] == "its description cannot be read"
        assert facts["attachments"] == "0"

    def test_signatures_are_counted(self) -> None:
        def change(document: Pdf) -> None:
            value = Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String(b"0" * 20))
            field = Dictionary(FT=Name.Sig, T=String("s"), V=value)
            document.Root.AcroForm = Dictionary(Fields=[document.make_indirect(field)], SigFlags=3)

        assert facts_of(change)["signatures"] == "1"
