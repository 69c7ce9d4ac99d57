"""Numbers and suppliers are looked up however they were printed."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.fields import Field
from invoices.twins.keys import Keys, keys_of, number_key, same_supplier, supplier_keys
from tests.understood import SIREN, SIRET, VAT_NUMBER, an_invoice, only


def from_supplier(*numbers: str, name: str = "") -> Keys:
    return Keys(supplier_name=name, suppliers=supplier_keys(numbers, name))


class TestNumberKey:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("FA-2024-0042", "fa 2024 0042"),
            ("F/2024/12", "F.2024.12"),
            ("FA-000042", "FA42"),
            ("000123", "123"),
            ("F-O42", "F-042"),  # the letter O, read for a zero
            ("FA-77 DUPLICATA", "FA-77"),
        ],
    )
    def test_is_one_for_one_number(self, one: str, other: str) -> None:
        assert number_key(one) == number_key(other)

    @pytest.mark.parametrize(("one", "other"), [("2024-0042", "2024-42"), ("F-100", "F-1"), ("FA-12", "AV-12")])
    def test_is_another_for_another_number(self, one: str, other: str) -> None:
        assert number_key(one) != number_key(other)

    def test_of_nothing_is_nothing(self) -> None:
        assert number_key(" - ") == ""

    def test_of_zero_stays(self) -> None:
        assert number_key("000") == "0"

    def test_fits_its_column(self) -> None:
        assert len(number_key("9" * 400)) == 100


class TestSupplierKeys:
    def test_name_the_surest_first_and_each_once(self) -> None:
        keys = supplier_keys((SIREN, SIRET, VAT_NUMBER), "Atelier Dupont SARL")

        assert keys == (f"siren:{SIREN}", "name:atelierdupont")

    def test_hold_a_foreign_number_as_it_is(self) -> None:
        assert supplier_keys(("BE 0576.453.182", ""), "") == ("vat:BE0576453182",)

    def test_of_nobody_are_none(self) -> None:
        assert supplier_keys((), "") == ()


class TestSameSupplier:
    def test_goes_by_the_number_before_the_name(self) -> None:
        assert same_supplier(from_supplier(SIRET, name="Dupont"), from_supplier(VAT_NUMBER, name="Atelier")) is True

    def test_goes_by_the_name_where_one_has_no_number(self) -> None:
        assert same_supplier(from_supplier(SIREN, name="Dupont SARL"), from_supplier(name="DUPONT")) is True

    def test_cannot_be_told_of_one_name_with_two_numbers(self) -> None:
        ours, theirs = from_supplier(SIREN, name="Dupont"), from_supplier("732829320", name="Dupont")

        assert same_supplier(ours, theirs) is None

    def test_is_denied_by_two_numbers_or_two_names(self) -> None:
        assert same_supplier(from_supplier(SIREN), from_supplier("732829320")) is False
        assert same_supplier(from_supplier(name="Dupont"), from_supplier(name="Martin & Fils")) is False

    def test_cannot_be_told_of_nobody(self) -> None:
        assert same_supplier(from_supplier(), from_supplier(name="Dupont")) is None


class TestKeys:
    def test_are_taken_from_what_was_understood(self) -> None:
        keys = keys_of(an_invoice())

        assert (keys.number, keys.number_key) == ("FA-2026-0042", "fa20260042")
        assert (keys.gross, keys.day, keys.kind) == (Decimal("253.20"), date(2026, 3, 2), "invoice")
        assert keys.suppliers[0] == f"siren:{SIREN}"

    def test_are_few_where_little_was_found(self) -> None:
        keys = keys_of(only({Field.TOTAL_GROSS: Decimal(12)}))

        assert keys == Keys(gross=Decimal(12))
        assert keys.suppliers == ()
