"""Numbers of companies and accounts are found, and proven or not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.identifiers import Identifier, find_identifiers, same_company, siren_of, vat_number_of

SIREN, SIRET, VAT = "123456782", "12345678200010", "FR11123456782"
IBAN = "FR7630006000011234567890189"
LA_POSTE, LA_POSTE_HEAD = "35600000000100", "35600000000048"


def found(line: str) -> list[tuple[str, str, bool]]:
    return [(each.kind, each.value, each.valid) for _, _, each in find_identifiers(line)]


def only(line: str) -> Identifier:
    ((_, _, identifier),) = find_identifiers(line)
    return identifier


class TestFrenchCompanies:
    @pytest.mark.parametrize(
        ("line", "kind", "value"),
        [
            ("SIRET 123 456 782 00010", "siret", SIRET), ("Siret : 12345678200010", "siret", SIRET),
            ("123.456.782.00010", "siret", SIRET), ("123-456-782-00010", "siret", SIRET),
            ("123456782 00010", "siret", SIRET),
            ("SIRET 123\u00a0456\u00a0782\u00a000010", "siret", SIRET), ("SIREN 123 456 782", "siren", SIREN),
            ("RCS Paris 123 456 782", "siren", SIREN), ("123456782 R.C.S. Lyon", "siren", SIREN),
            ("RCS Paris B123456782", "siren", SIREN), ("TVA FR11123456782", "vat", VAT),
            ("FR 11 123 456 782", "vat", VAT),
            ("FR11 123.456.782", "vat", VAT), ("TVA intracommunautaire : 11 123 456 782", "vat", VAT),
        ],
    )  # fmt: skip
    def test_are_found_however_they_are_printed(self, line: str, kind: str, value: str) -> None:
        assert found(line) == [(kind, value, True)]

    @pytest.mark.parametrize(
        ("line", "value"),
        [("SIRET 123 4S6 782 000l0", "12345678200010"), ("FR11 I23 456 782", VAT), ("SIREN 123 456 78Z", SIREN)],
    )
    def test_may_have_letters_read_for_digits(self, line: str, value: str) -> None:
        assert [(each.value, each.valid) for _, _, each in find_identifiers(line)] == [(value, True)]

    def test_may_not_have_many(self) -> None:
        assert found("SIRET IZ3 4S6 782 000l0") == []
        assert found("DE IZ3 4S6 782") == []

    def test_keep_what_was_read(self) -> None:
        assert only("FR11 I23 456 782") == Identifier("vat", VAT, "FR11 I23 456 782", valid=True)

    @pytest.mark.parametrize(
        ("line", "kind"),
        [("SIRET 123 456 782 00011", "siret"), ("SIREN 123 456 783", "siren"), ("FR12123456782", "vat")],
    )
    def test_that_prove_nothing_are_still_answers(self, line: str, kind: str) -> None:
        assert (only(line).kind, only(line).valid) == (kind, False)

    @pytest.mark.parametrize("line", ["SIRET : 123 456 782 0001", "SIREN 12345678", "SIRET 123456782000100"])
    def test_of_a_wrong_length_are_answers_where_a_word_announces_them(self, line: str) -> None:
        assert not only(line).valid

    def test_of_la_poste_are_proven_less(self) -> None:
        assert (only(LA_POSTE).valid, only(LA_POSTE).weak) == (True, True)
        assert (only(LA_POSTE_HEAD).valid, only(LA_POSTE_HEAD).weak) == (True, False)

    def test_may_have_a_key_with_letters(self) -> None:
        assert found("FR0M123456782") == [("vat", "FR0M123456782", True)]

    @pytest.mark.parametrize(
        "line",
        [
            "123 456 782,00", "100 000 000 EUROS", "AU CAPITAL DE 100 000 000 EUROS", "+33 612 345 678",
            "12 345 678 90",
            # pragma: allowlist nextline secret
            "06 12 34 56 78", "1234567820", "FA123456782",
        ],
    )  # fmt: skip
    def test_are_nothing_else(self, line: str) -> None:
        assert found(line) == []


class TestForeignVatNumbers:
    @pytest.mark.parametrize(
        ("line", "value"),
        [
            ("USt-IdNr. DE136695976", "DE136695976"), ("DE 136 695 976", "DE136695976"),
            # pragma: allowlist nextline secret
            ("BTW BE 0428.759.497", "BE0428759497"), ("CHE-107.787.577 MWST", "CHE107787577"),
            ("GB 980 7806 84", "GB980780684"), ("NL004495445B01", "NL004495445B01"), ("IE6433435F", "IE6433435F"),
            ("ATU13585627", "ATU13585627"), ("LU 150 274 42", "LU15027442"), ("PT501964843", "PT501964843"),
        ],
    )  # fmt: skip
    def test_are_proven_by_their_own_rules(self, line: str, value: str) -> None:
        assert found(line) == [("vat", value, True)]

    def test_that_fail_are_still_answers(self) -> None:
        # pragma: allowlist nextline secret
        assert found("DE123456789") == [("vat", "DE123456789", False)]


class TestOneCompany:
    def test_has_its_siren_inside_its_other_numbers(self) -> None:
        assert siren_of(SIRET) == siren_of("FR 11 123 456 782") == siren_of("123 456 782") == SIREN
        assert same_company(SIRET, VAT)
        assert not same_company(SIRET, "FR14987654324")

    def test_of_another_country_is_known_by_its_whole_number(self) -> None:
        assert same_company("DE 136695976", "DE136695976")
        assert not same_company("", "")

    def test_of_monaco_has_no_siren(self) -> None:
        assert only("FR34000123456").valid
        assert siren_of("FR34000123456") is None

    def test_has_a_vat_number_that_follows_from_its_siren(self) -> None:
        assert vat_number_of(SIREN) == VAT


class TestALine:
    def test_may_hold_several(self) -> None:
        line = f"SIRET 123 456 782 00010 - TVA {VAT} - IBAN FR76 3000 6000 0112 3456 7890 189 - BIC AGRIFRPP"

        assert found(line) == [
            ("siret", SIRET, True), ("vat", VAT, True), ("iban", IBAN, True), ("bic", "AGRIFRPP", True),
        ]  # fmt: skip

    @given(st.text() | st.text(st.sampled_from("0123456789 .-FRDEBICSIRTAN"), max_size=40))
    def test_never_breaks(self, line: str) -> None:
        for start, end, each in find_identifiers(line):
            assert line[start:end] == each.raw
