"""Every engine on the same documents: each row is one document, read or not."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from invoices.benchmark import rows
from invoices.ocr.order import ReaderConfig
from invoices.ocr.policy import Policy
from invoices.pipeline import Tools
from tests import paper
from tests.doubles.reader import ReaderInThisProcess
from tests.doubles.services import ServiceThatAnswers, text_of_the_invoice

TRUTH = "\n".join(paper.INVOICE)


@contextmanager
def toolbox(policy: Policy) -> Iterator[Tools]:
    yield Tools(ReaderInThisProcess(ReaderConfig()), {"azure": ServiceThatAnswers(text_of_the_invoice())}, policy)


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "facture.pdf"
    path.write_bytes(paper.pdf())
    return path


class TestARow:
    def test_measures_what_was_read_against_what_is_printed(self, pdf: Path) -> None:
        (row,) = rows([(pdf, TRUTH)], Policy(engine="embedded"), toolbox)

        assert (row.document, row.engine, row.pages, row.error) == ("facture.pdf", "embedded", 1, None)
        assert row.accuracy is not None
        assert (row.accuracy.word_recall, row.accuracy.amounts) == (1.0, 1.0)

    def test_tells_the_time_the_price_and_the_memory(self, pdf: Path) -> None:
        (row,) = rows([(pdf, TRUTH)], Policy(engine="azure"), toolbox)

        assert row.seconds > 0
        assert str(row.cost) == "0.01"
        assert row.peak_bytes is not None
        assert row.peak_bytes > 10_000_000
        assert row.cpu_seconds is not None

    def test_of_a_document_whose_text_is_not_known_measures_the_rest(self, pdf: Path) -> None:
        (row,) = rows([(pdf, None)], Policy(engine="embedded"), toolbox)

        assert row.accuracy is None
        assert row.seconds > 0

    def test_of_a_document_that_could_not_be_read_counts_as_nothing_read(self, tmp_path: Path) -> None:
        (tmp_path / "scan.png").write_bytes(paper.picture("PNG"))

        (row,) = rows([(tmp_path / "scan.png", TRUTH)], Policy(engine="embedded"), toolbox)

        assert row.error == "engine_found_nothing"
        assert row.accuracy is not None
        assert row.accuracy.word_recall == 0.0

    def test_follows_another_with_the_same_reader(self, pdf: Path) -> None:
        opened = []

        @contextmanager
        def counted(policy: Policy) -> Iterator[Tools]:
            opened.append(policy)
            with toolbox(policy) as tools:
                yield tools

        found = list(rows([(pdf, TRUTH), (pdf, TRUTH)], Policy(engine="embedded"), counted))

        assert len(found) == 2
        assert len(opened) == 1
