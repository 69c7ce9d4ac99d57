"""The Tesseract program of this machine: quick, light, at its best on clean print."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import TemporaryDirectory
from typing import Annotated, ClassVar

import cv2
import pytesseract
from msgspec import Meta
from pytesseract import pytesseract as program

from invoices.document import Page, PageText
from invoices.errors import EngineCrashed, EngineNonsense, EngineUnavailable
from invoices.ocr.tsv import lines_in

# The neural model only: the older one is not among the files that distributions install.
MODEL = 1
DEFAULT_LANGUAGE = "eng"
LEAST_DPI, MOST_DPI = 70, 2400
NO_COMPRESSION = [cv2.IMWRITE_TIFF_COMPRESSION, 1]

PageMode = Annotated[int, Meta(ge=3, le=13)]


@dataclass(frozen=True, slots=True)
class Tesseract:
    """Reads each page in a process of its own, on one thread, within a hard limit of time.

    `page_mode` is the program's own `--psm`. A sheet longer than `narrow_from` times its width is a till receipt, which
    the layout of an invoice (3) tears apart: taken as one block (6), 76 real receipts gave 62 % of their amounts
    instead of 54 %. Of the languages the first `most_languages` are loaded: a second model costs a quarter more time
    and, on French invoices, one accented word in twenty.
    """

    name: ClassVar[str] = "tesseract"
    leaves_the_building: ClassVar[bool] = False

    page_mode: PageMode = 3
    page_mode_narrow: PageMode = 6
    narrow_from: Annotated[float, Meta(gt=0)] = 1.7
    most_languages: Annotated[int, Meta(ge=1)] = 1
    seconds: Annotated[float, Meta(gt=0)] = 30.0

    @property
    def version(self) -> str:
        """Return the version of the program, or nothing where there is none."""
        return installed_version()

    @property
    def cost_per_page(self) -> Decimal:
        return Decimal(0)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Name the package that is missing, be it the program or the model of a language."""
        installed = installed_languages()
        if installed is None:
            return "the program tesseract is not installed (Debian: tesseract-ocr)"
        missing = [language for language in self._models(languages) if language not in installed]
        if not missing:
            return None
        package = f"tesseract-ocr-{missing[0].replace('_', '-')}"
        return f"language {missing[0]} is not installed (Debian: {package})"

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one page.

        Raises:
            EngineUnavailable: the program or the model of a language is missing.
            EngineCrashed: the program failed, or took longer than it may; on the same page it would again.
            EngineNonsense: what it left is no table of words.
        """
        if reason := self.why_unavailable(languages):
            raise EngineUnavailable(engine=self.name, detail=reason)
        tsv = self._answer_or_error(page, "+".join(self._models(languages)))
        try:
            return PageText(lines_in(tsv, width=page.width, height=page.height))
        except ValueError as problem:
            raise EngineNonsense(engine=self.name, detail="its table of words cannot be read") from problem

    def _models(self, languages: tuple[str, ...]) -> tuple[str, ...]:
        return languages[: self.most_languages] or (DEFAULT_LANGUAGE,)

    def _answer_or_error(self, page: Page, models: str) -> str:
        try:
            return self._answer(page, models)
        except pytesseract.TesseractError as problem:
            raise EngineCrashed(engine=self.name, detail=f"exit status {problem.status}") from problem
        except RuntimeError as problem:
            raise EngineCrashed(engine=self.name, detail=f"no answer within {self.seconds:g} s") from problem
        except (OSError, ValueError, cv2.error) as problem:
            raise EngineCrashed(engine=self.name, detail=type(problem).__name__) from problem

    def _answer(self, page: Page, models: str) -> str:
        _one_thread()
        mode = self.page_mode_narrow if page.height > self.narrow_from * page.width else self.page_mode
        dpi = round(min(MOST_DPI, max(LEAST_DPI, page.dpi)))
        options = f"--oem {MODEL} --psm {mode} --dpi {dpi} -c tessedit_create_tsv=1"
        with TemporaryDirectory(prefix="tesseract-") as folder:
            # Uncompressed TIFF: packing a PNG costs 4 % of the reading, and the program takes PGM byte by byte, 12 %.
            picture, answer = Path(folder, "page.tif"), Path(folder, "answer")
            cv2.imwrite(str(picture), page.image, NO_COMPRESSION)
            program.run_tesseract(str(picture), str(answer), "tsv", models, options, timeout=self.seconds)
            return answer.with_suffix(".tsv").read_text("utf-8")


def _one_thread() -> None:
    """Keep the program to one thread: on more it takes five times the processor time to be no faster."""
    program.environ["OMP_THREAD_LIMIT"] = "1"


@cache
def installed_languages() -> frozenset[str] | None:
    """List the models of this machine, once; nothing where the program is missing."""
    try:
        return frozenset(pytesseract.get_languages())
    except (OSError, ValueError):
        return None


@cache
def installed_version() -> str:
    """Return the version of this machine's program, asked once; nothing where it is missing."""
    try:
        return str(pytesseract.get_tesseract_version())
    except (OSError, ValueError, CalledProcessError, SystemExit):
        return ""
