"""What is due and what cash rounds speak for one total and against another."""

from decimal import Decimal

from invoices.extraction.amounts_set import best_totals
from invoices.fields import Candidate, Field
from tests.understood import a_candidate

GROSS, DUE, PAID = Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID
Likely = dict[str, float]


def ranked(field: Field, likely: Likely) -> tuple[Candidate, ...]:
    return tuple(a_candidate(field, Decimal(value), confidence=sure) for value, sure in likely.items())


def gross(grosses: Likely, dues: Likely, *, paid: Likely | None = None, rounded: bool = False) -> Decimal | None:
    found = {GROSS: ranked(GROSS, grosses), DUE: ranked(DUE, dues), PAID: ranked(PAID, paid or {})}
    chosen = best_totals(found, (), credit=False, rounded=rounded).chosen
    return chosen[GROSS].value if GROSS in chosen else None


class TestWhatIsDue:
    def test_speaks_for_the_total_of_the_same_amount(self) -> None:
        assert gross({"120.00": 0.6, "100.00": 0.5}, {"100.00": 0.9}) == Decimal("100.00")

    def test_leaves_room_for_a_total_that_a_payment_explains(self) -> None:
        likely = {"120.00": 0.8, "100.00": 0.5}

        assert gross(likely, {"100.00": 0.9}) == Decimal("100.00")
        assert gross(likely, {"100.00": 0.9}, paid={"20.00": 0.9}) == Decimal("120.00")

    def test_says_nothing_where_it_is_unlikely_itself(self) -> None:
        assert gross({"120.00": 0.6, "100.00": 0.5}, {"100.00": 0.2}) == Decimal("120.00")


class TestCash:
    def test_prefers_what_coins_can_pay_where_the_page_speaks_of_rounding(self) -> None:
        assert gross({"32.51": 0.7, "32.50": 0.5}, {}, rounded=True) == Decimal("32.50")
        assert gross({"32.51": 0.7, "32.50": 0.5}, {}) == Decimal("32.51")

    def test_prefers_no_other_amount_for_its_coins(self) -> None:
        assert gross({"32.51": 0.7, "30.00": 0.5}, {}, rounded=True) == Decimal("32.51")
