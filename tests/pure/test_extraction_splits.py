"""Several invoices in one file are parted where a page begins another one."""

import pytest

from invoices.extraction.splits import Splits, splits_of
from invoices.extraction.spots import spots_of
from invoices.fields import Field
from tests.believing import believing
from tests.scenes import a_view

FIRST, SECOND = "Facture n° FA-1", "Facture n° FA-2"


def splits(*pages: str) -> Splits:
    view = a_view(*pages)
    return splits_of(view, believing().weighed(spots_of(view))[Field.INVOICE_NUMBER])


class TestAFile:
    @pytest.mark.parametrize(
        "pages",
        [
            (), ("",), (FIRST,), (FIRST, FIRST), (FIRST, "Suite"), (FIRST, "Suite", FIRST), ("Annexe", FIRST),
            ("", "", ""),
            (f"{FIRST}\nPage 1/2", f"{SECOND}\nPage 2/2"), (FIRST, "FACTURE N° FA-1"),
        ],
    )  # fmt: skip
    def test_of_one_invoice_is_not_parted(self, pages: tuple[str, ...]) -> None:
        assert splits(*pages) == ()

    @pytest.mark.parametrize(
        ("pages", "ranges"),
        [
            ((FIRST, SECOND), ((1, 1), (2, 2))),
            ((FIRST, "Suite", SECOND, "Suite"), ((1, 2), (3, 4))),
            ((FIRST, SECOND, SECOND, "Facture n° FA-3"), ((1, 1), (2, 3), (4, 4))),
            (("Ticket\nPage 1/1", "Ticket\nPage 1/1"), ((1, 1), (2, 2))),
            ((f"{FIRST}\nPage 1 sur 2", "Page 2 sur 2", f"{SECOND}\nPage 1 sur 1"), ((1, 2), (3, 3))),
        ],
    )
    def test_of_several_is_parted_where_each_begins(self, pages: tuple[str, ...], ranges: Splits) -> None:
        assert splits(*pages) == ranges

    def test_is_parted_so_that_every_page_is_in_one_range(self) -> None:
        ranges = splits(FIRST, "Suite", SECOND, "Annexe", "Facture n° FA-3")

        assert [page for first, last in ranges for page in range(first, last + 1)] == [1, 2, 3, 4, 5]

    def test_is_not_parted_by_a_number_that_is_unlikely(self) -> None:
        assert splits(FIRST, "Porte 42") == ()

    @pytest.mark.xfail(strict=True, reason="one letter of the number misread on a later page takes its totals away")
    def test_is_not_parted_by_a_number_that_was_misread(self) -> None:
        assert splits("Facture n° FA-2026-0042", "Facture n° FA-2026-O042") == ()

    def test_counts_pages_as_they_are_numbered(self) -> None:
        assert splits(f"{FIRST}\nSeite 1 von 1", f"{SECOND}\nSeite 1 von 1") == ((1, 1), (2, 2))
