"""Commands at a terminal: what they may print there, what may be asked of them, and how they end early."""

import argparse
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from typing import TypeVar

from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import CommandError
from tqdm import tqdm

from invoices.errors import InvoiceError
from invoices.wording import in_words

# What a shell expects of a program whose reader went away (128 + SIGPIPE), and of one that was interrupted (+ SIGINT).
NOBODY_READS, INTERRUPTED = 141, 130
LANGUAGE = re.compile(r"[a-z]{3}(_[a-z]+)?")
PROCESSES_A_CORE = 4
# Escape sequences begin with one of them, and the marks that turn the direction of writing hide what stands there.
NOT_SHOWN = re.compile(r"[\x00-\x08\x0b\x0d-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")

T = TypeVar("T")


def watched(items: Iterable[T], *, unit: str, total: int | None = None, least: int = 1) -> Iterable[T]:
    """Show how far a command is while it goes through many: on a terminal only, and never among its answers."""
    nobody_looks = not sys.stderr.isatty() or (total is not None and total < least)
    return tqdm(items, total=total, unit=unit, file=sys.stderr, disable=nobody_looks)


@contextmanager
def at_a_terminal() -> Iterator[None]:
    """End a command without a traceback when it is interrupted, nobody reads on, or the settings are wrong.

    Raises:
        CommandError: a setting is wrong, the tools cannot be made of it, or what is printed finds no room.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        yield
        sys.stdout.flush()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except BrokenPipeError:
        _write_to_nobody()
        sys.exit(NOBODY_READS)
    except OSError as problem:
        _write_to_nobody()
        raise CommandError(f"The system stopped this: {problem.strerror or type(problem).__name__}.") from problem
    except ImproperlyConfigured as problem:
        raise CommandError(str(problem)) from problem
    except InvoiceError as problem:
        raise CommandError(in_words(problem)) from problem


def _write_to_nobody() -> None:
    # Or Python complains once more, when it flushes what is left at its end.
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def shown(text: str) -> str:
    """Leave out of a document's text what a terminal would obey."""
    return NOT_SHOWN.sub("", text)


def escaped(json: str) -> str:
    """Write in JSON, as it is allowed to, what a terminal would obey."""
    return NOT_SHOWN.sub(lambda found: f"\\u{ord(found.group()):04x}", json)


def label(path: Path) -> str:
    """Name a file by text that can be stored: the bytes of its name may be none."""
    return str(path).encode("utf-8", "replace").decode("utf-8")


def shown_label(path: Path) -> str:
    """Name a file on one line of a terminal, whatever signs are in its name."""
    return "".join(sign if sign.isprintable() else sign.encode("unicode_escape").decode() for sign in label(path))


def language(written: str) -> str:
    """Take a language as OCR programs know it.

    Raises:
        ArgumentTypeError: it is not written as they are.
    """
    if not LANGUAGE.fullmatch(written):
        raise argparse.ArgumentTypeError(f"{written!r}: write three small letters, as in fra, deu or chi_sim")
    return written


def processes(written: str) -> int:
    """Take a number of readers that this machine can bear.

    Raises:
        ArgumentTypeError: it is none, or too large.
    """
    most = PROCESSES_A_CORE * (os.cpu_count() or 1)
    if not written.isdecimal() or not 1 <= int(written) <= most:
        raise argparse.ArgumentTypeError(f"{written!r}: write a number from 1 to {most}")
    return int(written)
