"""Whatever stands on a page, its features are finite numbers, as many as have names, and the same each time."""

from datetime import date, timedelta
from decimal import Decimal
from math import isfinite

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invoices.document import Box, Line, PageText, Word
from invoices.extraction.layout import sheets_of
from invoices.extraction.spots import SORTS, spots_of
from invoices.extraction.view import DocumentView, view_of
from invoices.fields import Kind
from tests.scenes import a_page_of, a_view, a_word_at, scattered

SAID = (
    "Facture", "n°", "Total", "TTC", "HT", "TVA", "20%", "5,5", "%", "12,50", "€", "-45,00", "1", "234,56", "0,00",
    "02/03/2026",
    "404833048", "40483304800022", "FR7630006000011234567890189", "F-2026/17", "SARL", "Dupont", "www.dupont.fr",
    "69003", "Lyon",
    "14:05", "Client", "Page", "1/2", "#42", "Tél.", "0472000000", "DATE:25/12/2018", "שלום", "١٢٫٥٠", "\u202e", "½",
    "²", "９", "Ⅷ",
)  # fmt: skip
sides = st.floats(-0.5, 1.5)
wild_words = st.builds(
    Word,
    st.sampled_from(SAID) | st.text(min_size=1, max_size=9),
    st.builds(Box, sides, sides, sides, sides),
    st.floats(0, 1),
)
wild_lines = st.lists(wild_words, min_size=1, max_size=6).map(tuple).map(Line)
wild_pages = st.lists(wild_lines, max_size=8).map(tuple).map(PageText)


def check(view: DocumentView) -> None:
    for kind, spots in spots_of(view).items():
        for spot in spots:
            assert len(spot.features) == len(SORTS[kind].features)
            assert all(isfinite(each) and abs(each) < 1e30 for each in spot.features)
            assert isinstance(spot.value, Decimal | date | str)


class TestFeatures:
    @settings(max_examples=60, deadline=timedelta(seconds=2))
    @given(st.lists(wild_pages, min_size=1, max_size=2))
    def test_are_finite_on_any_page(self, pages: list[PageText]) -> None:
        check(view_of(sheets_of(a_page_of(text, number=number) for number, text in enumerate(pages, 1))))

    def test_are_finite_where_all_words_stand_in_one_place(self) -> None:
        check(view_of(sheets_of([scattered(*(a_word_at(text, 100, 100) for text in SAID))])))

    def test_are_finite_where_words_have_no_extent(self) -> None:
        nowhere = Box(0.0, 0.0, 0.0, 0.0)

        check(view_of(sheets_of([scattered(*(Word(text, nowhere, 0.0) for text in SAID))])))

    def test_are_none_on_empty_pages(self) -> None:
        assert all(not spots for spots in spots_of(a_view("", "")).values())
        assert all(not spots for spots in spots_of(a_view()).values())

    @pytest.mark.parametrize("kind", SORTS)
    def test_have_each_a_name_of_its_own(self, kind: Kind) -> None:
        assert len({*SORTS[kind].features}) == len(SORTS[kind].features)

    def test_are_the_same_for_the_same_page(self) -> None:
        text = "\n".join(" ".join(SAID[place : place + 6]) for place in range(0, len(SAID), 6))
        first, second = (spots_of(a_view(text, text)) for _ in range(2))

        assert all(
            [spot.features for spot in first[kind]] == [spot.features for spot in second[kind]] for kind in SORTS
        )
