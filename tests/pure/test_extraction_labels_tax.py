"""What is said of the tax behind a total is a part of its label, and no tax of its own."""

import pytest

from invoices.extraction.labels import announces, labels_in
from invoices.extraction.roles import Role
from tests.scenes import a_row


def roles(text: str) -> list[Role]:
    return [label.role for label in labels_in(a_row(text))]


class TestATotal:
    @pytest.mark.parametrize(
        ("printed", "role"),
        [
            ("Total (incl. VAT)", Role.GROSS), ("Total (excl. VAT)", Role.NET),
            ("Total (excluding 20% VAT)", Role.NET), ("Total avec TVA", Role.GROSS),
            ("Gesamt inkl. 19% MwSt", Role.GROSS), ("Summe ohne MwSt", Role.NET), ("Amount due incl. VAT", Role.DUE),
            ("Remise hors TVA", Role.DISCOUNT),
        ],
    )  # fmt: skip
    def test_is_one_with_or_without_its_tax(self, printed: str, role: Role) -> None:
        assert roles(printed) == [role]

    def test_is_followed_by_a_tax_of_its_own_where_nothing_joins_them(self) -> None:
        assert roles("Total HT 211,00 TVA 42,20") == [Role.NET, Role.VAT]

    @pytest.mark.parametrize("printed", ["Gesamt 119,00 inkl. MwSt 19,00", "Total TTC 120,00 avec TVA 20,00"])
    def test_is_followed_by_one_where_its_own_value_stands_between(self, printed: str) -> None:
        assert roles(printed) == [Role.GROSS, Role.VAT]

    def test_of_what_is_taxed_at_one_rate_is_a_part(self) -> None:
        assert roles("Total 6% goods") == [Role.BASE]
        assert roles("Total 6% GST") == [Role.VAT]


class TestAWording:
    def test_announces_all_that_it_may_mean_in_any_language(self) -> None:
        assert announces("net a payer") == {Role.DUE}
        assert announces("due") == {Role.DUE, Role.DUE_DATE}
        assert announces("porte") == frozenset()
