"""Readings whose truth is known, described as the score sees them: as in daily work, bare, and with a part missing."""

import shutil
from dataclasses import replace
from decimal import Decimal

import pytest

from invoices.document import Attempt, LayerVerdict, Line, PageText, TextLayer
from invoices.ocr import legibility_samples
from invoices.ocr.engines.scripted import Scripted
from invoices.ocr.known import KnownPage
from invoices.ocr.legibility import FEATURES
from invoices.ocr.legibility_fit import AS_IT_IS, LEFT_OUT, Sample
from invoices.ocr.legibility_samples import engine_for, samples_of, with_a_part_left_out
from invoices.ocr.reading import Tried
from tests import paper
from tests.builders import CLEAN, a_page_text
from tests.doubles.services import ServiceThatAnswers, text_of_the_invoice

TRUTH = "\n".join(paper.INVOICE)


@pytest.fixture
def known() -> KnownPage:
    """A page that carries its text, as the documents do whose truth is known."""
    sheet = replace(paper.page(), layer=TextLayer(text_of_the_invoice(), LayerVerdict.GOOD))
    return KnownPage("facture.pdf", "dupont", sheet, TRUTH)


@pytest.fixture
def reader(monkeypatch: pytest.MonkeyPatch) -> ServiceThatAnswers:
    """An engine that reads the invoice perfectly, and remembers the pages it was given."""
    engine = ServiceThatAnswers(text_of_the_invoice())
    monkeypatch.setattr(legibility_samples, "engine_for", lambda name: engine)
    return engine


def named(samples: list[Sample]) -> list[str]:
    return [sample.damage for sample in samples]


class TestSamples:
    def test_tell_how_well_a_page_was_really_read(self, known: KnownPage, reader: ServiceThatAnswers) -> None:
        was_read, left_out = samples_of(known, AS_IT_IS, ["tesseract"])

        assert (was_read.word_recall, was_read.usable, was_read.measured) == (1.0, True, True)
        assert left_out.word_recall < 0.7
        assert (left_out.usable, left_out.measured) == (False, False)

    def test_share_the_family_of_their_document(self, known: KnownPage, reader: ServiceThatAnswers) -> None:
        found = samples_of(known, AS_IT_IS, ["tesseract", "rapidocr"])

        assert {sample.document for sample in found} == {"dupont"}
        assert [sample.engine for sample in found] == ["tesseract", "tesseract", "rapidocr", "rapidocr"]
        assert {len(sample.features) for sample in found} == {len(FEATURES)}

    def test_are_taken_bare_as_well_where_the_recipe_changed_the_page(
        self, known: KnownPage, reader: ServiceThatAnswers
    ) -> None:
        found = samples_of(known, "rot5", ["tesseract"])

        assert named(found) == ["rot5", LEFT_OUT, "rot5"]
        prepared, bare = reader.sent
        assert (prepared.width, prepared.height) != (known.page.width, known.page.height)
        assert bare.image is not prepared.image

    def test_are_the_same_each_time(self, known: KnownPage, reader: ServiceThatAnswers) -> None:
        assert samples_of(known, "noise", ["tesseract"]) == samples_of(known, "noise", ["tesseract"])

    def test_let_no_engine_see_the_text_that_it_is_measured_against(
        self, known: KnownPage, reader: ServiceThatAnswers
    ) -> None:
        samples_of(known, AS_IT_IS, ["tesseract"])

        assert [page.layer for page in reader.sent] == [TextLayer(PageText(), LayerVerdict.ABSENT)]

    def test_of_an_engine_that_read_nothing_say_so(self, known: KnownPage, reader: ServiceThatAnswers) -> None:
        reader.text = PageText()

        assert [sample.word_recall for sample in samples_of(known, AS_IT_IS, ["tesseract"])] == [0.0, 0.0]

    @pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
    def test_come_from_the_engines_themselves(self, known: KnownPage) -> None:
        was_read, *_ = samples_of(known, AS_IT_IS, ["tesseract"])

        assert was_read.usable


class TestAPartLeftOut:
    def tried(self, text: PageText) -> Tried:
        attempt = Attempt("tesseract", "5", "none", (), "sample", 0.1, Decimal(0), 0.9)
        return Tried(attempt, paper.page(), CLEAN, text)

    def test_is_the_lower_half_of_the_lines(self) -> None:
        left = with_a_part_left_out(self.tried(a_page_text("one", "two", "three", "four")))

        assert left.text.text == "one\ntwo"

    def test_is_the_right_half_where_lines_cannot_be_halved(self) -> None:
        wide = " ".join(["word"] * 20)

        left = with_a_part_left_out(self.tried(a_page_text("one", wide, "three")))

        assert [len(line.words) for line in left.text.lines] == [1, 9, 1]

    def test_leaves_no_line_without_words(self) -> None:
        (line,) = a_page_text(" ".join(["word"] * 20)).lines
        only_right = PageText((Line(line.words[12:]),))

        assert with_a_part_left_out(self.tried(only_right)).text.lines == ()


def test_an_engine_is_loaded_once() -> None:
    assert engine_for("scripted") is engine_for("scripted")
    assert isinstance(engine_for("scripted"), Scripted)
