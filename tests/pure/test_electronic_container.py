"""What Factur-X and PDF/A-3 ask of the PDF around the XML; and which of several XML files counts."""

import pytest

from invoices.document import Attachment, OcrResult
from invoices.electronic.reading import read_electronic
from invoices.fields import Field, Severity
from tests import electronic
from tests.builders import an_ocr_result


def told(result: OcrResult) -> dict[object, Severity]:
    found = read_electronic(result)
    assert found is not None
    return {each.facts["rule"]: each.severity for each in found.findings}


def said(name: str = "factur-x.xml", attachment: dict[str, str] | None = None, /, **pdf: str) -> dict[object, Severity]:
    xml = electronic.cii()
    return told(electronic.in_a_pdf_that_says(xml, name=name, pdf=pdf, attachment=attachment or {}))


class TestThePdf:
    def test_that_says_all_it_must_is_fine(self) -> None:
        assert said() == {}

    @pytest.mark.parametrize("name", ["facture.xml", "Factur-X.xml", "unnamed"])
    def test_must_call_the_file_by_its_name(self, name: str) -> None:
        assert said(name, facturx_document_file_name=name) == {"FX-FILE-NAME": Severity.REFUSAL}

    @pytest.mark.parametrize("name", ["zugferd-invoice.xml", "xrechnung.xml", "ZUGFeRD-invoice.xml"])
    def test_may_use_the_names_of_its_kin(self, name: str) -> None:
        assert said(name, facturx_document_file_name=name) == {}

    def test_that_names_another_file_is_warned_of(self) -> None:
        assert said(facturx_document_file_name="facture.xml") == {"FX-XMP-NAME": Severity.WARNING}

    def test_must_say_how_the_file_relates_to_it(self) -> None:
        assert said("factur-x.xml", {"relationship": ""}) == {"PDFA3-RELATIONSHIP": Severity.REFUSAL}

    @pytest.mark.parametrize(
        ("relationship", "told"),
        [
            ("Data", {}),
            ("Alternative", {}),
            ("Source", {"FX-RELATIONSHIP": Severity.WARNING}),
            ("Supplement", {"FX-RELATIONSHIP": Severity.WARNING}),
        ],
    )
    def test_relates_it_as_data(self, relationship: str, told: dict[object, Severity]) -> None:
        assert said("factur-x.xml", {"relationship": relationship}) == told

    @pytest.mark.parametrize("places", ["names", "", "page 1"])
    def test_must_list_it_among_its_associated_files(self, places: str) -> None:
        assert said("factur-x.xml", {"places": places}) == {"FX-AF": Severity.REFUSAL}

    def test_must_describe_what_it_carries(self) -> None:
        nothing = {"facturx_document_file_name": "", "facturx_conformance_level": ""}

        assert said(**nothing) == {"FX-XMP": Severity.REFUSAL}
        assert said(**nothing, pdfa_part="") == {"FX-XMP": Severity.REFUSAL, "PDFA3-PART": Severity.REFUSAL}

    @pytest.mark.parametrize("level", ["MINIMUM", "EXTENDED", "BASIC WL"])
    def test_must_declare_the_profile_of_the_xml(self, level: str) -> None:
        assert said(facturx_conformance_level=level) == {"FX-XMP-PROFILE": Severity.REFUSAL}

    @pytest.mark.parametrize("part", ["", "1", "2"])
    def test_must_be_pdf_a_3(self, part: str) -> None:
        assert said(pdfa_part=part) == {"PDFA3-PART": Severity.REFUSAL}

    def test_must_say_which_colours_it_means_and_an_old_reading_does_not_know(self) -> None:
        assert said(output_intents="0") == {"PDFA3-OUTPUT-INTENT": Severity.REFUSAL}
        assert said(output_intents="") == {}

    def test_whose_checksum_is_another_is_warned_of(self) -> None:
        assert said("factur-x.xml", {"checksum": "differs"}) == {"PDF-CHECKSUM": Severity.WARNING}


class TestOtherCarriers:
    @pytest.mark.parametrize("level", ["EN 16931", "COMFORT", "XRECHNUNG", "en16931"])
    def test_one_level_has_many_names(self, level: str) -> None:
        xml = electronic.cii("EN 16931")
        pdf = {"facturx_conformance_level": level}

        assert told(electronic.in_a_pdf_that_says(xml, pdf=pdf, attachment={})) == {}

    def test_of_zugferd_1_nothing_blocks(self) -> None:
        facts = {
            "facturx_document_file_name": "",
            "facturx_conformance_level": "",
            "pdfa_part": "",
            "output_intents": "0",
        }
        result = electronic.in_a_pdf_that_says(electronic.zugferd(), name="x.xml", pdf=facts, attachment={"places": ""})

        assert set(told(result).values()) == {Severity.WARNING}
        assert {"FX-FILE-NAME", "FX-AF", "FX-XMP", "PDFA3-PART"} <= set(told(result))

    def test_nor_of_zugferd_2_0_before_it_became_factur_x(self) -> None:
        facts = {
            "facturx_document_file_name": "",
            "facturx_conformance_level": "",
            "zugferd_conformance_level": "BASIC",
        }

        assert said(**facts, output_intents="0") == {"PDFA3-OUTPUT-INTENT": Severity.WARNING}

    def test_ubl_in_a_pdf_has_no_such_rules(self) -> None:
        assert told(electronic.in_a_pdf(electronic.ubl(), name="any.xml", facts={})) == {}

    def test_an_xml_alone_has_nothing_around_it(self) -> None:
        assert told(electronic.alone(electronic.cii(), "whatever.xml")) == {}


class TestWhichOneCounts:
    def test_it_is_found_by_what_it_holds(self) -> None:
        result = electronic.in_a_pdf(b"<Order xmlns='urn:example'/>", electronic.cii(), name="beliebig.dat")

        found = read_electronic(result)

        assert found is not None
        assert found.attachment == "beliebig.dat"
        assert found.syntax == "CII"

    def test_the_newer_of_two_and_they_agree(self) -> None:
        found = read_electronic(electronic.in_a_pdf(electronic.zugferd(), electronic.cii()))

        assert found is not None
        assert (found.syntax, found.findings) == ("CII", ())

    def test_the_one_that_the_pdf_names(self) -> None:
        old = Attachment("factur-x.xml", electronic.zugferd().encode())
        new = Attachment("other.xml", electronic.cii().encode())

        found = read_electronic(an_ocr_result(attachments=(new, old), facts=dict(electronic.FACTS)))

        assert found is not None
        assert (found.attachment, found.syntax) == ("factur-x.xml", "ZUGFeRD 1.0")

    def test_two_that_do_not_agree_are_refused(self) -> None:
        other = electronic.cii().replace(">415.00<", ">515.00<").replace("FA-2026-0042", "FA-2026-0043")
        found = read_electronic(electronic.in_a_pdf(electronic.cii(), other))

        assert found is not None
        assert [(each.facts["rule"], each.facts["detail"]) for each in found.findings] == [
            ("XML-TWO-INVOICES", "number, gross")
        ]
        assert found.extraction.value(Field.INVOICE_NUMBER) == "FA-2026-0042"
