"""The likeliest values of a total, each once."""

from decimal import Decimal

import pytest

from invoices.extraction.amounts_set import Totals, best_totals, log_odds, options_of
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


class TestOptions:
    def test_lose_their_sign_on_a_credit_note_and_are_none_elsewhere(self) -> None:
        found = ranked(GROSS, {"-253.20": 0.9})

        assert [option.value for option in options_of(found, credit=True)] == [Decimal("253.20")]
        assert options_of(found, credit=False) == ()

    def test_are_each_value_once_and_few(self) -> None:
        found = ranked(GROSS, {f"{place}.00": 0.5 for place in range(20)})

        assert len(options_of((*found, *found), credit=False)) == 6

    @pytest.mark.parametrize("score", [0.0, 1.0, -1.0, 2.0, 0.5])
    def test_weigh_even_certainty_within_bounds(self, score: float) -> None:
        assert -7 < log_odds(score) < 7
