"""manage.py fit_legibility: from a folder of known documents to the weights of the score and its justification."""

import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from invoices.management.commands import fit_legibility
from invoices.ocr.legibility import weights_of
from invoices.ocr.legibility_fit import Sample
from tests import paper
from tests.made_samples import some_samples

# No mark for the database: a query would fail the test.
# Small sheets: what is done to each of them here is done to every pixel, several times.
HEAD, FOOT = (paper.Leaf(lines, media=(400, 180)) for lines in (paper.INVOICE[:5], paper.INVOICE[5:]))


def fitted(*arguments: object) -> str:
    out = StringIO()
    call_command("fit_legibility", *map(str, arguments), stdout=out)
    return out.getvalue()


def kept(path: Path, samples: Sequence[Sample]) -> Path:
    path.write_text("".join(json.dumps(asdict(sample)) + "\n" for sample in samples), "utf-8")
    return path


@pytest.fixture
def samples(tmp_path: Path) -> Path:
    return kept(tmp_path / "samples.jsonl", some_samples(engines=("rapidocr", "tesseract")))


class TestFitting:
    @pytest.mark.skipif(shutil.which("tesseract") is None, reason="tesseract is not installed")
    def test_damages_reads_and_measures_every_known_page(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(os, "cpu_count", lambda: 1)  # a fresh process takes longer to start than all there is to do
        folder = tmp_path / "documents"
        folder.mkdir()
        (folder / "dupont.pdf").write_bytes(paper.pdf([HEAD]))
        (folder / "moreau.pdf").write_bytes(paper.pdf([FOOT]))
        (folder / "unknown.png").write_bytes(paper.picture("PNG"))
        (folder / "truth.jsonl").write_text("")
        memory = tmp_path / "new" / "samples.jsonl"

        shown = fitted(folder, "--engine", "tesseract", "--damages", "lowcon2", "--samples", memory)

        rows = [json.loads(line) for line in memory.read_text("utf-8").splitlines()]
        assert {row["document"] for row in rows} == {"dupont", "moreau"}
        assert {row["damage"] for row in rows} == {"as it is", "lowcon2", "part left out"}
        assert {row["engine"] for row in rows} == {"tesseract"}
        assert shown.splitlines()[-1].startswith("threshold")

    def test_starts_from_readings_that_were_kept(self, samples: Path, tmp_path: Path) -> None:
        before = samples.read_text("utf-8")

        shown = fitted(tmp_path / "nowhere", "--samples", samples)

        assert shown.startswith("rapidocr")
        assert "auc=1.0" in shown
        assert samples.read_text("utf-8") == before


class TestWhatComesOfIt:
    def test_is_not_used_unless_somebody_says_so(
        self, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(fit_legibility, "TARGET", tmp_path / "legibility.json")

        fitted(tmp_path, "--samples", samples)

        assert not (tmp_path / "legibility.json").exists()

    def test_is_what_the_score_reads(self, samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        target = tmp_path / "legibility.json"
        in_use = fit_legibility.TARGET.read_text("utf-8")
        monkeypatch.setattr(fit_legibility, "TARGET", target)

        fitted(tmp_path, "--samples", samples, "--write")

        written = json.loads(target.read_text("utf-8"))
        assert set(written) == set(json.loads(in_use))
        assert len(written["engines"]["any"]["weights"]) == len(weights_of("any").weights)

    def test_can_be_justified_on_a_page_with_plots(self, samples: Path, tmp_path: Path) -> None:
        fitted(tmp_path, "--samples", samples, "--report", tmp_path / "docs")

        written = {str(path.relative_to(tmp_path / "docs")) for path in (tmp_path / "docs").rglob("*.*")}
        assert written == {
            "reading-quality.md",
            "images/reading-honesty.svg",
            "images/reading-scores.svg",
            "images/reading-threshold.svg",
        }


class TestTooLittle:
    def test_to_read_is_said(self, tmp_path: Path) -> None:
        (tmp_path / "unknown.png").write_bytes(paper.picture("PNG"))

        with pytest.raises(CommandError, match="No page with a known text was found"):
            fitted(tmp_path)

    def test_to_learn_from_is_said(self, tmp_path: Path) -> None:
        one = kept(tmp_path / "samples.jsonl", some_samples(1))

        with pytest.raises(CommandError, match="Nothing can be fitted for tesseract: it takes two documents at least"):
            fitted(tmp_path, "--samples", one)
