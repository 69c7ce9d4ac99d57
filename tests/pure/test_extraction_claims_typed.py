"""A text that a code or an engine gives becomes the value of a field, or nothing."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.extraction.claims import typed
from invoices.fields import Field, Value


class TestAText:
    @pytest.mark.parametrize(
        ("field", "raw", "value"),
        [
            (Field.TOTAL_GROSS, "1 234,50 €", Decimal("1234.50")), (Field.TOTAL_GROSS, "1234.5", Decimal("1234.5")),
            (Field.DUE_DATE, "le 1er avril 2026", date(2026, 4, 1)),
            (Field.SUPPLIER_SIRET, "404 833 048 00022", "40483304800022"),
            (Field.INVOICE_NUMBER, " FA-12 ", "FA-12"),
        ],
    )  # fmt: skip
    def test_becomes_a_value(self, field: Field, raw: str, value: Value) -> None:
        assert typed(field, raw) == value

    @pytest.mark.parametrize("raw", ["NaN", "sNaN", "Infinity", "-inf", "1e999999", "1e-999999", "1E5"])
    def test_that_only_a_machine_calls_a_number_is_no_amount(self, raw: str) -> None:
        assert typed(Field.TOTAL_GROSS, raw) is None

    @pytest.mark.parametrize(
        ("field", "raw"), [(Field.SUPPLIER_SIRET, "FR83404833048"), (Field.SUPPLIER_IBAN, "40483304800022")]
    )
    def test_that_is_another_identifier_is_none(self, field: Field, raw: str) -> None:
        assert typed(field, raw) is None
