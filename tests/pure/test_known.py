"""Pages whose text is known: from a truth that came with them, or from a text layer that can be trusted."""

import json
from pathlib import Path

import pytest

from invoices.benchmark import known_text
from invoices.ocr.known import known_pages, text_of, truths_in
from tests import paper

TOTAL = "Net à payer   253,20 €"
TWO_PAGES = paper.pdf([paper.INVOICE, paper.Leaf(image=paper.sheet())])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "documents").mkdir()
    return tmp_path / "documents"


def put(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path


class TestTruths:
    ROWS = ({"file": "documents/a.png", "text": "Total 12,00"}, {"file": "b.pdf", "family": "shop"})

    def written(self, path: Path) -> Path:
        path.write_text("\n\n".join(map(json.dumps, self.ROWS)) + "\n", "utf-8")
        return path

    def test_stand_in_the_folder_or_beside_it(self, folder: Path) -> None:
        assert truths_in(folder) == {}

        self.written(folder.parent / "truth.jsonl")
        assert set(truths_in(folder)) == {"a.png", "b.pdf"}

        (folder / "truth.jsonl").write_text('{"file": "c.pdf"}', "utf-8")
        assert set(truths_in(folder)) == {"c.pdf"}

    def test_may_be_named(self, folder: Path, tmp_path: Path) -> None:
        found = truths_in(folder, self.written(tmp_path / "elsewhere.jsonl"))

        assert found["a.png"] == self.ROWS[0]


class TestAKnownPage:
    def test_of_a_picture_is_what_was_written_down(self, folder: Path) -> None:
        path = put(folder / "a.png", paper.picture("PNG"))

        (page,) = known_pages(path, {"text": "Total 12,00", "family": "shop"})

        assert (page.document, page.family, page.truth) == ("a.png", "shop", "Total 12,00")
        assert page.page.height > page.page.width

    def test_of_a_pdf_is_its_own_text_with_columns_kept_apart(self, folder: Path) -> None:
        (page,) = known_pages(put(folder / "a.pdf", paper.pdf()))

        assert page.truth.splitlines()[-1].split() == TOTAL.split()
        assert (page.document, page.family) == ("a.pdf", "a")

    def test_of_a_pdf_of_several_pages_is_its_own_text_even_where_the_whole_was_written_down(
        self, folder: Path
    ) -> None:
        (page,) = known_pages(put(folder / "a.pdf", TWO_PAGES), {"text": "both pages, one after the other"})

        assert page.page.number == 1
        assert page.truth.startswith("Atelier Dupont")

    def test_is_none_where_nobody_knows(self, folder: Path) -> None:
        assert list(known_pages(put(folder / "a.png", paper.picture("PNG")))) == []

    def test_is_none_where_nobody_can_open_it(self, folder: Path) -> None:
        assert list(known_pages(put(folder / "a.pdf", b"%PDF-1.7"), {"text": "Total"})) == []


class TestAKnownText:
    def test_is_that_of_all_known_pages(self, folder: Path) -> None:
        path = put(folder / "a.pdf", paper.pdf([paper.INVOICE, paper.INVOICE]))

        assert (text_of(known_pages(path)) or "").count("Atelier Dupont") == 2

    def test_is_rather_what_was_written_down(self, folder: Path) -> None:
        path = put(folder / "a.pdf", paper.pdf())

        assert known_text(path, {"text": "Total 12,00"}) == "Total 12,00"
        assert "Atelier Dupont" in (known_text(path, {"text": None}) or "")
        assert "Atelier Dupont" in (known_text(path, None) or "")

    def test_is_none_where_no_page_is_known(self, folder: Path) -> None:
        assert known_text(put(folder / "a.png", paper.picture("PNG")), None) is None
