"""manage.py make_samples writes documents with their truth, and never over what is there."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError


def rows(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "truth.jsonl").read_text(encoding="utf-8").splitlines()]


class TestMakeSamples:
    def test_it_writes_each_document_with_its_truth(self, tmp_path: Path) -> None:
        call_command("make_samples", str(tmp_path / "made"), count=5, seed=3)

        written = sorted(path.name for path in (tmp_path / "made" / "documents").iterdir())
        assert [row["file"] for row in rows(tmp_path / "made")] == written

    def test_the_truth_has_the_shape_of_the_data_sets(self, tmp_path: Path) -> None:
        call_command("make_samples", str(tmp_path / "made"), count=2, seed=3)

        for row in rows(tmp_path / "made"):
            assert {"file", "fields", "language", "family", "splits", "damage", "kind"} <= set(row)

    def test_it_leaves_a_folder_alone_that_holds_something(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

        with pytest.raises(CommandError, match="not empty"):
            call_command("make_samples", str(tmp_path), count=1)

    def test_it_writes_there_when_told_to(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

        call_command("make_samples", str(tmp_path), count=1, force=True)

        assert (tmp_path / "mine.txt").exists()
        assert len(rows(tmp_path)) == 1

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")

        with pytest.raises(CommandError, match="is a file"):
            call_command("make_samples", str(tmp_path / "mine.txt"), count=1)

    def test_it_does_not_make_less_than_one(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="from 1"):
            call_command("make_samples", str(tmp_path), count=0)

    def test_only_the_families_asked_for(self, tmp_path: Path) -> None:
        call_command("make_samples", str(tmp_path), count=4, layout=["letter"])

        assert {row["family"] for row in rows(tmp_path)} == {"letter"}
