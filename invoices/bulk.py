"""Many files read side by side, each answered as soon as it is done."""

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from invoices.document import OcrResult, SourceFile
from invoices.errors import FileTooLarge, InvoiceError, MissingFile, ReaderCrashed
from invoices.fields import Outcome
from invoices.ocr.kept import from_json
from invoices.pipeline import Tools, read

KEPT_SUFFIX = ".ocr.json"
MEGABYTE = 1_000_000

Understand = Callable[[OcrResult], Outcome]

# So many files are handed out for each reader: none waits for work, and few results wait for whoever takes them.
AHEAD = 2


@dataclass(frozen=True, slots=True)
class ReadFile:
    """One file, read or not."""

    path: Path
    outcome: Outcome | None = None
    error: InvoiceError | None = None

    @property
    def result(self) -> OcrResult | None:
        """Return what was read, as far as it was."""
        return None if self.outcome is None else self.outcome.result


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """Name the files; a folder stands for the files in it, hidden ones left out."""
    for path in paths:
        if _is_folder(path):
            yield from sorted(found for found in path.rglob("*") if found.is_file() and not _is_hidden(found, path))
        else:
            yield path


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # A name too long, a folder that may not be entered: said when the file is opened, as its answer.
        return False


def _is_hidden(path: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(folder).parts)


def spread(files: Sequence[Path], most: int) -> list[Path]:
    """Take at most so many files, evenly from the whole list: the beginning of a sorted folder is no sample of it."""
    count = max(0, min(most, len(files)))
    return [files[place * len(files) // count] for place in range(count)]


def read_file(path: Path, tools: Tools, understand: Understand, *, most_bytes: int) -> ReadFile:
    """Read and understand one file, or take over a reading that was kept; what goes wrong is an answer as well."""
    try:
        content = _content(path, most=most_bytes)
        is_kept = path.name.endswith(KEPT_SUFFIX)
        result = from_json(content) if is_kept else read(SourceFile(path.name, content), tools)
        return ReadFile(path, understand(result))
    except InvoiceError as problem:
        return ReadFile(path, error=problem)
    except Exception as problem:  # whatever one file brings about, the others are read
        return ReadFile(path, error=ReaderCrashed(detail=type(problem).__name__))


def _content(path: Path, *, most: int) -> bytes:
    try:
        if not path.is_file():
            raise MissingFile(detail="it is a device or a pipe" if path.exists() else "there is no such file")
        if (size := path.stat().st_size) > most:
            raise FileTooLarge(megabytes=-(-size // MEGABYTE), most=most // MEGABYTE)
        return path.read_bytes()
    except OSError as problem:
        raise MissingFile(detail=(problem.strerror or type(problem).__name__).lower()) from problem


def read_all(
    paths: Iterable[Path], tools: Tools, understand: Understand, *, at_once: int, most_bytes: int
) -> Generator[ReadFile]:
    """Read files with so many readers at once, yielding each as it is done.

    Whoever leaves early does not wait for the files under way; closing the tools ends those.
    """
    executor = ThreadPoolExecutor(max_workers=at_once, thread_name_prefix="reading")
    waiting: set[Future[ReadFile]] = set()
    to_do = iter(paths)
    try:
        while True:
            for path in islice(to_do, AHEAD * at_once - len(waiting)):
                waiting.add(executor.submit(read_file, path, tools, understand, most_bytes=most_bytes))
            if not waiting:
                return
            done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
            for one in done:
                yield one.result()
    finally:
        executor.shutdown(wait=False, cancel_futures=True)
