"""Programs that hold a confined reader: `python -m tests.doubles.parents busy`. Each prints numbers of processes."""

import os
import sys

from invoices.errors import InvoiceError
from tests.doubles.confined import a_reader, pid_of, wish


def say(*numbers: int) -> None:
    sys.stdout.write(" ".join(map(str, numbers)) + "\n")
    sys.stdout.flush()


def busy() -> None:
    """Wait for a child that waits for its own child, both in C code that lets no Python run."""
    reader = a_reader()
    child = pid_of(reader)
    reader.call(wish("start", then="sleep_in_c"), lambda sign: say(child, int(sign)))


def forked() -> None:
    """Fork with a warm child; the copy starts its own, ends, and leaves the first one alone."""
    reader = a_reader()
    first = pid_of(reader)
    copy = os.fork()
    if copy == 0:
        say(first, pid_of(reader))
        sys.exit(0)  # with all that Python does at the end of a program
    os.waitpid(copy, 0)
    say(first, pid_of(reader))


def forgetful() -> None:
    """End without closing anything, after an error."""
    reader = a_reader()
    say(pid_of(reader))
    raise InvoiceError


if __name__ == "__main__":
    {"busy": busy, "forked": forked, "forgetful": forgetful}[sys.argv[1]]()
