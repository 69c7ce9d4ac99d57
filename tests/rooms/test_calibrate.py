"""manage.py calibrate: from labelled folders to true confidences and a threshold that keeps the promise."""

import json
from hashlib import sha256
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from invoices.management.commands import calibrate
from invoices.quality.confidence import Calibration
from tests.labelled import a_folder

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "made")


def calibrated(*arguments: object) -> str:
    out = StringIO()
    call_command("calibrate", *map(str, arguments), "--processes", "1", "--folds", "2", stdout=out)
    return out.getvalue().replace("\N{NO-BREAK SPACE}", " ")


class TestCalibrating:
    def test_shows_how_true_confidence_is_and_what_the_promise_rests_on(self, folder: Path) -> None:
        shown = calibrated(folder, "--generated", "made")

        assert "Reliability: source ocr" in shown
        assert "on 0 real and 12 generated documents" in shown
        assert "Not yet proven" in shown

    def test_writes_a_calibration_with_its_card_and_a_report(self, folder: Path, tmp_path: Path) -> None:
        out, page = tmp_path / "own" / "calibration.json", tmp_path / "report.html"

        calibrated(folder, "--out", out, "--html", page)

        found = Calibration.from_json(json.loads(out.read_text("utf-8")))
        assert found.card["documents"] == "made 12"
        assert found.evidence is not None
        assert found.evidence.real.documents == 12
        assert "<svg" in page.read_text("utf-8")

    def test_writes_a_page_for_the_documentation(self, folder: Path, tmp_path: Path) -> None:
        calibrated(folder, "--report", tmp_path / "docs")

        page = (tmp_path / "docs" / "confidence.md").read_text("utf-8")
        assert "with 2 parts and the seed 0, on: made 12." in page
        assert (tmp_path / "docs" / "images" / "confidence-0.svg").exists()

    def test_gives_the_same_for_the_same_folders(self, folder: Path, tmp_path: Path) -> None:
        paths = [tmp_path / "one.json", tmp_path / "two.json"]

        for path in paths:
            calibrated(folder, "--out", path)

        assert paths[0].read_bytes() == paths[1].read_bytes()

    def test_ships_a_calibration_with_its_digest_in_the_code(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        code, target = tmp_path / "shipped.py", tmp_path / "calibration.json"
        code.write_text('DIGEST = ""\n')
        monkeypatch.setattr(calibrate, "CODE", code)
        monkeypatch.setattr(calibrate, "TARGET", target)

        calibrated(folder, "--ship")

        digest = sha256(target.read_bytes()).hexdigest()
        assert code.read_text() == f'DIGEST = "{digest}"  # pragma: allowlist secret\n'

    def test_believes_what_people_corrected(self, folder: Path, tmp_path: Path) -> None:
        rows, out = tmp_path / "corrections.jsonl", tmp_path / "calibration.json"
        row = {"field": "due_date", "source": "ocr", "raw": 0.9, "proven": False, "right": False}
        rows.write_text(f"{json.dumps(row)}\n" * 50)

        calibrated(folder, "--corrections", rows, "--out", out)

        found = Calibration.from_json(json.loads(out.read_text("utf-8")))
        assert found.worth("due_date", "ocr", 0.9) < 0.2
        assert found.card["corrections"] == "50"


class TestWhatCannotBeCalibrated:
    @pytest.mark.parametrize(
        ("options", "why"),
        [
            (("--folds", 1), "two parts"),
            (("--generated", "nobody"), "no folder nobody"),
            (("--corrections", "nowhere.jsonl"), "cannot be read"),
        ],
    )
    def test_is_refused_with_the_reason(self, folder: Path, options: tuple[object, ...], why: str) -> None:
        with pytest.raises(CommandError, match=why):
            call_command("calibrate", str(folder), *map(str, options), "--processes", "1", stdout=StringIO())

    def test_is_a_correction_that_is_none(self, folder: Path, tmp_path: Path) -> None:
        rows = tmp_path / "corrections.jsonl"
        rows.write_text("{}\n")

        with pytest.raises(CommandError, match="line 1"):
            calibrated(folder, "--corrections", rows)

    def test_is_a_single_family(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="of one family"):
            calibrated(a_folder(tmp_path / "small", count=1))
