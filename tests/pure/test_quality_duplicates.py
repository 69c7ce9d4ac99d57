"""Is it here already?"""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Context, Field, KnownInvoice, Severity
from tests.understood import OTHER_SIREN, SIREN, TODAY, VAT_NUMBER, an_invoice, noticed

KNOWN = KnownInvoice(SIREN, "FA-2026-0042", Decimal("253.20"), date(2026, 3, 2), sha256="abc")
ELSEWHERE = replace(KNOWN, supplier=OTHER_SIREN)


def among(*invoices: KnownInvoice) -> Context:
    return Context(TODAY, invoices=invoices)


class TestADuplicate:
    @pytest.mark.parametrize("supplier", [SIREN, VAT_NUMBER, "atelier dupont", "ATELIER DUPONT SARL"])
    def test_has_the_number_of_another_invoice_of_its_supplier(self, supplier: str) -> None:
        found = noticed(an_invoice(), among(replace(KNOWN, supplier=supplier)))["duplicate_suspected"]

        assert found.severity is Severity.DOUBT
        assert found.facts == {"number": "FA-2026-0042", "same": "number"}

    @pytest.mark.parametrize("number", ["FA 2026/0042", "fa20260042"])
    def test_may_write_its_number_another_way(self, number: str) -> None:
        assert "duplicate_suspected" in noticed(an_invoice(), among(replace(KNOWN, number=number)))

    def test_has_the_total_and_the_date_of_one_whose_number_was_not_read(self) -> None:
        found = noticed(an_invoice({Field.INVOICE_NUMBER: None}), among(KNOWN))["duplicate_suspected"]

        assert (found.severity, found.facts["same"]) == (Severity.DOUBT, "total_and_date")

    def test_with_another_number_is_only_a_warning(self) -> None:
        found = noticed(an_invoice(), among(replace(KNOWN, number="FA-2026-0043")))["duplicate_suspected"]

        assert (found.severity, found.facts["same"]) == (Severity.WARNING, "total_and_date")

    def test_is_the_very_same_file_whatever_was_read(self) -> None:
        found = noticed(an_invoice({Field.INVOICE_NUMBER: "X"}), among(ELSEWHERE), sha256="abc")["duplicate_suspected"]

        assert found.facts["same"] == "file"


class TestAnother:
    @pytest.mark.parametrize("known", [
        ELSEWHERE,
        replace(KNOWN, number="1", total_gross=Decimal("253.21")),
        replace(KNOWN, number="1", issue_date=date(2026, 3, 3)),
        KnownInvoice("", "", None, None),
    ])  # fmt: skip
    def test_invoice_is_no_duplicate(self, known: KnownInvoice) -> None:
        assert "duplicate_suspected" not in noticed(an_invoice(), among(known))

    def test_file_without_a_fingerprint_is_no_duplicate(self) -> None:
        assert "duplicate_suspected" not in noticed(an_invoice(), among(replace(ELSEWHERE, sha256="")), sha256="")

    def test_invoice_of_which_nothing_was_read_is_no_duplicate(self) -> None:
        bare = an_invoice(dict.fromkeys(Field), vat_breakdown=(), lines=())

        assert "duplicate_suspected" not in noticed(bare, among(KNOWN, KnownInvoice("", "", None, None)))
