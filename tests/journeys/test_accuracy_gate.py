"""No change makes the understanding of invoices worse unseen."""

import json
import shutil
from pathlib import Path

import pytest

from tests.accuracy import FIGURES, measured

# A field may fall by so much before somebody has to look.
A_POINT = 0.01
ADVICE = (
    "If each fall has a reason that is worth it, write the figures anew with `python -m tests.accuracy`, look at the "
    "difference, and say the reason where you commit it."
)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
def test_forty_invoices_are_understood_as_well_as_before(tmp_path: Path) -> None:
    before = json.loads(FIGURES.read_text("utf-8"))

    now = measured(tmp_path)

    fallen = [
        f"{name}: {before[name]:.3f} before, {now.get(name, 0.0):.3f} now"
        for name in before
        if now.get(name, 0.0) < before[name] - A_POINT
    ]
    assert not fallen, "\n".join([*fallen, ADVICE])
