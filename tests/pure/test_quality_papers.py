"""What kind of paper is it, and does it hold what one needs of it?"""

from decimal import Decimal
from typing import TypeAlias

from invoices.fields import DocumentType, Extraction, Field, Severity, Value
from tests.understood import a_candidate, an_invoice, noticed

Values: TypeAlias = dict[Field, Value | None]


class TestARepair:
    def test_is_never_silent(self) -> None:
        candidate = a_candidate(Field.TOTAL_NET, Decimal("211.00"), read_as="2ll,00")
        fields = {**an_invoice().fields, Field.TOTAL_NET: candidate}

        found = noticed(Extraction(fields, language="fr"))["repaired"]

        assert found.severity is Severity.NOTE
        assert found.facts == {"field": "total_net", "read_as": "2ll,00", "value": "211.00"}


class TestAFile:
    def test_that_holds_two_invoices_is_split_by_a_person(self) -> None:
        found = noticed(an_invoice(), splits=((1, 2), (3, 3)))["several_invoices"]

        assert (found.severity, found.facts) == (Severity.DOUBT, {"count": 2})

    def test_that_holds_one_is_left_whole(self) -> None:
        assert "several_invoices" not in noticed(an_invoice(), splits=((1, 3),))


class TestAPaper:
    def test_that_is_no_invoice_is_looked_at(self) -> None:
        assert "not_an_invoice" in noticed(an_invoice({Field.DOCUMENT_TYPE: DocumentType.OTHER}))

    def test_without_a_number_may_be_a_receipt(self) -> None:
        assert "field_missing" not in noticed(
            an_invoice({Field.DOCUMENT_TYPE: DocumentType.RECEIPT, Field.INVOICE_NUMBER: None})
        )

    def test_without_a_number_is_no_invoice(self) -> None:
        assert noticed(an_invoice({Field.INVOICE_NUMBER: ""}))["field_missing"].fields == (Field.INVOICE_NUMBER,)

    def test_of_the_till_does_for_a_small_purchase_only(self) -> None:
        receipt: Values = {Field.DOCUMENT_TYPE: DocumentType.RECEIPT}
        small: Values = {Field.TOTAL_NET: Decimal(150), Field.TOTAL_VAT: Decimal(30), Field.TOTAL_GROSS: Decimal(180)}

        assert noticed(an_invoice(receipt))["receipt_over_150"].facts == {"net": "211.00"}
        assert "receipt_over_150" not in noticed(an_invoice(receipt | small))
        assert "receipt_over_150" not in noticed(an_invoice(receipt | {Field.CURRENCY: "MYR"}))

    def test_that_takes_back_a_sale_says_which(self) -> None:
        credit = an_invoice({Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE})
        named = an_invoice({Field.DOCUMENT_TYPE: DocumentType.CREDIT_NOTE}, mentions=("credit_reference",))

        assert noticed(credit)["credit_note_without_reference"].severity is Severity.WARNING
        assert "credit_note_without_reference" not in noticed(named)
