"""Net, VAT and gross are chosen together: each likely by itself, and true to one another."""

from decimal import Decimal

from invoices.extraction.amounts_set import Totals, best_totals
from invoices.extraction.vat_rows import rate_rows
from invoices.fields import Candidate, Field
from tests.scenes import a_view
from tests.understood import a_candidate

NET, VAT, GROSS = Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS
Likely = dict[str, float]


def ranked(field: Field, likely: Likely) -> tuple[Candidate, ...]:
    return tuple(a_candidate(field, Decimal(value), confidence=sure) for value, sure in likely.items())


def chosen(nets: Likely, vats: Likely, grosses: Likely, *, table: str = "", credit: bool = False) -> Totals:
    found = {NET: ranked(NET, nets), VAT: ranked(VAT, vats), GROSS: ranked(GROSS, grosses)}
    return best_totals(found, rate_rows(a_view(table)), credit=credit)


def values(totals: Totals) -> tuple[Decimal | None, ...]:
    return tuple(totals.chosen[field].value if field in totals.chosen else None for field in (NET, VAT, GROSS))


class TestTheTotals:
    def test_that_agree_are_preferred_to_one_that_is_likelier_alone(self) -> None:
        totals = chosen({"211.00": 0.9}, {"42.20": 0.9}, {"150.00": 0.8, "253.20": 0.6})

        assert (values(totals), totals.holds) == ((Decimal("211.00"), Decimal("42.20"), Decimal("253.20")), True)

    def test_withstand_a_decoy_set_that_adds_up_too_but_is_unlikely(self) -> None:
        totals = chosen({"100.00": 0.2, "211.00": 0.9}, {"20.00": 0.2, "42.20": 0.9}, {"120.00": 0.2, "253.20": 0.9})

        assert values(totals) == (Decimal("211.00"), Decimal("42.20"), Decimal("253.20"))

    def test_forgive_a_cent_of_rounding(self) -> None:
        assert chosen({"211.00": 0.9}, {"42.20": 0.9}, {"253.21": 0.9}).holds

    def test_are_as_printed_where_they_do_not_add_up(self) -> None:
        totals = chosen({"211.00": 0.95}, {"42.20": 0.95}, {"259.20": 0.95})

        assert (values(totals), totals.holds) == ((Decimal("211.00"), Decimal("42.20"), Decimal("259.20")), False)

    def test_are_proven_by_three_printed_amounts_only(self) -> None:
        assert not chosen({"211.00": 0.9}, {}, {"253.20": 0.9}).holds

    def test_are_left_out_where_nothing_likely_is_found(self) -> None:
        assert values(chosen({"7.00": 0.05}, {}, {"253.20": 0.9})) == (None, None, Decimal("253.20"))
        assert values(chosen({}, {}, {})) == (None, None, None)

    def test_never_have_a_part_that_is_larger_than_the_whole(self) -> None:
        net, _, gross = values(chosen({"900.00": 0.6}, {}, {"253.20": 0.9}))

        assert (net, gross) == (None, Decimal("253.20"))

    def test_take_the_tax_that_is_left_where_it_is_printed_nowhere(self) -> None:
        totals = chosen({"211.00": 0.9}, {}, {"253.20": 0.9})

        assert values(totals)[1] == Decimal("42.20")
        assert totals.chosen[VAT].candidate is None

    def test_take_no_tax_that_no_country_charges(self) -> None:
        assert values(chosen({"100.00": 0.9}, {}, {"150.00": 0.9}))[1] is None

    def test_are_completed_by_a_breakdown(self) -> None:
        table = "Taux Base HT TVA\n20 %   100,00   20,00\n10 %    50,00    5,00"

        totals = chosen({"100.00": 0.5}, {"20.00": 0.5}, {"175.00": 0.9}, table=table)

        assert (values(totals), len(totals.rows)) == ((Decimal("150.00"), Decimal("25.00"), Decimal("175.00")), 2)
