"""RapidOCR: words and places from its letters, one thread, nothing fetched, and failures that are typed.

The real model is loaded once, which takes most of the second or two of this file.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from importlib.metadata import PackageNotFoundError
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from invoices.document import Page
from invoices.errors import EngineCrashed, EngineError, EngineUnavailable
from invoices.ocr.engines import rapidocr
from invoices.ocr.engines.rapidocr import LANGUAGES, RapidOcr, load_model
from invoices.ocr.languages import OWN_LETTERS
from tests import paper

FRENCH = ("fra", "eng")
PAGE = Page(1, np.full((100, 200), 255, dtype=np.uint8), 200.0)
LINES = ("Facture n° FA-2024-0042", "Échéance : 11 avril 2024", "Net à payer                         253,20 €")

needs_the_library = pytest.mark.skipif(
    RapidOcr().why_unavailable(("fra",)) is not None, reason="RapidOCR is not installed here"
)


@dataclass
class Spots:
    """Where the model saw the letters of a piece: columns for letters, confidences for spaces as well."""

    word_cols: list[list[int]]
    confs: list[float]
    line_txt_len: float


@dataclass
class Found:
    boxes: Any


@dataclass
class Read:
    txts: Any = None
    scores: Any = None
    word_results: Any = None


@dataclass
class Model:
    """A model that found these pieces on a copy of the page of 100 by 50 pixels, with a rim of 10 above."""

    found: Any = None
    read: Read = field(default_factory=Read)

    def preprocess_img(self, image: Any) -> tuple[Any, dict[str, dict[str, float]]]:
        return image[::2, ::2], {"preprocess": {"ratio_h": 2.0, "ratio_w": 2.0}}

    def run_ocr_steps(self, image: Any, record: dict[str, dict[str, float]]) -> tuple[Any, Any, Any, Any]:
        record["padding_1"] = {"top": 10, "left": 0}
        return Found(self.found), None, self.read, []


def box(left: float, top: float, right: float, bottom: float) -> list[list[float]]:
    return [[left, top], [right, top], [right, bottom], [left, bottom]]


def spots(text: str, sure: float = 1.0) -> Spots:
    """See each letter in the next column."""
    return Spots([[at] for at, sign in enumerate(text) if sign != " "], [sure] * len(text), float(len(text)))


def a_model(*pieces: tuple[str, list[list[float]]], sure: float = 1.0) -> Model:
    texts = [text for text, _ in pieces]
    boxes = np.array([corners for _, corners in pieces], dtype=np.float32)
    return Model(boxes, Read(texts, [sure] * len(texts), [spots(text, sure) for text in texts]))


@pytest.fixture
def with_model(monkeypatch: pytest.MonkeyPatch) -> Callable[[object], None]:
    def use(model: object) -> None:
        def load(longest_side: int) -> object:
            if isinstance(model, BaseException):
                raise model
            return model

        monkeypatch.setattr(rapidocr, "load_model", load)

    return use


def failure(engine: RapidOcr, languages: tuple[str, ...] = FRENCH) -> EngineError:
    with pytest.raises(EngineError) as caught:
        engine.read(PAGE, languages)
    assert caught.value.facts["engine"] == "rapidocr"
    return caught.value


@needs_the_library
class TestTheModelItself:
    def test_reads_accents_and_amounts_and_joins_what_stands_on_one_line(self) -> None:
        text = RapidOcr().read(paper.page(LINES, dpi=150), FRENCH).text

        assert text.splitlines() == ["Facture n° FA-2024-0042", "Échéance : 11 avril 2024", "Net à payer 253,20 €"]

    def test_puts_each_word_where_it_is_printed(self) -> None:
        page = paper.page(LINES, dpi=150)
        words = {word.text: word for word in RapidOcr().read(page, FRENCH).words}

        amount = words["253,20"].box
        printed = page.image[
            round(amount.top * page.height) : round(amount.bottom * page.height),
            round(amount.left * page.width) : round(amount.right * page.width),
        ]
        assert printed.min() < 64
        assert words["payer"].box.right < amount.left < words["€"].box.left
        assert words["253,20"].confidence > 0.9

    def test_runs_on_one_thread(self) -> None:
        RapidOcr().read(paper.page(LINES, dpi=100), FRENCH)
        model = load_model(RapidOcr().longest_side)

        for part in (model.text_det, model.text_rec):
            options = part.session.session.get_session_options()
            assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)

    def test_knows_the_letters_of_the_languages_it_claims(self) -> None:
        RapidOcr().read(paper.page(LINES, dpi=100), FRENCH)
        alphabet = set(load_model(RapidOcr().longest_side).text_rec.postprocess_op.character)
        own = {**OWN_LETTERS, "pol": set("ąćęłńóśźż"), "ces": set("ěščřžýáíéůúďťň"), "tur": set("çğıİöşü")}

        assert set(own) <= LANGUAGES
        assert all(alphabet.issuperset(letters) for letters in own.values())

    def test_is_loaded_once(self) -> None:
        assert load_model(1280) is load_model(1280)

    def test_fetches_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fetch(*_: object) -> None:
            raise AssertionError("it went to fetch something")

        monkeypatch.setattr(import_module("rapidocr.utils.download_file").DownloadFile, "run", fetch)
        load_model.cache_clear()

        assert RapidOcr(longest_side=640).read(paper.page(LINES, dpi=100), FRENCH).words

    def test_says_which_model_it_is(self) -> None:
        assert RapidOcr().version.endswith(" PP-OCRv6 small")


class TestPieces:
    def test_are_placed_on_the_page_and_not_on_the_library_s_copy(self, with_model: Callable[[object], None]) -> None:
        with_model(a_model(("Total", box(10, 20, 60, 30))))

        (word,) = RapidOcr().read(PAGE, FRENCH).words

        assert (word.box.top, word.box.bottom) == (0.2, 0.4)
        assert 0.09 < word.box.left < word.box.right < 0.61

    def test_that_the_library_turned_run_from_the_top_down(self, with_model: Callable[[object], None]) -> None:
        with_model(a_model(("ab cd", box(10, 10, 20, 60))))

        first, second = RapidOcr().read(PAGE, FRENCH).words

        assert (first.text, second.text) == ("ab", "cd")
        assert first.box.bottom < second.box.top

    def test_are_stains_when_the_model_is_not_sure(self, with_model: Callable[[object], None]) -> None:
        with_model(a_model(("Total", box(10, 20, 60, 30)), sure=0.45))

        assert RapidOcr().read(PAGE, FRENCH).words == ()
        assert len(RapidOcr(least_sure=0.4).read(PAGE, FRENCH).words) == 1

    @pytest.mark.parametrize("text", ["  ", " Net ", "Net  à"])
    def test_keep_letters_and_columns_together_around_spaces(
        self, with_model: Callable[[object], None], text: str
    ) -> None:
        with_model(a_model((text, box(10, 20, 60, 30))))

        assert RapidOcr().read(PAGE, FRENCH).text == " ".join(text.split())

    def test_are_none_on_a_blank_page(self, with_model: Callable[[object], None]) -> None:
        with_model(Model())

        assert RapidOcr().read(PAGE, FRENCH).words == ()


class TestFailures:
    def test_of_the_library_are_typed(self, with_model: Callable[[object], None]) -> None:
        with_model(ZeroDivisionError("a page of another world"))

        error = failure(RapidOcr())

        assert isinstance(error, EngineCrashed)
        assert error.facts["detail"] == "ZeroDivisionError"

    def test_of_an_answer_that_does_not_fit_together_are_typed(self, with_model: Callable[[object], None]) -> None:
        model = a_model(("Total", box(10, 20, 60, 30)))
        model.read.word_results[0].confs.pop()
        with_model(model)

        assert isinstance(failure(RapidOcr()), EngineCrashed)

    def test_a_library_that_does_not_load_makes_it_unavailable(self, with_model: Callable[[object], None]) -> None:
        with_model(ImportError("libfast.so: cannot open", name="onnxruntime"))

        error = failure(RapidOcr())

        assert isinstance(error, EngineUnavailable)
        assert error.facts["detail"] == "the library onnxruntime does not load"


class TestWhatIsMissing:
    @pytest.mark.parametrize("library", ["rapidocr", "onnxruntime"])
    def test_a_library_is_named(self, monkeypatch: pytest.MonkeyPatch, library: str) -> None:
        monkeypatch.setattr(rapidocr, "find_spec", lambda name: None if name == library else find_spec(name))

        assert RapidOcr().why_unavailable(FRENCH) == f"the library {library} is not installed"

    @needs_the_library
    def test_weights_are_named(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(rapidocr, "_weights", lambda task: tmp_path / f"{task}.onnx")

        assert RapidOcr().why_unavailable(FRENCH) == "the file det.onnx is not in the package rapidocr"

    def test_the_version_is_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def not_there(name: str) -> str:
            raise PackageNotFoundError(name)

        monkeypatch.setattr(rapidocr, "version", not_there)

        assert RapidOcr().version == ""

    @needs_the_library
    def test_the_likeliest_language_decides(self) -> None:
        assert RapidOcr().why_unavailable(("rus", "fra")) == "language rus is not among those that its model reads"
        assert RapidOcr().why_unavailable(("deu", "rus")) is None
        assert RapidOcr().why_unavailable(()) is None
