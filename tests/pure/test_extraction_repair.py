"""One character is mended where the mend is proven, and nothing is ever guessed."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from invoices.extraction.identifier_forms import IdentifierKind
from invoices.extraction.repair import repaired_amounts, repaired_identifier, share_of, sum_of

SIREN, SIRET, VAT = "123456782", "12345678200010", "FR11123456782"
IBAN = "FR7630006000011234567890189"
OTHER_VAT = "FR14987654324"

VALUES = {"net": Decimal("100.00"), "rate": Decimal(20), "vat": Decimal("20.00"), "gross": Decimal("120.00")}
RELATIONS = (sum_of("gross", ("net", "vat")), share_of("net", "rate", "vat"))


def mended(**read: str) -> dict[str, Decimal]:
    values = VALUES | {name: Decimal(value) for name, value in read.items()}
    return dict(repaired_amounts(values, RELATIONS, raw=dict.fromkeys(values, "")))


class TestAnIdentifier:
    @pytest.mark.parametrize(
        ("kind", "read", "known", "meant"),
        [
            ("siren", "123 456 789", [SIRET], SIREN), ("siren", "1234S678Z", [VAT], SIREN),
            ("siret", "12345878200010", [VAT], SIRET),
            ("vat", "FR12123456782", [SIREN], VAT), ("vat", "FR11123456788", [SIRET], VAT),
            ("iban", IBAN[:-1] + "8", [IBAN], IBAN),
            ("siren", "12345678", [SIRET], SIREN), ("siren", "1233456782", [VAT], SIREN),
            ("siret", "1234567820001O", [VAT], SIRET),
        ],
    )  # fmt: skip
    def test_is_mended_where_it_is_of_somebody_known(
        self, kind: IdentifierKind, read: str, known: list[str], meant: str
    ) -> None:
        assert repaired_identifier(kind, read, known=[OTHER_VAT, *known]) == meant

    @pytest.mark.parametrize(
        ("kind", "read"), [("siren", "123456789"), ("siret", "12345878200010"), ("vat", "FR12123456782")]
    )
    def test_of_somebody_unknown_is_left_alone(self, kind: IdentifierKind, read: str) -> None:
        assert repaired_identifier(kind, read, known=[OTHER_VAT]) is None

    def test_of_an_unknown_account_is_left_alone_although_it_has_two_keys(self) -> None:
        assert repaired_identifier("iban", IBAN[:-1] + "8", known=[SIRET]) is None

    def test_of_which_any_establishment_could_be_meant_is_left_alone(self) -> None:
        assert repaired_identifier("siret", "12345678200011", known=[VAT, SIRET]) is None

    def test_that_proves_itself_is_left_alone(self) -> None:
        assert repaired_identifier("siren", SIREN, known=[SIRET]) is None

    def test_is_not_mended_by_a_witness_that_proves_nothing(self) -> None:
        assert repaired_identifier("siren", "123456789", known=["12345678200011"]) is None

    def test_without_a_checksum_is_left_alone(self) -> None:
        assert repaired_identifier("bic", "AGRIFRP", known=["AGRIFRPP"]) is None

    @given(st.sampled_from(["siren", "siret", "vat", "iban"]), st.text(max_size=30))
    def test_may_be_anything(self, kind: IdentifierKind, read: str) -> None:
        repaired_identifier(kind, read, known=[SIRET, read])


class TestAnAmount:
    @pytest.mark.parametrize(
        ("name", "read"),
        [("vat", "26.00"), ("vat", "20.08"), ("vat", "2000"), ("vat", "-20.00"), ("net", "700.00"), ("net", "10000")],
    )
    def test_is_mended_where_two_relations_say_so(self, name: str, read: str) -> None:
        assert mended(**{name: read}) == {name: VALUES[name]}

    def test_is_left_alone_where_one_relation_says_so(self) -> None:
        assert mended(gross="126.00") == {}

    def test_is_left_alone_where_nothing_is_wrong(self) -> None:
        assert mended() == {}

    def test_is_left_alone_where_two_were_misread(self) -> None:
        assert mended(vat="26.00", net="700.00") == {}

    def test_is_left_alone_where_it_is_not_printed(self) -> None:
        read = VALUES | {"vat": Decimal("26.00")}

        assert repaired_amounts(read, RELATIONS, raw={"net": "100,00", "gross": "120,00"}) == {}

    def test_is_left_alone_where_a_second_relation_repeats_the_first(self) -> None:
        again = sum_of("net", ("gross",)), sum_of("gross", ("net",))
        read = {"net": Decimal("100.00"), "gross": Decimal("700.00")}

        assert repaired_amounts(read, again, raw={"gross": "700,00"}) == {}

    def test_is_left_alone_where_a_discount_was_overlooked(self) -> None:
        """The lines fail against the net and against the gross, by one and the same thing that nobody looked for."""
        read = VALUES | {"line 1": Decimal("30.00"), "line 2": Decimal("90.00")}
        lines = sum_of("net", ("line 1", "line 2")), sum_of("gross", ("line 1", "line 2", "vat"))

        assert repaired_amounts(read, (*RELATIONS, *lines), raw=dict.fromkeys(read, "")) == {}

    @given(st.integers(1, 999_999), st.integers(0, 8), st.sampled_from("0123456789"), st.sampled_from(sorted(VALUES)))
    def test_is_mended_to_what_it_was_or_not_at_all(self, cents: int, place: int, digit: str, name: str) -> None:
        net = Decimal(cents) / 100
        vat = (net * VALUES["rate"] / 100).quantize(Decimal("0.01"))
        truth = VALUES | {"net": net, "vat": vat, "gross": net + vat}
        printed = f"{truth[name]:f}"
        place %= len(printed)
        if printed[place].isdigit():
            printed = printed[:place] + digit + printed[place + 1 :]

        mends = repaired_amounts(truth | {name: Decimal(printed)}, RELATIONS, raw=dict.fromkeys(truth, ""))

        assert all(truth[each] == value for each, value in mends.items())
