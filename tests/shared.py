"""Real documents with truth that may stand beside a checkout; tests that use them skip where they are not."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"

needs_real_documents = pytest.mark.skipif(
    not DATA.is_dir(), reason="the folder of real documents is not beside this checkout"
)
