"""What is said of how a document's pages could be read."""

import pytest

from invoices.document import PageReading, PageText
from invoices.fields import Finding
from invoices.quality.pages import of_pages
from tests.builders import a_page_reading, an_ocr_result


def told(*pages: PageReading) -> list[tuple[str, str]]:
    return [(found.code, found.severity.value) for found in findings(*pages)]


def findings(*pages: PageReading) -> list[Finding]:
    return list(of_pages(an_ocr_result(*pages)))


class TestAPage:
    def test_that_reads_well_is_not_spoken_of(self) -> None:
        assert told(a_page_reading("Facture n° 12")) == []

    def test_that_reads_too_badly_is_a_doubt(self) -> None:
        (found,) = findings(a_page_reading("F@c|ure", score=0.123, usable=False))

        assert (found.code, found.severity.value, found.fields) == ("page_not_readable", "doubt", ())
        assert found.facts == {"page": 1, "score": 0.12, "fault": ""}

    def test_that_brought_its_text_is_not_blamed_for_its_looks(self) -> None:
        assert told(a_page_reading("Facture n° 12", engine="embedded", fault="too_small")) == []

    def test_whose_picture_is_bad_is_named_with_what_is_wrong(self) -> None:
        found = findings(a_page_reading(), a_page_reading(number=2, fault="too_small"))

        assert [(one.code, one.severity.value, one.facts["page"]) for one in found] == [("page_too_small", "doubt", 2)]

    @pytest.mark.parametrize(
        ("fault", "said"),
        [
            (None, [("page_empty", "note")]),
            ("empty", [("page_empty", "note")]),
            ("dark", [("page_dark", "doubt"), ("page_empty", "note")]),
        ],
    )
    def test_without_a_word_is_a_note(self, fault: str | None, said: list[tuple[str, str]]) -> None:
        assert told(a_page_reading(text=PageText(), fault=fault)) == said

    def test_without_print_that_has_words_is_a_doubt(self) -> None:
        assert told(a_page_reading(fault="empty")) == [("page_empty", "doubt")]

    def test_that_is_bad_in_two_ways_is_named_for_both(self) -> None:
        assert told(a_page_reading(usable=False, fault="blurred")) == [
            ("page_not_readable", "doubt"),
            ("page_blurred", "doubt"),
        ]
