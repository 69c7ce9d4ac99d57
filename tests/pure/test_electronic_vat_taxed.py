"""The rows of the VAT breakdown are what was sold, times their rate."""

import pytest

from tests import electronic
from tests.electronic import refused


class TestTaxed:
    def test_two_rows_of_one_rate_are_refused_however_they_are_written(self) -> None:
        rows = electronic.CII_TAX.format(base="200.00", amount="40.00", rate="20.00")
        rows += electronic.CII_TAX.format(base="100.00", amount="20.00", rate="20")
        rows += electronic.CII_TAX.format(base="50.00", amount="5.00", rate="10")

        assert refused(electronic.cii().replace(electronic.cii_taxes(), rows)) == {"BR-S-08"}

    def test_tax_that_is_not_base_times_rate_is_refused(self) -> None:
        assert {"BR-S-09", "BR-CO-17"} <= refused(electronic.cii().replace(">60.00</ram:Calc", ">55.00</ram:Calc"))

    def test_rounding_leaves_room(self) -> None:
        xml = electronic.cii().replace(">60.00</ram:Calc", ">60.03</ram:Calc").replace(">65.00<", ">65.03<")

        assert refused(xml) == {"BR-CO-15"}

    def test_a_category_that_has_no_row_is_refused(self) -> None:
        one_line = electronic.cii().replace("<ram:CategoryCode>S<", "<ram:CategoryCode>AE<", 1)

        assert {"BR-AE-01", "BR-AE-05", "BR-S-08"} <= refused(one_line)

    def test_the_standard_rate_is_never_zero(self) -> None:
        assert "BR-S-05" in refused(electronic.cii().replace("Percent>20.00</ram", "Percent>0</ram"))

    @pytest.mark.parametrize(("rule", "old"), [("BR-45", "BasisAmount"), ("BR-46", "CalculatedAmount")])
    def test_a_row_must_be_whole(self, rule: str, old: str) -> None:
        assert rule in refused(electronic.without(electronic.cii("BASIC WL"), old))

    def test_an_unknown_category_is_refused(self) -> None:
        xml = electronic.cii("BASIC WL").replace("<ram:CategoryCode>S<", "<ram:CategoryCode>Q<", 1)

        assert "BR-CL-18" in refused(xml)

    def test_the_canary_islands_have_rates_of_their_own(self) -> None:
        xml = electronic.cii("EN 16931").replace("<ram:CategoryCode>S<", "<ram:CategoryCode>L<")

        assert refused(xml) == set()
