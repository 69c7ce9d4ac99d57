"""Copies of one invoice are told from its siblings, by its keys first and by its text and picture where those fail."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from invoices.twins.compare import Likeness, Why, compare
from invoices.twins.keys import Keys, supplier_keys
from invoices.twins.prints import Marks, Prints
from invoices.twins.texts import TextPrint, text_print
from tests.builders import a_page_reading

LETTERHEAD = ("Atelier Dupont SARL 12 rue des Lilas 69003 Lyon", "SIREN 404 833 048 capital de 10 000,00 euros")
LINES = ("porte 110,00", "poignée 111,00", "pose 112,00", "serrure 113,00", "vis 114,00", "bois 115,00")
NUMBER, OTHER_NUMBER = "FA-2026-0042", "FA-2026-0917"
KEYS = Keys(
    number=NUMBER,
    supplier_name="Atelier Dupont SARL",
    suppliers=supplier_keys(("404833048",), "Atelier Dupont SARL"),
    kind="invoice",
    gross=Decimal("253.20"),
    day=date(2026, 3, 2),
)
TITLE = "Facture {number} du 02 mars 2026 à payer avant le 01 avril, total 253,20"
PICTURE = int("5a" * 32, 16)


def text(*lines: str, number: str = NUMBER) -> TextPrint:
    return text_print([a_page_reading(*LETTERHEAD, TITLE.format(number=number), *LINES, *lines)])


def invoice(marks: TextPrint | None = None, pictures: tuple[int, ...] = (), **keys: Any) -> Prints:
    return Prints(replace(KEYS, **keys), Marks(text() if marks is None else marks, pictures))


def unread(**keys: Any) -> Prints:
    """Return an invoice of which nothing was read but what is told."""
    nothing = {"number": "", "supplier_name": "", "suppliers": (), "gross": None, "day": None}
    return Prints(replace(KEYS, **{**nothing, **keys}), Marks())


def said(here: Prints, there: Prints) -> Likeness:
    likeness = compare(here, there)
    assert likeness is not None
    return likeness


ORIGINAL = invoice()


class TestByKey:
    def test_number_and_supplier_make_one_invoice(self) -> None:
        likeness = said(ORIGINAL, invoice(number="fa 2026 0042"))

        assert (likeness.why, likeness.share) == (Why.KEY, 1.0)

    def test_an_invoice_for_machines_alone_is_found_as_well(self) -> None:
        assert said(ORIGINAL, invoice(TextPrint())).why == Why.KEY

    def test_a_number_alone_is_enough_of_one_supplier(self) -> None:
        assert said(unread(number=NUMBER, suppliers=KEYS.suppliers), ORIGINAL).share == 0.5

    def test_a_number_alone_is_nothing_of_unknown_ones(self) -> None:
        assert compare(unread(number=NUMBER), ORIGINAL) is None

    def test_another_supplier_may_use_the_same_number(self) -> None:
        other = invoice(TextPrint(), supplier_name="Martin", suppliers=supplier_keys(("732829320",), "Martin"))

        assert compare(ORIGINAL, other) is None

    def test_the_same_number_of_another_year_is_another_invoice(self) -> None:
        assert compare(ORIGINAL, invoice(day=date(2025, 3, 2), gross=Decimal("80.00"))) is None

    def test_a_customers_number_taken_for_the_invoices_does_not_join_two_months(self) -> None:
        april = invoice(text("Période d’avril 88123", number="99121 55077"), day=date(2026, 4, 2))

        assert compare(ORIGINAL, april) is None

    def test_a_misread_total_does_not_part_two_copies(self) -> None:
        assert said(ORIGINAL, invoice(gross=Decimal("253.70"))).why == Why.KEY

    @pytest.mark.parametrize("keys", [{"number": "12"}, {"number": "004471", "kind": "receipt"}])
    def test_a_number_that_comes_again_needs_day_and_total(self, keys: dict[str, Any]) -> None:
        first = invoice(TextPrint(), **keys)

        assert said(first, first).why == Why.KEY
        assert compare(first, invoice(TextPrint(), **keys, gross=Decimal(9))) is None


class TestByText:
    def test_finds_a_copy_whose_number_was_not_read(self) -> None:
        assert said(ORIGINAL, invoice(number="")).why == Why.TEXT

    def test_finds_a_copy_whose_number_was_taken_from_another_place(self) -> None:
        paper = text("Commande 77120044")

        assert said(invoice(paper), invoice(paper, number="77120044")).why == Why.TEXT

    def test_finds_a_copy_whose_number_was_misread_by_a_sign(self) -> None:
        assert said(ORIGINAL, invoice(number="FA-2026-0842")).why == Why.TEXT

    def test_parts_two_sales_in_a_row(self) -> None:
        assert compare(ORIGINAL, invoice(number="FA-2026-0043")) is None

    def test_parts_two_numbers_of_other_lengths(self) -> None:
        assert compare(ORIGINAL, invoice(number="FA-2026-10042")) is None

    def test_parts_two_sales_of_one_day_and_one_price(self) -> None:
        assert compare(ORIGINAL, invoice(text(number=OTHER_NUMBER), number=OTHER_NUMBER)) is None

    def test_parts_two_numbers_that_differ_in_what_is_too_small_to_be_told(self) -> None:
        assert compare(invoice(number="2026 41"), invoice(number="2026 42")) is None

    def test_does_not_mind_a_small_count_taken_for_the_number(self) -> None:
        assert said(ORIGINAL, invoice(number="1")).why == Why.TEXT

    def test_parts_the_invoices_of_two_months(self) -> None:
        assert compare(ORIGINAL, invoice(number="", day=date(2026, 4, 2))) is None

    def test_parts_what_shares_the_letterhead_alone(self) -> None:
        other = text_print(
            [a_page_reading(*LETTERHEAD, "Devis 881 903", *(f"lot {n} {n},50" for n in range(300, 320)))]
        )

        assert compare(invoice(number=""), invoice(other, number="")) is None

    def test_believes_one_letterhead_more_than_two_names(self) -> None:
        misread = invoice(number="", supplier_name="CLINIQUE", suppliers=("name:clinique",))

        assert said(ORIGINAL, misread).why == Why.TEXT

    def test_says_nothing_of_pages_with_hardly_a_word(self) -> None:
        few = text_print([a_page_reading("Total 12,00")])

        assert compare(invoice(few, number=""), invoice(few, number="")) is None


class TestByPicture:
    def test_finds_what_could_not_be_read(self) -> None:
        blank = replace(unread(), marks=Marks(TextPrint(), (PICTURE ^ 0b111,)))

        likeness = said(blank, invoice(pictures=(PICTURE,)))

        assert (likeness.why, likeness.share) == (Why.PICTURE, 0.99)

    def test_is_not_asked_where_both_were_read(self) -> None:
        ours, theirs = text(), text_print([a_page_reading(*(f"ligne{n} texte{n}" for n in range(20)))])

        assert compare(invoice(ours, (PICTURE,), number=""), invoice(theirs, (PICTURE,), number="")) is None

    def test_gives_way_to_what_little_was_read(self) -> None:
        blank = replace(unread(day=date(2026, 4, 2)), marks=Marks(TextPrint(), (PICTURE,)))

        assert compare(blank, invoice(pictures=(PICTURE,))) is None


class TestKinds:
    @pytest.mark.parametrize("kind", ["credit_note", "other"])
    def test_a_credit_note_or_a_reminder_is_no_copy_of_its_invoice(self, kind: str) -> None:
        reminder = text("Relance deuxième rappel avant mise en demeure pénalités intérêts 40,00 77,15 88,16")

        assert compare(ORIGINAL, invoice(reminder, kind=kind)) is None

    def test_a_title_that_was_misread_hides_no_copy(self) -> None:
        assert said(ORIGINAL, invoice(kind="other")).why == Why.KEY


class TestEvidence:
    def test_stands_side_by_side(self) -> None:
        likeness = said(invoice(text("Ticket 9981")), invoice(text("Ticket 7742"), number="fa 2026 0042"))
        rows = {row.what: (row.here, row.there) for row in likeness.evidence}

        assert rows["invoice_number"] == ("FA-2026-0042", "fa 2026 0042")
        assert rows["issue_date"] == ("2026-03-02", "2026-03-02")
        assert rows["total_gross"] == ("253.20", "253.20")
        assert rows["figures_of_one"] == ("9981", "7742")
        assert 0.6 < float(rows["words"][0]) <= 1.0

    def test_leaves_out_what_neither_says(self) -> None:
        likeness = said(
            unread(number=NUMBER, suppliers=KEYS.suppliers), unread(number=NUMBER, suppliers=KEYS.suppliers)
        )

        assert [row.what for row in likeness.evidence] == ["invoice_number", "document_type"]
