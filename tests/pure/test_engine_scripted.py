"""Engines that recognise nothing: one says its script, the other returns the PDF's own text."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from invoices.document import Box, LayerVerdict, PageText, TextLayer
from invoices.ocr.engines.embedded import Embedded
from invoices.ocr.engines.scripted import Scripted
from tests import paper
from tests.builders import a_page_text

PAGE = paper.page(("Facture",), dpi=72)
FRENCH = ("fra",)


class TestScripted:
    def test_says_its_lines_of_the_page_with_this_number(self) -> None:
        engine = Scripted(pages={1: ("Net 100,00", "Total 120,00"), 2: ("Page 2",)})

        assert engine.read(PAGE, FRENCH).text == "Net 100,00\nTotal 120,00"
        assert engine.read(replace(PAGE, number=2), FRENCH).text == "Page 2"

    def test_says_nothing_of_other_pages(self) -> None:
        assert Scripted(pages={7: ("Total",)}).read(PAGE, FRENCH) == PageText()

    def test_is_as_sure_as_it_was_told(self) -> None:
        (word,) = Scripted(pages={1: ("Total",)}, confidence=0.4).read(PAGE, FRENCH).words

        assert word.confidence == 0.4

    def test_lays_lines_one_under_the_other_and_words_side_by_side(self) -> None:
        first, second = Scripted(pages={1: ("Net à payer", "Total")}).read(PAGE, FRENCH).lines

        assert first.box.bottom < second.box.top
        lefts = [word.box.left for word in first.words]
        assert lefts == sorted(set(lefts))

    @given(st.lists(st.text(max_size=200), max_size=120))
    def test_stays_on_the_page_whatever_it_has_to_say(self, lines: list[str]) -> None:
        text = Scripted(pages={1: tuple(lines)}).read(PAGE, FRENCH)

        assert all(word.box.is_inside(Box.WHOLE_PAGE) for word in text.words)
        assert [line.text for line in text.lines] == [" ".join(line.split()) for line in lines if line.strip()]


class TestEmbedded:
    def test_returns_the_text_layer(self) -> None:
        text = a_page_text("Facture 12", "Total 120,00")

        read = Embedded().read(replace(PAGE, layer=TextLayer(text, LayerVerdict.GOOD)), FRENCH)

        assert read is text

    def test_returns_nothing_of_a_picture(self) -> None:
        assert Embedded().read(PAGE, FRENCH) == PageText()

    def test_works_everywhere_in_any_language(self) -> None:
        assert Embedded().why_unavailable(("xxx",)) is None
        assert Embedded().version.startswith("pypdfium2 ")
