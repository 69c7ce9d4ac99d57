"""Every sort of spot has what the model asks of it, and every learned field has a sort of spot."""

import pytest

from invoices.extraction.spots import LEARNED, SORTS, spots_of
from invoices.fields import Field, Kind
from tests.scenes import ATELIER, a_view


class TestSpots:
    def test_are_found_of_every_sort_on_an_ordinary_invoice(self) -> None:
        found = spots_of(a_view(ATELIER))

        assert {kind for kind, spots in found.items() if spots} == {*SORTS}

    @pytest.mark.parametrize("kind", SORTS)
    def test_say_where_they_stand_and_what_stands_around_them(self, kind: Kind) -> None:
        view = a_view(ATELIER)

        for spot in spots_of(view)[kind]:
            assert spot.page in view.pages
            assert spot.spot.tokens
            assert spot.seen.left is not None
            assert spot.value == spot.spot.value or spot.value == spot.spot.value.value

    def test_of_each_page_are_told_apart(self) -> None:
        pages = [spot.spot.page for spot in spots_of(a_view("12,00", "12,00"))[Kind.AMOUNT]]

        assert pages == [1, 2]


class TestTheLearnedFields:
    def test_are_those_whose_place_no_rule_can_tell(self) -> None:
        assert {*LEARNED} == {
            Field.TOTAL_NET, Field.TOTAL_VAT, Field.TOTAL_GROSS, Field.AMOUNT_DUE, Field.AMOUNT_PAID, Field.DISCOUNT,
            Field.ISSUE_DATE, Field.DUE_DATE, Field.DELIVERY_DATE, Field.INVOICE_NUMBER, Field.ORDER_NUMBER,
            Field.SUPPLIER_NAME, Field.CUSTOMER_NAME,
        }  # fmt: skip

    def test_are_each_looked_for_among_spots_that_are_described(self) -> None:
        assert {*LEARNED.values()} == {*SORTS}
