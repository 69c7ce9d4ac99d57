"""What is due of a total: all of it, or what a payment leaves; never last month's balance."""

from decimal import Decimal

import pytest

from invoices.extraction.candidates import Ranked
from invoices.extraction.money import money_of
from invoices.fields import Field
from tests.scenes import a_view
from tests.understood import a_candidate

GROSS, DUE, PAID = Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID


def chosen(
    due: dict[str, float], paid: dict[str, float], *, gross: str | None = "253.20", credit: bool = False
) -> dict[Field, str]:
    found: Ranked = {
        GROSS: () if gross is None else (a_candidate(GROSS, Decimal(gross)),),
        DUE: tuple(a_candidate(DUE, Decimal(value), confidence=sure) for value, sure in due.items()),
        PAID: tuple(a_candidate(PAID, Decimal(value), confidence=sure) for value, sure in paid.items()),
    }
    fields = money_of(a_view(""), found, credit=credit).fields
    return {name: str(fields[name].value) for name in (DUE, PAID) if name in fields}


class TestTheAmountDue:
    def test_is_the_total_where_nothing_was_paid(self) -> None:
        assert chosen({}, {}) == {DUE: "253.20"}
        assert chosen({"253.20": 0.9}, {}) == {DUE: "253.20"}

    def test_is_what_a_deposit_leaves(self) -> None:
        assert chosen({"153.20": 0.9}, {"100.00": 0.5}) == {DUE: "153.20", PAID: "100.00"}

    def test_is_taken_without_a_deposit_only_where_it_is_likely(self) -> None:
        assert chosen({"153.20": 0.9}, {}) == {DUE: "153.20"}
        assert chosen({"153.20": 0.2}, {}) == {DUE: "253.20"}

    def test_is_never_more_than_the_total(self) -> None:
        assert chosen({"900.00": 0.9}, {}) == {DUE: "253.20"}

    def test_is_not_known_without_a_total(self) -> None:
        assert chosen({"153.20": 0.9}, {"100.00": 0.9}, gross=None) == {}

    def test_may_be_nothing_where_all_was_paid(self) -> None:
        assert chosen({"0.00": 0.9}, {"253.20": 0.9}) == {DUE: "0.00", PAID: "253.20"}

    def test_of_a_credit_note_is_positive(self) -> None:
        assert chosen({"-253.20": 0.9}, {}, credit=True) == {DUE: "253.20"}

    @pytest.mark.parametrize("sign", ["", "-"])
    def test_takes_a_payment_with_either_sign(self, sign: str) -> None:
        assert chosen({"153.20": 0.9}, {f"{sign}100.00": 0.5}) == {DUE: "153.20", PAID: "100.00"}

    def test_of_a_negative_balance_is_not_that_of_an_invoice(self) -> None:
        assert chosen({"-20.00": 0.9}, {}) == {DUE: "253.20"}
