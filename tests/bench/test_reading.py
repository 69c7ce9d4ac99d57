"""What reading costs, against the plainest way and against a well-known program, on the same pages in the same run.

The table is printed and written to reports/performance.md. The bounds are what the product promises.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import perf_counter

import pytest

from invoices.bulk import read_all
from invoices.document import OcrResult, SourceFile
from invoices.ocr.accuracy import measure_accuracy, summed
from invoices.ocr.policy import Policy
from invoices.pipeline import read, read_with_images
from invoices.wiring import file_limits, quick_half, toolbox
from tests.bench.pages import BenchPage, bench_pages

REPORT = Path("reports/performance.md")
ONE_THREAD = {**os.environ, "OMP_THREAD_LIMIT": "1"}


@dataclass(frozen=True, slots=True)
class Cost:
    """What a run took, children included."""

    wall: float
    cpu: float

    def a_page(self, pages: int) -> "Cost":
        return Cost(self.wall / pages, self.cpu / pages)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[BenchPage]:
    return bench_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def table() -> Iterator[Callable[..., None]]:
    rows = ["| what | ours | baseline | ratio |", "|---|---|---|---|"]

    def add(*cells: str) -> None:
        rows.append(f"| {' | '.join(cells)} |")
        print("\n" + rows[-1])

    yield add
    REPORT.parent.mkdir(exist_ok=True)
    REPORT.write_text("\n".join(rows) + "\n", encoding="utf-8")


def timed(action: Callable[[], object]) -> Cost:
    before, started = os.times(), perf_counter()
    action()
    after = os.times()
    return Cost(perf_counter() - started, sum(after[:4]) - sum(before[:4]))


def ours(paths: list[Path], *, at_once: int = 1, policy: Policy | None = None) -> list[OcrResult]:
    with toolbox(readers=at_once, policy=policy) as tools:
        done = list(read_all(paths, tools, quick_half(), at_once=at_once, most_bytes=file_limits().most_bytes))
    by_path = {one.path: one.result for one in done}
    results = [by_path[path] for path in paths]
    assert all(result is not None for result in results)
    return [result for result in results if result is not None]


def in_their_language(paths: Callable[[BenchPage], Path], pages: list[BenchPage]) -> list[OcrResult]:
    """Read pages as somebody does who says which language they are in: as bare Tesseract is told."""
    with toolbox() as tools:
        return [
            read(SourceFile(path.name, path.read_bytes()), tools, policy=Policy(languages=(page.language,)))
            for page, path in ((page, paths(page)) for page in pages)
        ]


def bare_tesseract(pages: list[BenchPage]) -> list[str]:
    return [
        subprocess.run(
            ["tesseract", page.scan, "-", "-l", page.language, "--dpi", "200"],
            env=ONE_THREAD, capture_output=True, text=True, check=True,
        ).stdout
        for page in pages
    ]  # fmt: skip


def ocrmypdf(pages: list[BenchPage], folder: Path) -> list[str]:
    command: list[str | Path] = [
        Path(sys.executable).with_name("ocrmypdf"),
        "--jobs",
        "1",
        "--output-type",
        "pdf",
        "--quiet",
    ]
    for page in pages:
        text = folder / f"{page.scan.stem}.txt"
        files: list[str | Path] = ["--sidecar", text, page.scanned_pdf, folder / f"{page.scan.stem}.out.pdf"]
        subprocess.run([*command, "-l", page.language, *files], env=ONE_THREAD, capture_output=True, check=True)
    return [(folder / f"{page.scan.stem}.txt").read_text("utf-8") for page in pages]


def character_error(pages: list[BenchPage], read: list[str]) -> float:
    figures = summed([measure_accuracy(page.truth, text) for page, text in zip(pages, read, strict=True)])
    return figures.character_error or 0.0


def test_clean_scans_cost_little_more_than_bare_tesseract(pages: list[BenchPage], table: Callable[..., None]) -> None:
    theirs: list[str] = []
    mine: list[OcrResult] = []
    baseline = timed(lambda: theirs.extend(bare_tesseract(pages)))
    cost = timed(lambda: mine.extend(in_their_language(lambda page: page.scan, pages)))

    ratio = cost.cpu / baseline.cpu
    told = f"{cost.a_page(len(pages)).cpu:.2f} CPU s a page"
    table(
        f"auto on {len(pages)} clean scans",
        told,
        f"bare Tesseract {baseline.a_page(len(pages)).cpu:.2f}",
        f"{ratio:.2f}",
    )
    errors = character_error(pages, [_text(result) for result in mine]), character_error(pages, theirs)
    table(
        "character error on them", f"{errors[0]:.4f}", f"bare Tesseract {errors[1]:.4f}", f"{errors[0] / errors[1]:.2f}"
    )
    assert ratio <= 1.25


def test_scanned_pdfs_are_read_faster_and_better_than_by_ocrmypdf(
    pages: list[BenchPage], table: Callable[..., None], tmp_path: Path
) -> None:
    if shutil.which("ocrmypdf", path=str(Path(sys.executable).parent)) is None:
        pytest.skip("ocrmypdf is not installed")
    theirs: list[str] = []
    mine: list[OcrResult] = []
    baseline = timed(lambda: theirs.extend(ocrmypdf(pages, tmp_path)))
    cost = timed(lambda: mine.extend(in_their_language(lambda page: page.scanned_pdf, pages)))

    errors = character_error(pages, [_text(result) for result in mine]), character_error(pages, theirs)
    ratio = cost.wall / baseline.wall
    table(
        "scanned PDFs, one process",
        _rate(cost, pages),
        f"ocrmypdf {_rate(baseline, pages)}",
        f"{ratio:.2f} of its time",
    )
    table("character error on them", f"{errors[0]:.4f}", f"ocrmypdf {errors[1]:.4f}", f"{errors[0] / errors[1]:.2f}")
    assert ratio < 1
    assert errors[0] < errors[1]


def test_born_digital_pages_are_nearly_free(pages: list[BenchPage], table: Callable[..., None]) -> None:
    paths = [page.digital for page in pages]
    start = timed(partial(ours, paths[:1]))
    cost = timed(partial(ours, paths * 3))

    each = (cost.wall - start.wall) / (len(paths) * 3 - 1)
    table("a born-digital page, beyond the start", f"{each * 1000:.0f} ms", "promise 40 ms", f"{each / 0.040:.2f}")
    table("starting the reader and one page", f"{start.wall:.2f} s", "–", "–")
    assert each <= 0.040


def test_two_processes_give_nearly_twice_the_pages(pages: list[BenchPage], table: Callable[..., None]) -> None:
    paths = [page.scan for page in pages]
    one = timed(partial(ours, paths, policy=Policy(engine="tesseract")))
    two = timed(partial(ours, paths, at_once=2, policy=Policy(engine="tesseract")))

    gain = one.wall / two.wall
    table("two processes", _rate(two, pages), f"one process {_rate(one, pages)}", f"{gain:.2f} times")
    assert gain >= 1.8


def test_memory_stays_bounded(pages: list[BenchPage], table: Callable[..., None]) -> None:
    from_scan = peak_megabytes(pages[0].scan, Policy(engine="tesseract"))
    strong = peak_megabytes(pages[0].scan, Policy(engine="rapidocr"))

    table("peak memory of a reader", f"Tesseract {from_scan:.0f} MB", f"RapidOCR {strong:.0f} MB", "–")
    assert strong < 1500


def peak_megabytes(path: Path, policy: Policy) -> float:
    with toolbox(policy=policy) as tools:
        return read_with_images(SourceFile(path.name, path.read_bytes()), tools).peak_bytes / 1e6


def _text(result: OcrResult) -> str:
    return "\n".join(page.text.text for page in result.pages)


def _rate(cost: Cost, pages: list[BenchPage]) -> str:
    return f"{60 * len(pages) / cost.wall:.0f} pages a minute"
