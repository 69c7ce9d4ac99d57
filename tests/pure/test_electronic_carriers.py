"""Other carriers of an invoice than the PDF of Factur-X; and which of several XML files counts."""

import pytest

from invoices.document import Attachment
from invoices.electronic.reading import read_electronic
from invoices.fields import Field, Severity
from tests import electronic
from tests.builders import an_ocr_result
from tests.electronic import told


def said(name: str = "factur-x.xml", attachment: dict[str, str] | None = None, /, **pdf: str) -> dict[object, Severity]:
    xml = electronic.cii()
    return told(electronic.in_a_pdf_that_says(xml, name=name, pdf=pdf, attachment=attachment or {}))


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
