"""RapidOCR with the weights of its own package: slower than Tesseract, and right where that one gives up."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated, Any, ClassVar

import cv2
import numpy as np
from msgspec import Meta
from numpy.typing import NDArray

from invoices.document import Page, PageText
from invoices.errors import EngineCrashed, EngineUnavailable
from invoices.ocr.pieces import Letter, Piece, lines_of

# Those whose letters are all in the model's alphabet; Cyrillic, Korean and half of Vietnamese are not.
_LATIN = (
    "cat ces cym dan deu eng est eus fin fra gle glg hrv hun isl ita lat lav lit ltz mlt msa nld nor oci pol por ron"
)
_OTHERS = "slk slv spa sqi swe tur zho chi_sim chi_tra jpn"
LANGUAGES: frozenset[str] = frozenset(f"{_LATIN} {_OTHERS}".split())

LIBRARIES = ("rapidocr", "onnxruntime")
# The library turns a piece so much higher than wide to the left before it reads it: its beginning is at the top.
UPRIGHT = 1.5
MODEL = "PP-OCRv6 small"
WEIGHTS = {"det": "PP-OCRv6_det_small.onnx", "rec": "PP-OCRv6_rec_small.onnx"}


@dataclass(frozen=True, slots=True)
class RapidOcr:
    """Finds pieces of print and reads each, on one thread.

    `longest_side` is the page as the finder of print sees it, in pixels: at 1280 it takes 0.6 GB, at the library's own
    setting 0.9 GB and a third more time, for the same amounts. A piece that is less sure than `least_sure` is a stain.
    """

    name: ClassVar[str] = "rapidocr"
    leaves_the_building: ClassVar[bool] = False

    longest_side: Annotated[int, Meta(ge=320, le=4096)] = 1280
    least_sure: Annotated[float, Meta(ge=0, le=1)] = 0.5

    @property
    def version(self) -> str:
        """Return the version of the library and the name of its model, or nothing where it is missing."""
        try:
            return f"{version('rapidocr')} {MODEL}"
        except PackageNotFoundError:
            return ""

    @property
    def cost_per_page(self) -> Decimal:
        return Decimal(0)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Name the library that is missing, or the first language where the model does not know its letters."""
        if missing := next((library for library in LIBRARIES if find_spec(library) is None), None):
            return f"the library {missing} is not installed"
        if missing := next((weights.name for weights in map(_weights, WEIGHTS) if not weights.is_file()), None):
            return f"the file {missing} is not in the package rapidocr"
        unknown = [language for language in languages[:1] if language not in LANGUAGES]
        return f"language {unknown[0]} is not among those that its model reads" if unknown else None

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one page; its one model reads all its languages, whichever are asked for.

        Raises:
            EngineUnavailable: a library is missing, or the model does not know the language.
            EngineCrashed: the library failed.
        """
        if reason := self.why_unavailable(languages):
            raise EngineUnavailable(engine=self.name, detail=reason)
        try:
            pieces = tuple(_pieces(load_model(self.longest_side), page, self.least_sure))
        except ImportError as problem:
            raise EngineUnavailable(engine=self.name, detail=f"the library {problem.name} does not load") from problem
        except Exception as problem:
            raise EngineCrashed(engine=self.name, detail=type(problem).__name__) from problem
        return PageText(lines_of(pieces))


def _weights(task: str) -> Path:
    """Return where the weights of a task lie, within the package: nothing is ever fetched."""
    found = find_spec("rapidocr")
    package = Path(found.origin).parent if found and found.origin else Path()
    return package / "models" / WEIGHTS[task]


@cache
def load_model(longest_side: int) -> Any:
    """Load the model once for each setting."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - half a second and 60 MB, for those alone who use it

    return RapidOCR(
        params={
            "Global.log_level": "critical",
            # Pages are laid upright before; here each piece would be asked, and some turned that stood right.
            "Global.use_cls": False,
            "Global.return_word_box": True,
            # Named, so that the library never looks for them elsewhere: it would fetch what it does not find.
            "Det.model_path": str(_weights("det")),
            "Rec.model_path": str(_weights("rec")),
            "Det.limit_type": "max",
            "Det.limit_side_len": longest_side,
            # Read one by one, not padded to the longest of six nor to 320 pixels: 1.2 s a page instead of 2.1 s.
            "Rec.rec_batch_num": 1,
            "Rec.rec_img_shape": [3, 48, 80],
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )


def _pieces(model: Any, page: Page, least_sure: float) -> Iterator[Piece]:
    """Find and read the pieces of a page."""
    # The steps of the library are called one by one: what it makes of them at the end pairs words with letters' scores.
    image, record = model.preprocess_img(cv2.cvtColor(page.image, cv2.COLOR_GRAY2BGR))
    found, _, read, _ = model.run_ocr_steps(image, record)
    if found.boxes is None or read.txts is None:
        return
    padding = np.array([record["padding_1"]["left"], record["padding_1"]["top"]])
    size = np.array([image.shape[1], image.shape[0]])
    for corners, text, sure, spots in zip(found.boxes, read.txts, read.scores, read.word_results, strict=True):
        if text.strip() and sure >= least_sure:
            yield _piece(corners - padding, size, tuple(_runs(text, spots)))


def _piece(corners: NDArray[np.float64], size: NDArray[np.int64], runs: tuple[tuple[Letter, ...], ...]) -> Piece:
    along = max(_length(corners[0], corners[1]), _length(corners[3], corners[2]))
    across = max(1.0, _length(corners[0], corners[3]), _length(corners[1], corners[2]))
    if int(across) >= UPRIGHT * int(along):
        corners, along, across = np.roll(corners, -1, axis=0), across, max(1.0, along)
    first, second, third, fourth = ((float(x), float(y)) for x, y in corners / size)
    return Piece((first, second, third, fourth), runs, along / across)


def _length(start: NDArray[np.float64], end: NDArray[np.float64]) -> float:
    return float(np.linalg.norm(start - end))


def _runs(text: str, spots: Any) -> Iterator[tuple[Letter, ...]]:
    """Pair the letters with the columns in which the model saw them; a space has a confidence and no column."""
    columns = iter([column for word in spots.word_cols for column in word])
    run: list[Letter] = []
    for sign, sure in zip(text, spots.confs, strict=True):
        if not sign.isspace():
            run.append(Letter(sign, (next(columns) + 0.5) / spots.line_txt_len, min(1.0, float(sure))))
        elif run:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)
