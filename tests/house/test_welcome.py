"""The box that says where to go, and the check of the port before the start."""

import os
import runpy
import subprocess
import sys
from typing import Any

import pytest

from tests.house.tree import ROOT

WELCOME = ROOT / "scripts/welcome.py"


def read(monkeypatch: pytest.MonkeyPatch, host: str, port: str = "8010") -> dict[str, Any]:
    monkeypatch.setenv("HOST", host)
    monkeypatch.setenv("PORT", port)
    return runpy.run_path(str(WELCOME))


@pytest.mark.parametrize("word", ["abc", "99999", "0", "-1", "", "٨٠٠٠", "8" * 5000], ids=lambda word: word[:9])
def test_a_port_that_makes_no_sense_is_named(word: str) -> None:
    environment = {**os.environ, "HOST": "127.0.0.1", "PORT": word}
    ended = subprocess.run(
        [sys.executable, WELCOME, "port"], env=environment, capture_output=True, text=True, check=False
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith(f"PORT is '{word}': write a number from 1 to 65535")


@pytest.mark.parametrize("host", ["127.0.0.1", "0.0.0.0"])  # noqa: S104 named, not bound
def test_passkeys_are_tried_under_a_name(monkeypatch: pytest.MonkeyPatch, host: str) -> None:
    found = read(monkeypatch, host)

    assert found["ADDRESS"] + found["passkeys"]() == "http://127.0.0.1:8010 (for passkeys: http://localhost:8010)"


def test_another_machine_is_not_called_by_that_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read(monkeypatch, "192.0.2.7")["passkeys"]() == ""
