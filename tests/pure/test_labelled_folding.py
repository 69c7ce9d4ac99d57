"""Documents are answered by what has not seen their families."""

from collections.abc import Sequence

from invoices.document import OcrResult
from invoices.labelled.folding import Labelled, Understand, answers_in_folds
from invoices.labelled.judging import Json
from tests.builders import an_ocr_result
from tests.scoring import truth


class TestFolds:
    def test_answer_each_document_by_what_has_not_seen_its_family(self) -> None:
        documents = [
            Labelled(an_ocr_result(file=f"{family}{number}.pdf"), truth(f"{family}{number}.pdf"))
            for family in "abcde"
            for number in range(3)
        ]

        def trainer(seen: Sequence[Labelled]) -> Understand:
            families = "".join(sorted({one.truth.family for one in seen}))

            def understand(result: OcrResult) -> Json:
                return {"file": result.file, "seen": families}

            return understand

        answers = answers_in_folds(documents, trainer, folds=3)

        assert [said["file"] for said in answers] == [one.reading.file for one in documents]
        assert all(said["file"][0] not in said["seen"] for said in answers)
        assert {len(said["seen"]) for said in answers} <= {3, 4}
