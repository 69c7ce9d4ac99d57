"""Feed broken documents to the confined reader: `python -m tests.fuzz --inputs 5000`.

Prints how they ended; exits with 1 when the caller broke, a limit did not hold, or a file or a process was left.
The same seed gives the same inputs, and `--first` replays from one of them on.
"""

import argparse
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tqdm import tqdm

from invoices.imaging.confined import Confined, Limits, Message
from invoices.ocr.kept import encode
from invoices.ocr.order import ReaderConfig, ReadOrder
from invoices.ocr.policy import Policy
from tests.fuzzing.mutations import broken
from tests.fuzzing.samples import samples
from tests.fuzzing.watch import Watch

MIB = 2**20
READER = "invoices.ocr.job:reader"


def options(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--inputs", type=int, default=5000)
    parser.add_argument("--first", type=int, default=0, help="the number of the first input")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--job", default=READER, help="package.module:function")
    parser.add_argument("--engine", default="embedded", help="what reads, for the usual job")
    parser.add_argument("--samples", type=Path, help="a folder of whole documents; without, some are made")
    parser.add_argument("--seconds", type=float, default=20, help="what one document has")
    parser.add_argument("--megabytes", type=int, default=2048, help="the address space of one process")
    parser.add_argument("--keep", type=Path, help="a folder for inputs that broke a reader, or did what they must not")
    return parser.parse_args(arguments)


def run(asked: argparse.Namespace) -> Watch:
    """Read all inputs one after another."""
    limits = Limits(
        memory_bytes=asked.megabytes * MIB,
        cpu_seconds=asked.seconds,
        step_seconds=asked.seconds,
        wall_seconds=asked.seconds,
    )
    whole = samples(asked.samples)
    with _own_folder() as folder:
        watch = Watch(limits, folder)
        with Confined(asked.job, config_for(asked), limits) as reader:
            reader.facts()  # where it cannot even start, nothing would be shown
            for number in tqdm(range(asked.first, asked.first + asked.inputs), disable=None):
                content = broken(asked.seed, number, whole)
                is_worth_a_look = watch.read(number, reader, Message(header_for(asked, number), (content,)))
                if is_worth_a_look and asked.keep:
                    asked.keep.mkdir(parents=True, exist_ok=True)
                    (asked.keep / f"{asked.seed}-{number}").write_bytes(content)
        watch.look_around()
    return watch


def config_for(asked: argparse.Namespace) -> bytes:
    return encode(ReaderConfig()) if asked.job == READER else b""


def header_for(asked: argparse.Namespace, number: int) -> bytes:
    return encode(ReadOrder(f"input {number}", Policy(engine=asked.engine))) if asked.job == READER else b"{}"


@contextmanager
def _own_folder() -> Iterator[Path]:
    before = tempfile.tempdir
    with tempfile.TemporaryDirectory(prefix="probant-fuzz-") as folder:
        tempfile.tempdir = folder
        try:
            yield Path(folder)
        finally:
            tempfile.tempdir = before


def main(arguments: Sequence[str] | None = None) -> int:
    """Run, and tell by the status whether all went as it must."""
    watch = run(options(arguments))
    sys.stdout.write(watch.table() + "\n")
    sys.stdout.writelines(f"VIOLATION {what}\n" for what in watch.violations)
    return 1 if watch.violations else 0


if __name__ == "__main__":
    sys.exit(main())
