"""manage.py train_scorer: the same folders give the same file, which says what it was fitted on."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from invoices.extraction import scoring
from invoices.extraction.scoring import FORMAT, from_artefact
from invoices.fields import Field
from invoices.labelled.truth import truths_of
from invoices.management.commands import train_scorer
from invoices.wiring import signing_key
from learning.core.artefact import ArtefactRefused, load
from tests import paper
from tests.labelled import a_folder

# No mark for the database: a query would fail the test.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder(tmp_path / "made")


def trained(*arguments: object) -> str:
    out = StringIO()
    # Fresh processes take longer to start than all there is to do.
    call_command("train_scorer", *map(str, arguments), "--processes", "1", stdout=out)
    return out.getvalue()


class TestTraining:
    def test_writes_a_scorer_that_only_this_installation_has_signed(self, folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "new" / "own.model"

        trained(folder, "--out", path)

        assert Field.TOTAL_GROSS in from_artefact(load(path, key=signing_key(), format=FORMAT)).forests
        with pytest.raises(ArtefactRefused, match="another key"):
            load(path, key=b"the key of somebody else", format=FORMAT)

    def test_writes_the_same_bytes_for_the_same_folders(self, folder: Path, tmp_path: Path) -> None:
        paths = [tmp_path / name for name in ("one.model", "two.model", "other.model")]

        shown = [trained(folder, "--out", path, "--seed", seed) for path, seed in zip(paths, (0, 0, 1), strict=True)]

        contents = [path.read_bytes() for path in paths]
        assert contents[0] == contents[1] != contents[2]
        assert shown[0] == shown[1]

    def test_says_in_its_card_what_it_was_fitted_on(self, folder: Path, tmp_path: Path) -> None:
        path = tmp_path / "own.model"

        trained(folder, "--out", path, "--weight", "made=2")

        card = load(path, key=signing_key()).card
        assert card["documents"] == {"made": 12}
        assert card["weights"] == {"made": 2.0}
        assert card["families"] == 4
        assert card["fields"]["total_gross"] == {"documents": 12, "found": 12, "right": 12}  # type: ignore[call-overload,index]
        assert str(tmp_path) not in json.dumps(dict(card))

    def test_ships_a_scorer_with_its_digest_in_the_code(
        self, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        code, model = tmp_path / "scoring.py", tmp_path / "scorer.model"
        code.write_text('A = 1\nDIGEST = "old"  # pragma: allowlist secret\nB = 2\n')
        monkeypatch.setattr(train_scorer, "CODE", code)
        monkeypatch.setattr(scoring, "MODEL", model)

        shown = trained(folder, "--ship")

        digest = shown.split()[-1]
        assert code.read_text() == f'A = 1\nDIGEST = "{digest}"  # pragma: allowlist secret\nB = 2\n'
        assert from_artefact(load(model, digest=digest, format=FORMAT)).card["seed"] == 0

    def test_reads_what_was_not_read_before_and_keeps_it(self, folder: Path, tmp_path: Path) -> None:
        new, readings = tmp_path / "new", tmp_path / "readings"
        (new / "documents").mkdir(parents=True)
        (new / "documents" / "dupont.pdf").write_bytes(paper.pdf())
        row = {"file": "dupont.pdf", "fields": {"invoice_number": "FA-2024-0042"}, "family": "dupont"}
        (new / "truth.jsonl").write_text(json.dumps(row) + "\n")

        for _ in range(2):
            shown = trained(folder, new, "--readings", readings, "--out", tmp_path / "own.model")

            assert "13 documents" in shown
            assert [path.name.split(".pdf")[0] for path in (readings / "new").iterdir()] == ["dupont"]


class TestWhatCannotBeTrained:
    @pytest.mark.parametrize(
        ("options", "why"),
        [
            (("--weight", "nobody=2"), "no folder nobody"),
            (("--weight", "made=much"), "write the name of a folder and a number"),
            (("--weight", "made=0"), "Nothing can be learned"),
            (("--truth", "a", "--truth", "b"), "one --truth for each folder"),
            (("--truth", "nowhere.jsonl"), "cannot be read"),
        ],
    )
    def test_is_refused_with_the_reason(self, folder: Path, tmp_path: Path, options: tuple[str, ...], why: str) -> None:
        with pytest.raises(CommandError, match=why):
            trained(folder, *options, "--out", tmp_path / "own.model")

    def test_is_a_folder_that_is_none(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="is not a folder"):
            trained(tmp_path / "nowhere", "--out", tmp_path / "own.model")

    def test_are_two_folders_of_one_name(self, folder: Path, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="one name"):
            trained(folder, folder, "--out", tmp_path / "own.model")

    def test_is_a_folder_without_any_of_the_documents(self, folder: Path, tmp_path: Path) -> None:
        for path in folder.glob("*.ocr.json"):
            path.unlink()

        with pytest.raises(CommandError, match="none of the documents"):
            trained(folder, "--out", tmp_path / "own.model")

    def test_is_named_when_it_cannot_be_read_and_left_out(
        self, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        truths = truths_of(folder / "truth.jsonl")
        (folder / f"{truths[0].file}.ocr.json").unlink()
        (folder / truths[0].file).write_bytes(b"%PDF-1.7 and nothing more")

        assert "11 documents" in trained(folder, "--out", tmp_path / "own.model")
        assert truths[0].file in capsys.readouterr().err
