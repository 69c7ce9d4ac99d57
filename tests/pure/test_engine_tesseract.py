"""Tesseract: what it is asked, what becomes of its answers, and that a failure costs one page and no more."""

import shlex
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest

from invoices.document import Page
from invoices.errors import EngineCrashed, EngineError, EngineNonsense, EngineUnavailable
from invoices.ocr.engines.tesseract import Tesseract
from tests import paper
from tests.doubles.confined import is_running, soon
from tests.doubles.programs import MANNERS, on_the_path

FRENCH = ("fra", "eng")
PAGE = Page(1, np.full((300, 200), 255, dtype=np.uint8), 200.0)
RECEIPT = Page(1, np.full((600, 200), 255, dtype=np.uint8), 200.0)
A_WORD = r"5\t1\t1\t1\t1\t1\t20\t30\t40\t15\t91.5\tTotal\n"

Install = Callable[[str | None], None]


@pytest.fixture
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Install a program that does this with a page, or none."""
    folder = tmp_path / "bin"
    folder.mkdir()
    with ExitStack() as installed:
        yield lambda does: installed.enter_context(
            on_the_path(monkeypatch, folder, None if does is None else MANNERS + does)
        )


@pytest.fixture
def scratch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files."""
    folder = tmp_path / "scratch"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def failure(engine: Tesseract, languages: tuple[str, ...] = FRENCH) -> EngineError:
    with pytest.raises(EngineError) as caught:
        engine.read(PAGE, languages)
    assert caught.value.facts["engine"] == "tesseract"
    return caught.value


class TestWhatItIsAsked:
    @pytest.fixture
    def asked(self, program: Install, tmp_path: Path) -> Callable[[Tesseract, Page], list[str]]:
        log = tmp_path / "asked"
        program(f'echo "threads=$OMP_THREAD_LIMIT $@" > {shlex.quote(str(log))}; printf "{A_WORD}" > "$answer"')

        def ask(engine: Tesseract, page: Page) -> list[str]:
            engine.read(page, FRENCH)
            return log.read_text().split()

        return ask

    def test_one_thread_and_the_neural_model(self, asked: Callable[[Tesseract, Page], list[str]]) -> None:
        words = asked(Tesseract(), PAGE)

        assert words[0] == "threads=1"
        assert words[words.index("--oem") + 1] == "1"
        assert words[-1] == "tessedit_create_tsv=1"

    def test_the_likeliest_language_unless_more_are_wanted(self, asked: Callable[[Tesseract, Page], list[str]]) -> None:
        one, two = asked(Tesseract(), PAGE), asked(Tesseract(most_languages=2), PAGE)

        assert one[one.index("-l") + 1] == "fra"
        assert two[two.index("-l") + 1] == "fra+eng"

    def test_to_take_a_narrow_sheet_as_one_block(self, asked: Callable[[Tesseract, Page], list[str]]) -> None:
        sheet, receipt = asked(Tesseract(), PAGE), asked(Tesseract(), RECEIPT)

        assert sheet[sheet.index("--psm") + 1] == "3"
        assert receipt[receipt.index("--psm") + 1] == "6"

    @pytest.mark.parametrize(("dpi", "said"), [(199.6, "200"), (12.0, "70"), (9600.0, "2400")])
    def test_at_a_resolution_it_believes(
        self, asked: Callable[[Tesseract, Page], list[str]], dpi: float, said: str
    ) -> None:
        words = asked(Tesseract(), Page(1, PAGE.image, dpi))

        assert words[words.index("--dpi") + 1] == said

    def test_english_when_nobody_says(self, program: Install) -> None:
        program(f'[ "$4" = eng ] && printf "{A_WORD}" > "$answer"')

        assert Tesseract().read(PAGE, ()).text == "Total"


class TestFailures:
    def test_too_long_is_final_and_leaves_neither_process_nor_file(
        self, program: Install, scratch: Path, tmp_path: Path
    ) -> None:
        program(f"echo $$ > {shlex.quote(str(tmp_path / 'pid'))}; exec /bin/sleep 60")

        error = failure(Tesseract(seconds=0.5))

        assert isinstance(error, EngineCrashed)
        assert not error.passing
        assert error.facts["detail"] == "no answer within 0.5 s"
        assert soon(lambda: not is_running(int((tmp_path / "pid").read_text())))
        assert not list(scratch.iterdir())

    def test_a_crash_is_named_by_its_exit_status(self, program: Install, scratch: Path) -> None:
        program("echo 'a library is unhappy' >&2; exit 3")

        error = failure(Tesseract())

        assert isinstance(error, EngineCrashed)
        assert error.facts["detail"] == "exit status 3"
        assert not list(scratch.iterdir())

    @pytest.mark.parametrize("does", ["exit 0", r"printf '\377\376' > $answer"])
    def test_no_answer_or_one_in_no_alphabet_is_a_crash(self, program: Install, does: str) -> None:
        program(does)

        assert isinstance(failure(Tesseract()), EngineCrashed)

    def test_an_answer_that_is_no_table_is_nonsense(self, program: Install) -> None:
        program(f'printf "{A_WORD.replace("20", "left")}" > "$answer"')

        assert isinstance(failure(Tesseract()), EngineNonsense)

    def test_leaves_no_file_after_a_success_either(self, program: Install, scratch: Path) -> None:
        program(f'printf "{A_WORD}" > "$answer"')

        assert Tesseract().read(PAGE, FRENCH).text == "Total"
        assert not list(scratch.iterdir())


class TestWhatIsMissing:
    def test_the_program_is_named_with_its_package(self, program: Install) -> None:
        program(None)

        assert Tesseract().why_unavailable(FRENCH) == "the program tesseract is not installed (Debian: tesseract-ocr)"
        assert Tesseract().version == ""
        assert isinstance(failure(Tesseract()), EngineUnavailable)

    @pytest.mark.parametrize(
        ("language", "package"), [("deu", "tesseract-ocr-deu"), ("chi_sim", "tesseract-ocr-chi-sim")]
    )
    def test_a_language_is_named_with_its_package(self, program: Install, language: str, package: str) -> None:
        program("exit 0")

        said = Tesseract().why_unavailable((language, "eng"))

        assert said == f"language {language} is not installed (Debian: {package})"

    def test_a_language_that_would_not_be_loaded_is_not_missed(self, program: Install) -> None:
        program("exit 0")

        assert Tesseract().why_unavailable(("fra", "deu")) is None
        assert Tesseract(most_languages=2).why_unavailable(("fra", "deu")) is not None

    def test_nothing_but_a_known_language_reaches_the_command_line(self, program: Install) -> None:
        program("exit 0")

        assert isinstance(failure(Tesseract(), ("fra -c x=1",)), EngineUnavailable)

    def test_the_version_is_that_of_the_program(self, program: Install) -> None:
        program("exit 0")

        assert Tesseract().version == "5.3.0"


@pytest.mark.skipif(Tesseract().why_unavailable(("fra",)) is not None, reason="Tesseract or its French is not here")
class TestTheProgramItself:
    def test_reads_accents_and_amounts_of_a_clean_page(self) -> None:
        text = Tesseract().read(paper.page(), ("fra",)).text

        assert {"Échéance", "Désignation", "Pièces", "détachées", "d'œuvre"} <= set(text.replace("’", "'").split())
        assert all(amount in text for amount in ("120,00", "91,00", "211,00", "42,20", "253,20"))

    def test_puts_each_word_where_it_is_printed(self) -> None:
        page = paper.page(("Facture", "Total   253,20"))

        words = {word.text: word.box for word in Tesseract().read(page, ("fra",)).words}

        assert words["Total"].left < words["253,20"].left
        assert words["Facture"].bottom < words["Total"].top
        inside = page.image[
            round(words["Facture"].top * page.height) : round(words["Facture"].bottom * page.height),
            round(words["Facture"].left * page.width) : round(words["Facture"].right * page.width),
        ]
        assert inside.min() < 64
