"""A labelled folder: where its truth is, and which files it is about."""

from pathlib import Path

import pytest

from invoices.labelled.folder import documents_in, original_of, truth_file


def put(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"")
    return path


class TestTheTruth:
    @pytest.mark.parametrize("place", ["set/truth.jsonl", "truth.jsonl"])
    def test_is_found_in_the_folder_or_beside_it(self, tmp_path: Path, place: str) -> None:
        there = put(tmp_path / place)
        (tmp_path / "set").mkdir(exist_ok=True)

        assert truth_file(tmp_path / "set") == there

    def test_is_expected_in_the_folder_where_there_is_none(self, tmp_path: Path) -> None:
        assert truth_file(tmp_path) == tmp_path / "truth.jsonl"

    def test_is_where_somebody_says(self, tmp_path: Path) -> None:
        put(tmp_path / "truth.jsonl")

        assert truth_file(tmp_path, tmp_path / "other.jsonl") == tmp_path / "other.jsonl"


class TestDocuments:
    def test_are_those_of_which_something_is_known(self, tmp_path: Path) -> None:
        known = put(tmp_path / "documents" / "a.pdf")
        put(tmp_path / "documents" / "README.md")
        put(tmp_path / "truth.jsonl")

        assert documents_in(tmp_path, {"a.pdf"}) == [known]

    @pytest.mark.parametrize("name", ["a.pdf.ocr.json", "a.pdf.0123abcd.ocr.json"])
    def test_may_be_kept_readings(self, tmp_path: Path, name: str) -> None:
        kept = put(tmp_path / name)
        put(tmp_path / "b.pdf.0123abcd.ocr.json")

        assert documents_in(tmp_path, {"a.pdf"}) == [kept]

    def test_that_were_read_long_ago_are_found_beside_the_truth(self, tmp_path: Path) -> None:
        there = put(tmp_path / "data" / "documents" / "a.pdf")

        assert original_of("a.pdf", [tmp_path / "kept", tmp_path / "data"]) == there
        assert original_of("b.pdf", [tmp_path / "data"]) is None
