"""A program named tesseract that is none: a few lines of shell, put first on the path."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from invoices.ocr.engines import tesseract

# What the real one answers before it is shown a page.
MANNERS = """#!/bin/sh
case "$1" in
--list-langs) printf 'List of available languages (2):\\neng\\nfra\\n'; exit 0;;
--version) echo 'tesseract 5.3.0'; exit 0;;
esac
picture=$1; answer=$2.tsv
"""


def forget_what_is_installed() -> None:
    tesseract.installed_languages.cache_clear()
    tesseract.installed_version.cache_clear()


@contextmanager
def on_the_path(monkeypatch: pytest.MonkeyPatch, folder: Path, script: str | None) -> Iterator[None]:
    """Let this script be the only program there is, or none."""
    if script is not None:
        program = folder / "tesseract"
        program.write_text(script)
        program.chmod(0o755)
    with monkeypatch.context() as patched:
        patched.setenv("PATH", str(folder))
        forget_what_is_installed()
        yield
    forget_what_is_installed()
