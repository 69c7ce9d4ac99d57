"""Prints are kept beside an invoice, come back whole, and meet in bands."""

from invoices.twins.prints import Marks, bands_of, marks_of, prints_of
from invoices.twins.texts import text_print
from tests.builders import a_page_reading, an_ocr_result
from tests.understood import an_invoice

WORDS = [f"mot{letter}" for letter in "abcdefghijklmnop"]
RESULT = an_ocr_result(a_page_reading(" ".join(WORDS), "Total 1 250,00"), a_page_reading("Annexe 2026", number=2))
PICTURE = int("a5" * 32, 16)


class TestPrints:
    def test_hold_what_was_understood_and_what_is_printed(self) -> None:
        prints = prints_of(RESULT, an_invoice(), 1, 1)

        assert prints.keys.number == "FA-2026-0042"
        assert prints.marks.text == text_print(RESULT.pages[:1])

    def test_are_of_the_pages_of_the_invoice_alone(self) -> None:
        assert marks_of(RESULT, 2, 2, (b"", b"")).text.figures == {"2026"}


class TestKept:
    def test_come_back_as_they_were(self) -> None:
        marks = Marks(text_print(RESULT.pages), (PICTURE, 0))

        assert Marks.from_json(marks.as_json()) == marks

    def test_of_another_form_are_taken_anew(self) -> None:
        assert Marks.from_json({}) is None
        assert Marks.from_json({**Marks().as_json(), "form": 0}) is None

    def test_that_are_no_lists_hold_nothing(self) -> None:
        kept = {**Marks().as_json(), "figures": None, "pictures": "ff"}

        assert Marks.from_json(kept) == Marks()


class TestBands:
    def test_fit_a_column_of_64_bits(self) -> None:
        bands = bands_of(Marks(text_print(RESULT.pages), (PICTURE,)))

        assert len(bands) == 24
        assert all(-(2**63) <= band < 2**63 for band in bands)

    def test_are_shared_by_texts_that_differ_in_a_word(self) -> None:
        other = text_print([a_page_reading(" ".join(WORDS[:-1]), "Total 1 250,00")])

        assert set(bands_of(Marks(text_print(RESULT.pages[:1])))) & set(bands_of(Marks(other)))

    def test_are_shared_by_pictures_that_differ_in_a_few_bits(self) -> None:
        assert set(bands_of(Marks(pictures=(PICTURE,)))) & set(bands_of(Marks(pictures=(PICTURE ^ 0b1011,))))

    def test_are_none_of_a_page_with_hardly_a_word(self) -> None:
        assert bands_of(Marks(text_print([a_page_reading("Total 12,00")]))) == ()
