"""Real Factur-X and ZUGFeRD files, and documented defects: read from the XML alone, and judged as documented."""

import json
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from invoices.document import MediaType, SourceFile
from invoices.electronic.reading import ElectronicReading, read_electronic
from invoices.fields import Field, Severity
from invoices.imaging.opening.file import open_file
from invoices.imaging.opening.limits import FileLimits
from tests.builders import an_ocr_result
from tests.shared import DATA, needs_real_documents

pytestmark = needs_real_documents

# How the data set calls a field: how we call it.
NAMES = {
    "invoice_number": Field.INVOICE_NUMBER,
    "supplier_siren": Field.SUPPLIER_SIREN,
    "supplier_siret": Field.SUPPLIER_SIRET,
    "supplier_vat_id": Field.SUPPLIER_VAT_NUMBER,
    "buyer_siren": Field.CUSTOMER_SIREN,
    "buyer_vat_id": Field.CUSTOMER_VAT_NUMBER,
    "currency": Field.CURRENCY,
    "iban": Field.SUPPLIER_IBAN,
    "invoice_date": Field.ISSUE_DATE,
    "due_date": Field.DUE_DATE,
    "supplier_name": Field.SUPPLIER_NAME,
    "buyer_name": Field.CUSTOMER_NAME,
    "total_net": Field.TOTAL_NET,
    "total_tax": Field.TOTAL_VAT,
    "total_gross": Field.TOTAL_GROSS,
    "amount_due": Field.AMOUNT_DUE,
}
# A day that does not exist cannot be read.
CANNOT_BE_READ = {("DATA-002.pdf", "invoice_date")}
# Rules that the documented cases are about, by the number of the case.
RULES = {
    "CALC-001": "BR-CO-15", "CALC-002": "BR-CO-10", "CALC-003": "BR-CO-14", "CALC-004": "BR-DEC-23",
    "CALC-005": "BR-S-08", "CALC-006": "BR-E-10", "DATA-001": "BR-FR-03", "DATA-002": "BR-FR-03",
    "DATA-003": "BR-FR-CO-07", "DATA-004": "BR-05", "DATA-005": "XML-SCHEMA", "DATA-006": "BR-27",
    "IDENT-002": "FR-VAT-KEY", "IDENT-003": "BR-S-02", "PDF-002": "FX-FILE-NAME", "PDF-003": "PDFA3-RELATIONSHIP",
    "PDF-004": "FX-RELATIONSHIP", "PDF-005": "FX-XMP", "PDF-006": "FX-XMP-PROFILE", "PDF-007": "PDFA3-OUTPUT-INTENT",
    "PDF-008": "FX-AF", "PRF-001": "FX-PROFILE-LINES", "PRF-002": "FX-PROFILE", "RBT-002": "XML-WELL-FORMED",
    "XML-001": "XML-WELL-FORMED", "XML-002": "XML-NAMESPACE", "XML-003": "XML-ENCODING", "XML-004": "BR-01",
}  # fmt: skip
# The invented seller of these cases has a SIREN and a key that fail their checks, also where all is said to be well.
OF_THE_SELLER = {"FR-VAT-KEY", "FR-SIREN"}


def truth(folder: str) -> list[dict[str, Any]]:
    path = DATA / folder / "truth.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.is_file() else []


@cache
def read(path: Path) -> ElectronicReading:
    opened = open_file(SourceFile(path.name, path.read_bytes()), FileLimits())
    found = read_electronic(
        an_ocr_result(media_type=MediaType.PDF, attachments=tuple(opened.attachments), facts=opened.facts)
    )
    assert found is not None
    return found


def document(folder: str, row: dict[str, Any]) -> ElectronicReading:
    return read(DATA / folder / "documents" / row["file"])


def told(found: ElectronicReading, severity: Severity) -> set[object]:
    return {each.facts["rule"] for each in found.findings if each.severity is severity}


def same(expected: str, found: object) -> bool:
    if isinstance(found, Decimal):
        try:
            return abs(Decimal(expected)) == abs(found)
        except InvalidOperation:
            return False
    return " ".join(expected.split()) == str(found)


class TestReading:
    @pytest.mark.parametrize("folder", ["facturx", "facturx_edgecases"])
    def test_every_field_of_the_truth_is_right(self, folder: str) -> None:
        wrong = [
            (row["file"], name, expected)
            for row in truth(folder)
            for name, expected in row["fields"].items()
            if name in NAMES and (row["file"], name) not in CANNOT_BE_READ
            if not same(expected, document(folder, row).extraction.value(NAMES[name]))
        ]

        assert wrong == []

    @pytest.mark.parametrize("folder", ["facturx", "facturx_edgecases"])
    def test_every_line_and_rate_is_there(self, folder: str) -> None:
        for row in truth(folder):
            found = document(folder, row).extraction
            lines = row["fields"].get("lines") or row.get("xml_only", {}).get("lines") or []
            rates = row["fields"].get("vat_breakdown", [])

            assert len(found.lines) == len(lines) or not lines, row["file"]
            for line, item in zip(lines, found.lines, strict=False):
                assert "net" not in line or same(line["net"], item.net_amount), row["file"]
            assert [(Decimal(rate["rate"]), abs(Decimal(rate["base"]))) for rate in rates] == [
                (rate.rate, rate.base) for rate in found.vat_breakdown[: len(rates)]
            ], row["file"]

    def test_files_in_use_are_seldom_refused(self) -> None:
        refused = [told(document("facturx", row), Severity.REFUSAL) for row in truth("facturx")]

        # The one file whose VAT is wrong by two euros.
        assert [rules for rules in refused if rules] == [{"BR-CO-14", "BR-CO-17", "BR-S-09"}]


class TestDocumentedDefects:
    @pytest.mark.parametrize("row", truth("facturx_edgecases"), ids=lambda row: row["case"]["ref"])
    def test_are_judged_as_documented(self, row: dict[str, Any]) -> None:
        found, case = document("facturx_edgecases", row), row["case"]
        refused, warned = told(found, Severity.REFUSAL), told(found, Severity.WARNING)

        if case["attendu"] == "rejet":
            assert RULES[case["ref"]] in refused
        elif case["attendu"] == "avertissement":
            assert refused == set()
            assert RULES[case["ref"]] in warned
        else:
            assert refused == set()
            assert warned <= OF_THE_SELLER

    def test_none_is_a_doubt(self) -> None:
        for row in truth("facturx_edgecases"):
            assert told(document("facturx_edgecases", row), Severity.DOUBT) == set()
