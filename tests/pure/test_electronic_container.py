"""What Factur-X and PDF/A-3 ask of the PDF around the XML."""

import pytest

from invoices.fields import Severity
from tests import electronic
from tests.electronic import told


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
