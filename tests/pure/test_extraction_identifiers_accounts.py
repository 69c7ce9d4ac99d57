"""Accounts, banks, addresses of mail and telephone numbers are found."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.identifiers import find_emails, find_identifiers, find_phones

IBAN = "FR7630006000011234567890189"
WRONG_RIB_KEY = "FR0630006000011234567890188"  # its international digits are right


def found(line: str) -> list[tuple[str, str, bool]]:
    return [(each.kind, each.value, each.valid) for _, _, each in find_identifiers(line)]


class TestAccounts:
    @pytest.mark.parametrize(
        "line",
        [
            "IBAN FR76 3000 6000 0112 3456 7890 189", IBAN, f"IBAN{IBAN}", "fr76 3000 6000 0112 3456 7890 189",
            "FR76 3OOO 6000 0112 3456 7890 189", "FR76-3000-6000-0112-3456-7890-189",
        ],
    )  # fmt: skip
    def test_are_found_however_they_are_printed(self, line: str) -> None:
        assert found(line) == [("iban", IBAN, True)]

    def test_of_other_countries_have_their_own_length(self) -> None:
        assert found("DE89 3704 0044 0532 0130 00 BIC") == [("iban", "DE89370400440532013000", True)]

    def test_are_proven_by_the_key_of_the_bank_as_well(self) -> None:
        assert found(WRONG_RIB_KEY) == [("iban", WRONG_RIB_KEY, False)]

    def test_with_a_digit_too_few_are_answers_where_a_word_announces_them(self) -> None:
        assert found("IBAN : FR76 3000 6000 0112 3456 7890 18 BIC") == [("iban", IBAN[:-1], False)]

    @pytest.mark.parametrize("line", ["DE 12 RUE DES LILAS 75000 PARIS", "FR76 3000 6000 0112", f"{IBAN}1"])
    def test_are_nothing_else(self, line: str) -> None:
        assert not [each for each in found(line) if each[0] == "iban"]


class TestBanks:
    @pytest.mark.parametrize("line", ["BIC AGRIFRPP", "SWIFT : AGRIFRPP882", "BIC : AGRI FR PP 882", "AGRIFRPP"])
    def test_are_found(self, line: str) -> None:
        ((_, _, bic),) = find_identifiers(line)

        assert (bic.kind, bic.value[:8], bic.valid, bic.weak) == ("bic", "AGRIFRPP", True, False)

    def test_that_nobody_knows_and_nothing_announces_are_weak(self) -> None:
        assert [each.weak for _, _, each in find_identifiers("BIC ABCDFRZZ")] == [False]
        assert [each.weak for _, _, each in find_identifiers("ABCDFRZZ")] == [True]

    @pytest.mark.parametrize("line", ["DESIGNATION QUANTITE", "PAGE DE LA", "Facturer"])
    def test_are_no_words(self, line: str) -> None:
        assert found(line) == []


class TestMail:
    @pytest.mark.parametrize(
        ("line", "address"),
        [
            ("Contact@Exemple.fr", "contact@exemple.fr"),
            ("mail : a.b-c+d@sous.exemple.co.uk,", "a.b-c+d@sous.exemple.co.uk"),
            ("contact @exemple.fr", "contact@exemple.fr"), ("contact@ exemple.fr", "contact@exemple.fr"),
        ],
    )  # fmt: skip
    def test_is_found(self, line: str, address: str) -> None:
        assert [value for _, _, value in find_emails(line)] == [address]

    @pytest.mark.parametrize("line", ["", "@exemple", "3 @ 12.50", "www.exemple.fr"])
    def test_is_nothing_else(self, line: str) -> None:
        assert find_emails(line) == []


class TestTelephone:
    @pytest.mark.parametrize(
        ("line", "number"),
        [
            ("Tél. 01 23 45 67 89", "0123456789"), ("01.23.45.67.89", "0123456789"), ("T:0123456789", "0123456789"),
            ("01-23-45-67-89", "0123456789"), ("+33 1 23 45 67 89", "+33123456789"),
            ("+33 (0)1 23 45 67 89", "+33123456789"),
            ("0033 1 23 45 67 89", "+33123456789"), ("+49 30 123456", "+4930123456"), ("0800 123 456", "0800123456"),
        ],
    )  # fmt: skip
    def test_numbers_are_found(self, line: str, number: str) -> None:
        assert [value for _, _, value in find_phones(line)] == [number]

    @pytest.mark.parametrize("line", ["123 456 782", "1 234,56", "31/12/2026", "12345678200010", "01 23 45 67 89 01"])
    def test_numbers_are_nothing_else(self, line: str) -> None:
        assert find_phones(line) == []

    @given(st.text(st.sampled_from("0123456789 .-+()/")))
    def test_numbers_never_break(self, line: str) -> None:
        assert all(0 <= start < end <= len(line) for start, end, _ in find_phones(line))
