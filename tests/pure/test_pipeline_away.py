"""Pages that leave: only those that may, prepared, past the gate, and with the price and the outcome on record."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from PIL.Image import Image

from invoices.document import OcrResult, PageText, SourceFile, TextSource
from invoices.errors import (
    EngineBusy,
    EngineError,
    EngineFoundNothing,
    EngineNonsense,
    EngineRefused,
    EngineUnavailable,
    PhotoNotGoodEnough,
)
from invoices.ocr.engine import Engine
from invoices.ocr.order import ReaderConfig
from invoices.ocr.policy import Policy, Preference, choose
from invoices.pipeline import Tools, read, read_with_images
from tests import paper
from tests.builders import a_page_text
from tests.doubles.engines import EngineThatTimesOut
from tests.doubles.reader import ReaderInThisProcess
from tests.doubles.services import (
    ServiceOfOnesOwn,
    ServiceThatAnswers,
    ServiceThatFailsOnPages,
    text_of_the_invoice,
)

PDF = SourceFile("facture.pdf", paper.pdf())
HALF_SCANNED = SourceFile("facture.pdf", paper.pdf([paper.INVOICE, paper.Leaf(image=paper.sheet())]))
# Nobody here reads a picture: the engines at home are told to say nothing.
AT_LOSS = Policy(cheap="scripted", strong="scripted", away="azure", away_allowed=True)
BY_NAME = Policy(engine="azure")
CENT, FREE = Decimal("0.01"), Decimal(0)


@pytest.fixture(scope="module")
def reader() -> ReaderInThisProcess:
    return ReaderInThisProcess(ReaderConfig())


@pytest.fixture(scope="module")
def scan() -> SourceFile:
    return SourceFile("scan.png", paper.picture("PNG", dpi=200))


@pytest.fixture
def service() -> ServiceThatAnswers:
    return ServiceThatAnswers(text_of_the_invoice())


Ask = Callable[..., OcrResult]


@pytest.fixture
def ask(reader: ReaderInThisProcess, service: ServiceThatAnswers) -> Ask:
    """Read a document with a service at hand."""

    def reading(source: SourceFile, policy: Policy, engine: Engine = service) -> OcrResult:
        return read(source, Tools(reader, {"azure": engine}, policy))

    return reading


def in_the_dark(picture: Image) -> Image:
    return picture.point([shade // 12 for shade in range(256)])


def dark_photo() -> SourceFile:
    return SourceFile("photo.png", paper.picture("PNG", in_the_dark(paper.sheet())))


def three_pages() -> SourceFile:
    return SourceFile("facture.pdf", paper.pdf([paper.INVOICE] * 3))


class TestAServiceAskedForByName:
    def test_reads_each_page_and_its_reading_is_used(self, ask: Ask, service: ServiceThatAnswers) -> None:
        (page,) = ask(PDF, BY_NAME).pages

        assert page.text == service.text
        assert (page.source, page.usable) == (TextSource.OCR, True)

    def test_leaves_its_price_and_its_name_and_the_text_layer_on_record(self, ask: Ask) -> None:
        result = ask(PDF, BY_NAME)

        kept, used = result.pages[0].attempts
        assert (kept.engine, kept.score, kept.cost) == ("embedded", 0.99, FREE)
        assert (used.engine, used.version, used.why, used.cost) == ("azure", "2024-11-30", "asked_for", CENT)
        assert (result.cost, result.engines, result.asked_for) == (CENT, ("azure",), "azure")

    def test_counts_into_the_time_that_the_document_took(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("invoices.ocr.away.perf_counter", iter((0.0, 100.0)).__next__)

        result = ask(PDF, BY_NAME)

        assert result.pages[0].attempt.seconds == 100.0
        assert 100.0 < result.seconds < 110.0

    def test_gets_its_own_picture_of_a_page_that_is_stored_as_well(
        self, reader: ReaderInThisProcess, service: ServiceThatAnswers
    ) -> None:
        reading = read_with_images(PDF, Tools(reader, {"azure": service}, BY_NAME))

        (stored,), (page,), (sent,) = reading.images, reading.result.pages, service.sent
        assert stored.startswith(b"\xff\xd8\xff")
        assert (sent.width, sent.height) == (page.width, page.height)

    def test_gets_the_prepared_page(self, ask: Ask, service: ServiceThatAnswers) -> None:
        quarter_turned = paper.picture("PNG", paper.sheet().rotate(180))

        (page,) = ask(SourceFile("scan.png", quarter_turned), BY_NAME).pages

        (sent,) = service.sent
        assert page.attempts[0].steps[0].startswith("turn")
        assert (sent.width, sent.height, sent.number) == (page.width, page.height, 1)
        assert np.array_equal(sent.image, np.asarray(paper.sheet()))

    def test_that_fails_fails_the_document(self, ask: Ask) -> None:
        with pytest.raises(EngineBusy):
            ask(PDF, BY_NAME, EngineThatTimesOut())

    def test_that_lacks_its_key_says_so(self, ask: Ask) -> None:
        with pytest.raises(EngineUnavailable, match="its key is not set"):
            ask(PDF, BY_NAME, ServiceThatAnswers(PageText(), missing="its key is not set"))

    def test_without_settings_cannot_work(self, reader: ReaderInThisProcess) -> None:
        with pytest.raises(EngineUnavailable, match="azure cannot work on this installation: this installation has no"):
            read(PDF, Tools(reader, {}, BY_NAME))

    def test_never_sees_a_bad_photo(self, ask: Ask, service: ServiceThatAnswers) -> None:
        with pytest.raises(PhotoNotGoodEnough, match=r"Page 1 .* \(dark\)"):
            ask(dark_photo(), BY_NAME)

        assert service.sent == []

    def test_never_sees_a_blank_page_which_is_read_all_the_same(self, ask: Ask, service: ServiceThatAnswers) -> None:
        result = ask(SourceFile("facture.pdf", paper.pdf([paper.INVOICE, ()])), BY_NAME)

        assert [page.number for page in service.sent] == [1]
        assert (result.pages[1].text, result.pages[1].usable) == (PageText(), True)
        assert result.cost == CENT

    def test_never_sees_a_covered_lens_which_is_no_blank_page(self, ask: Ask, service: ServiceThatAnswers) -> None:
        black = SourceFile("photo.png", paper.picture("PNG", paper.sheet().point([0] * 256)))

        with pytest.raises(PhotoNotGoodEnough):
            ask(black, BY_NAME)

        assert service.sent == []


class TestADocumentOfSeveralPages:
    """Read by a service that was asked for by name: what was paid for is never thrown away."""

    @pytest.mark.parametrize("problem", [EngineBusy(engine="azure", detail="-"), EngineNonsense(engine="azure")])
    def test_keeps_what_was_read_when_the_service_fails_on_a_page(self, ask: Ask, problem: EngineError) -> None:
        lame = ServiceThatFailsOnPages(text_of_the_invoice(), fails={2: problem})

        first, second, third = ask(three_pages(), BY_NAME, lame).pages

        assert [len(page.text.lines) > 0 and page.usable for page in (first, third)] == [True, True]
        assert (second.usable, second.attempts[-1].error, second.attempts[-1].score) == (False, problem.code, None)

    def test_sends_its_good_pages_and_says_of_the_others_what_is_wrong(
        self, ask: Ask, service: ServiceThatAnswers
    ) -> None:
        half_dark = SourceFile(
            "photos.pdf", paper.pdf([paper.Leaf(image=in_the_dark(paper.sheet())), paper.Leaf(image=paper.sheet())])
        )

        result = ask(half_dark, BY_NAME)

        assert [page.number for page in service.sent] == [2]
        assert [page.usable for page in result.pages] == [False, True]
        assert result.pages[0].attempts[-1].error == "photo_not_good_enough"
        assert result.cost == CENT

    def test_fails_with_the_first_error_when_the_service_fails_on_each_page(self, ask: Ask) -> None:
        errors = {1: EngineBusy(engine="azure", detail="-"), 2: EngineNonsense(engine="azure", detail="-")}
        lame = ServiceThatFailsOnPages(text_of_the_invoice(), fails=errors)

        with pytest.raises(EngineBusy):
            ask(SourceFile("facture.pdf", paper.pdf([paper.INVOICE] * 2)), BY_NAME, lame)

    def test_fails_when_all_that_did_not_fail_was_a_blank_back(self, ask: Ask) -> None:
        with pytest.raises(EngineBusy):
            ask(SourceFile("facture.pdf", paper.pdf([paper.INVOICE, ()])), BY_NAME, EngineThatTimesOut())

    @pytest.mark.parametrize(
        ("problem", "cost"),
        [
            (EngineNonsense(engine="azure", detail="-"), CENT),
            (EngineRefused(engine="azure", detail="-"), FREE),
            (EngineBusy(engine="azure", detail="-"), FREE),
        ],
    )
    def test_records_the_price_of_each_answer_whatever_it_was_worth(
        self, ask: Ask, problem: EngineError, cost: Decimal
    ) -> None:
        lame = ServiceThatFailsOnPages(text_of_the_invoice(), fails={2: problem})

        result = ask(three_pages(), BY_NAME, lame)

        assert [page.attempts[-1].cost for page in result.pages] == [CENT, cost, CENT]


class TestTheDoor:
    def test_stays_closed_to_what_only_claims_to_be_a_machine_of_one_s_own(
        self, ask: Ask, service: ServiceThatAnswers
    ) -> None:
        with pytest.raises(EngineUnavailable, match="may not be sent there"):
            ask(PDF, replace(BY_NAME, own_services=("azure",)))

        assert service.sent == []

    def test_is_open_to_a_machine_of_one_s_own_though_nothing_may_leave(self, ask: Ask) -> None:
        own = ServiceOfOnesOwn(text_of_the_invoice())

        ask(HALF_SCANNED, replace(AT_LOSS, away_allowed=False, own_services=("azure",)), own)

        assert [page.number for page in own.sent] == [2]

    def test_is_not_knocked_at_for_a_document_that_stays_at_home(self, ask: Ask, service: ServiceThatAnswers) -> None:
        settled = choose(replace(AT_LOSS, engine="azure"), Preference(), Preference(away_allowed=False))

        result = ask(PDF, settled)

        assert service.sent == []
        assert (result.asked_for, result.engines) == ("azure", ("embedded",))


class TestAuto:
    def test_sends_only_the_pages_that_nobody_here_can_read(self, ask: Ask, service: ServiceThatAnswers) -> None:
        result = ask(HALF_SCANNED, AT_LOSS)

        assert [page.number for page in service.sent] == [2]
        assert result.engines == ("embedded", "azure")
        assert (result.pages[1].attempt.why, result.cost) == ("away", CENT)
        assert result.pages[1].usable

    @pytest.mark.parametrize(
        "home", [replace(AT_LOSS, away_allowed=False), replace(AT_LOSS, away=None), replace(AT_LOSS, engine="embedded")]
    )
    def test_sends_nothing_where_it_may_not(self, ask: Ask, service: ServiceThatAnswers, home: Policy) -> None:
        result = ask(HALF_SCANNED, home)

        assert [page.usable for page in result.pages] == [True, False]
        assert service.sent == []

    def test_refuses_a_document_that_may_not_leave_and_that_nobody_here_can_read(
        self, ask: Ask, scan: SourceFile
    ) -> None:
        with pytest.raises(EngineFoundNothing, match="read not one word on page 1"):
            ask(scan, replace(AT_LOSS, away_allowed=False))

    def test_sends_nothing_of_a_document_that_reads_well(self, ask: Ask, service: ServiceThatAnswers) -> None:
        assert ask(PDF, AT_LOSS).engines == ("embedded",)
        assert service.sent == []

    def test_uses_the_better_reading_and_keeps_the_other_on_record(self, ask: Ask) -> None:
        poor = ServiceThatAnswers(a_page_text("Facture"))

        (page,) = ask(PDF, replace(AT_LOSS, usable_from=1.0), poor).pages

        assert len(poor.sent) == 1
        assert page.attempt.engine == "embedded"
        assert (page.attempts[-1].engine, page.attempts[-1].cost) == ("azure", CENT)
        assert page.attempts[-1].score is not None

    def test_keeps_its_own_reading_when_the_service_fails(self, ask: Ask) -> None:
        (page,) = ask(PDF, replace(AT_LOSS, usable_from=1.0), EngineThatTimesOut()).pages

        assert page.attempt.engine == "embedded"
        assert (page.attempts[-1].error, page.attempts[-1].cost) == ("engine_busy", FREE)

    def test_pays_for_an_answer_that_cannot_be_right_but_does_not_use_it(self, ask: Ask, scan: SourceFile) -> None:
        (page,) = ask(scan, AT_LOSS, ServiceThatAnswers(PageText())).pages

        assert not page.usable
        assert (page.attempts[-1].error, page.attempts[-1].cost) == ("engine_found_nothing", CENT)

    def test_keeps_a_bad_photo_at_home_and_says_why(self, ask: Ask, service: ServiceThatAnswers) -> None:
        (page,) = ask(dark_photo(), AT_LOSS).pages

        assert (page.fault, page.usable) == ("dark", False)
        assert page.attempts[-1].error == "photo_not_good_enough"
        assert service.sent == []
