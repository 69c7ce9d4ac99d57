"""A company's identifiers are proven by their checksums and written one way."""

from collections.abc import Callable

import pytest
from django.core.exceptions import ValidationError

from accounts.identifiers import check_same_company, clean_iban, clean_siren, clean_vat_number, siren_of

Check = Callable[[str], str]


@pytest.mark.parametrize(
    ("check", "written", "kept"),
    [
        (clean_siren, "732829320", "732829320"),
        (clean_siren, " 732 829 320 ", "732829320"),
        (clean_vat_number, "fr 44 732829320", "FR44732829320"),
        (clean_vat_number, "DE136695976", "DE136695976"),
        (clean_iban, "FR76 3000 6000 0112 3456 7890 189", "FR7630006000011234567890189"),
        (clean_iban, "de89370400440532013000", "DE89370400440532013000"),
    ],
)
def test_a_right_one_is_written_one_way(check: Check, written: str, kept: str) -> None:
    assert check(written) == kept


@pytest.mark.parametrize("check", [clean_siren, clean_vat_number])
@pytest.mark.parametrize("empty", ["", "   "])
def test_an_empty_one_is_allowed(check: Check, empty: str) -> None:
    assert check(empty) == ""


@pytest.mark.parametrize(
    ("check", "wrong"),
    [
        (clean_siren, "732829321"),
        (clean_siren, "73282932"),
        (clean_siren, "73282932000074"),
        (clean_siren, "ABCDEFGHI"),
        (clean_vat_number, "FR45732829320"),
        (clean_vat_number, "732829320"),
        (clean_vat_number, "XX12"),
        (clean_iban, "FR7630006000011234567890188"),
        (clean_iban, "FR76"),
        (clean_iban, ""),
    ],
)
def test_a_wrong_one_is_refused_with_words(check: Check, wrong: str) -> None:
    with pytest.raises(ValidationError) as refusal:
        check(wrong)
    assert refusal.value.messages[0]


def test_a_refused_iban_is_shown_cut_short() -> None:
    with pytest.raises(ValidationError) as refusal:
        clean_iban("X" * 500)
    assert "X" * 40 in refusal.value.messages[0]
    assert "X" * 41 not in refusal.value.messages[0]


class TestSirenInsideAVatNumber:
    def test_is_found_in_a_french_one(self) -> None:
        assert siren_of("FR44732829320") == "732829320"

    @pytest.mark.parametrize("other", ["", "DE136695976"])
    def test_is_not_looked_for_elsewhere(self, other: str) -> None:
        assert siren_of(other) == ""


class TestTwoNumbersOfOneCompany:
    @pytest.mark.parametrize(
        ("siren", "vat_number"),
        [("732829320", "FR44732829320"), ("", "FR44732829320"), ("732829320", ""), ("732829320", "DE136695976")],
    )
    def test_may_stand_together(self, siren: str, vat_number: str) -> None:
        check_same_company(siren, vat_number)

    def test_of_two_companies_may_not(self) -> None:
        with pytest.raises(ValidationError):
            check_same_company("303265045", "FR44732829320")
