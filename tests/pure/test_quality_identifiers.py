"""Does every identifier pass its own check, and do they agree?"""

import pytest

from invoices.fields import Field, Severity, Source
from invoices.quality.identifiers import Test, has_iban_digits, has_rib_key, is_iban, is_siren, is_siret, is_vat_number
from tests.understood import IBAN, OTHER_SIREN, SIREN, SIRET, VAT_NUMBER, an_invoice, noticed, only

LA_POSTE, ITS_HEAD_OFFICE = "35600000000001", "35600000000048"


def other_digits(number: str) -> list[str]:
    """Return the number with each of its digits misread as every other one."""
    return [
        number[:place] + digit + number[place + 1 :]
        for place in range(len(number))
        if number[place].isdigit()
        for digit in "0123456789"
        if digit != number[place]
    ]


class TestTheChecks:
    @pytest.mark.parametrize("typed", ["404 833 048", "404.833.048", " 404833048 ", "404-833-048"])
    def test_do_not_mind_how_a_number_is_spaced(self, typed: str) -> None:
        assert is_siren(typed)

    @pytest.mark.parametrize(("number", "passes"), [
        (SIREN, is_siren), (SIRET, is_siret), (VAT_NUMBER, is_vat_number), (IBAN, has_iban_digits), (IBAN, is_iban),
    ])  # fmt: skip
    def test_find_every_digit_that_is_misread(self, number: str, passes: Test) -> None:
        assert passes(number)
        assert not [misread for misread in other_digits(number) if passes(misread)]

    # pragma: allowlist nextline secret
    @pytest.mark.parametrize("number", ["DE136695976", "ATU13585627", "BE0428759497", "IT00743110157", "EL094259216"])
    def test_know_the_vat_numbers_of_the_neighbours(self, number: str) -> None:
        assert is_vat_number(number)

    def test_let_a_vat_number_pass_of_which_nobody_here_knows_the_check(self) -> None:
        assert is_vat_number("TR1234567890")

    @pytest.mark.parametrize("number", ["", "FR", "DE12", "12345678901", "FRXX", "²³¹"])
    def test_do_not_let_pass_what_is_no_vat_number(self, number: str) -> None:
        assert not is_vat_number(number)

    def test_of_a_french_bank_see_what_those_of_an_iban_do_not(self) -> None:
        wrong_key = "FR0630006000011234567890188"

        assert has_iban_digits(wrong_key)
        assert not has_rib_key(wrong_key)
        assert has_rib_key(IBAN)

    def test_of_other_banks_are_not_known_here(self) -> None:
        assert has_rib_key("DE88200800000970375700")


class TestAnIdentifier:
    @pytest.mark.parametrize(("name", "value", "code"), [
        (Field.SUPPLIER_SIREN, "404833049", "siren_checksum"),
        (Field.SUPPLIER_SIRET, "40483304800023", "siret_checksum"),
        (Field.SUPPLIER_VAT_NUMBER, "FR84404833048", "vat_key"),
        (Field.SUPPLIER_IBAN, "FR7630006000011234567890188", "iban_checksum"),
        (Field.SUPPLIER_IBAN, "FR0630006000011234567890188", "rib_key"),
    ])  # fmt: skip
    def test_that_fails_its_check_is_doubted(self, name: Field, value: str, code: str) -> None:
        found = noticed(an_invoice({name: value}))[code]

        assert (found.severity, found.fields) == (Severity.DOUBT, (name,))
        assert found.facts["value"] == value

    def test_that_its_sender_wrote_wrong_can_be_booked(self) -> None:
        found = noticed(an_invoice({Field.SUPPLIER_SIREN: "404833049"}, source=Source.XML))

        assert found["siren_checksum"].severity is Severity.WARNING

    def test_cannot_be_paid_to_even_if_its_sender_wrote_it_so(self) -> None:
        found = noticed(an_invoice({Field.SUPPLIER_IBAN: IBAN[:-1] + "0"}, source=Source.XML))

        assert found["iban_checksum"].severity is Severity.DOUBT

    def test_of_the_customer_is_a_warning(self) -> None:
        assert noticed(an_invoice({Field.CUSTOMER_SIREN: "303265046"}))["siren_checksum"].severity is Severity.WARNING

    def test_of_la_poste_proves_little(self) -> None:
        post = only({Field.SUPPLIER_SIRET: LA_POSTE})

        assert noticed(post)["weak_siret"].severity is Severity.NOTE
        assert "weak_siret" not in noticed(only({Field.SUPPLIER_SIRET: ITS_HEAD_OFFICE}))

    def test_of_la_poste_that_is_wrong_is_wrong_and_not_weak(self) -> None:
        found = noticed(only({Field.SUPPLIER_SIRET: "35600000000003"}))

        assert "siret_checksum" in found
        assert "weak_siret" not in found


class TestIdentifiers:
    @pytest.mark.parametrize(("name", "value"), [
        (Field.SUPPLIER_SIREN, OTHER_SIREN), (Field.SUPPLIER_SIRET, "73282932000074"),
        (Field.SUPPLIER_VAT_NUMBER, "FR44732829320"),
    ])  # fmt: skip
    def test_of_two_companies_are_doubted(self, name: Field, value: str) -> None:
        found = noticed(an_invoice({name: value}))["siren_mismatch"]

        assert found.severity is Severity.DOUBT
        assert name in found.fields

    def test_of_monaco_hold_no_siren_to_compare(self) -> None:
        assert "siren_mismatch" not in noticed(an_invoice({Field.SUPPLIER_VAT_NUMBER: "FR53000004605"}))

    def test_from_abroad_hold_none_either(self) -> None:
        assert "siren_mismatch" not in noticed(an_invoice({Field.SUPPLIER_VAT_NUMBER: "DE136695976"}))


class TestAnAccount:
    def test_in_another_country_is_a_warning(self) -> None:
        found = noticed(an_invoice({Field.SUPPLIER_IBAN: "DE89370400440532013000"}))["iban_foreign"]

        assert (found.severity, found.facts) == (Severity.WARNING, {"iban_country": "DE", "country": "FR"})

    def test_of_a_supplier_whose_country_is_not_known_is_left_in_peace(self) -> None:
        assert "iban_foreign" not in noticed(only({Field.SUPPLIER_IBAN: "DE89370400440532013000"}, language="en"))
