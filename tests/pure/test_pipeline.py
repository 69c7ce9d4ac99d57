"""A document in, a reading out: what is read at home, what is stored, what is said meanwhile."""

import cv2
import numpy as np
import pytest

from invoices.document import Pixels, SourceFile, TextSource
from invoices.errors import EngineFoundNothing, TooManyPages
from invoices.imaging.opening.limits import FileLimits
from invoices.ocr.engines.tesseract import Tesseract
from invoices.ocr.job import block_readers
from invoices.ocr.order import ReaderConfig, Step
from invoices.ocr.policy import Policy
from invoices.pipeline import Reading, Tools, read, read_with_images
from tests import paper
from tests.doubles.reader import ReaderInThisProcess

LINES = list(paper.INVOICE)
SCRIPT = {"scripted": {"pages": {"1": LINES, "2": LINES}}}
UBL = b'<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2"><ID>1</ID></Invoice>'
TWO_PAGES = paper.pdf([paper.INVOICE, paper.Leaf(image=paper.sheet())])
BY_SCRIPT = Policy(cheap="scripted", strong="scripted", usable_from=0.0, strong_below=0.0)


def tools(policy: Policy = BY_SCRIPT, config: ReaderConfig | None = None) -> Tools:
    return Tools(ReaderInThisProcess(config or ReaderConfig(engines=SCRIPT)), policy=policy)


def read_two_pages(*, keep_images: bool) -> Reading:
    return read_with_images(SourceFile("facture.pdf", TWO_PAGES), tools(), keep_images=keep_images)


def opened(image: bytes) -> Pixels:
    found = cv2.imdecode(np.frombuffer(image, dtype=np.uint8), cv2.IMREAD_GRAYSCALE)
    assert found is not None
    return np.asarray(found, dtype=np.uint8)


@pytest.fixture(scope="module")
def with_images() -> Reading:
    return read_two_pages(keep_images=True)


class TestADocument:
    def test_that_carries_its_text_is_read_without_ocr(self) -> None:
        result = read(SourceFile("facture.pdf", paper.pdf()), tools())

        (page,) = result.pages
        assert (page.attempt.engine, page.attempt.why, page.source) == ("embedded", "text_layer", TextSource.TEXT)
        assert [line.split() for line in page.text.text.splitlines()] == [line.split() for line in paper.INVOICE]
        assert result.engines == ("embedded",)
        assert result.cost == 0

    def test_is_read_page_by_page_each_by_who_reads_it_best(self, with_images: Reading) -> None:
        assert with_images.result.engines == ("embedded", "scripted")
        assert [page.number for page in with_images.result.pages] == [1, 2]

    def test_keeps_what_identifies_it_and_how_it_was_asked_for(self) -> None:
        source = SourceFile("facture.pdf", paper.pdf())

        result = read(source, tools(), policy=Policy(engine="embedded", languages=("deu",)))

        assert (result.file, result.sha256) == (source.name, source.sha256)
        assert (result.asked_for, result.languages) == ("embedded", ("deu",))

    def test_that_is_an_xml_invoice_has_no_pages_and_one_attachment(self) -> None:
        result = read(SourceFile("facture.xml", UBL), tools())

        assert result.pages == ()
        assert [attachment.content for attachment in result.attachments] == [UBL]

    def test_of_which_not_one_page_can_be_read_is_refused_with_the_reason(self) -> None:
        nothing = tools(Policy(engine="scripted"), ReaderConfig())

        with pytest.raises(EngineFoundNothing, match="scripted read not one word on page 1"):
            read(SourceFile("scan.png", paper.picture("PNG")), nothing)

    def test_of_which_one_page_can_be_read_is_not_refused(self) -> None:
        result = read(SourceFile("facture.pdf", TWO_PAGES), tools(config=ReaderConfig()))

        assert [page.usable for page in result.pages] == [True, True]
        assert result.pages[1].attempt.error == "engine_found_nothing"

    def test_tells_what_reading_it_took(self, with_images: Reading) -> None:
        assert with_images.peak_bytes > 10_000_000
        assert 0 < with_images.cpu_seconds < 60
        assert with_images.result.seconds > 0


class TestItsImages:
    def test_are_not_stored_unless_asked_for(self) -> None:
        assert read_two_pages(keep_images=False).images == ()

    def test_are_lossless_where_the_page_was_read_and_small_where_it_is_only_shown(self, with_images: Reading) -> None:
        shown, was_read = with_images.images

        assert shown.startswith(b"\xff\xd8\xff")
        assert was_read.startswith(b"\x89PNG")

    def test_have_the_size_that_the_places_refer_to(self, with_images: Reading) -> None:
        for image, page in zip(with_images.images, with_images.result.pages, strict=True):
            assert opened(image).shape == (page.height, page.width)


class TestTheWatcher:
    def test_hears_of_each_page_as_it_is_done(self) -> None:
        heard: list[Step] = []

        read_with_images(SourceFile("facture.pdf", TWO_PAGES), tools(), watcher=heard.append)

        assert [(step.page, step.pages, step.engine) for step in heard] == [(1, 2, "embedded"), (2, 2, "scripted")]
        assert heard[0].score == 0.99


class TestAnInstallation:
    def test_with_a_wrong_setting_of_an_engine_reads_what_needs_none(self) -> None:
        config = ReaderConfig(engines={"tesseract": {"psm": 4}})

        result = read(SourceFile("facture.pdf", paper.pdf()), tools(Policy(), config))

        assert result.engines == ("embedded",)
        assert block_readers(config) == {}

    def test_has_the_same_program_read_what_it_left_out_as_one_block(self) -> None:
        config = ReaderConfig(engines={"tesseract": {"seconds": 7}})

        assert block_readers(config) == {"tesseract": Tesseract(page_mode=6, seconds=7)}

    def test_sets_its_own_limits(self) -> None:
        one_page = ReaderConfig(limits=FileLimits(most_pages=1), engines=SCRIPT)

        with pytest.raises(TooManyPages, match="This document has 2 pages; at most 1"):
            read(SourceFile("facture.pdf", TWO_PAGES), tools(config=one_page))

    def test_has_recipes_of_its_own(self) -> None:
        config = ReaderConfig(engines=SCRIPT, recipes={"ours": {"steps": [{"step": "enlarge", "under": 20}]}})
        policy = Policy(engine="scripted", recipes={"scripted": "ours"}, usable_from=0.0)

        (page,) = read(SourceFile("scan.png", paper.picture("PNG")), tools(policy, config)).pages

        assert page.attempt.recipe == "ours"
        assert page.attempt.steps[0].startswith("enlarge")
