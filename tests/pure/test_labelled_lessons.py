"""From labelled folders to a scorer: the same folders, the same scorer; what weighs nothing teaches nothing."""

import pytest

from invoices.extraction.scoring import to_artefact
from invoices.fields import Field
from invoices.labelled.held_back import held_back
from invoices.labelled.lessons import fitted, lessons_of
from invoices.labelled.material import Studied, crew_of
from invoices.labelled.teaching import taught
from tests.labelled import a_folder, studied_in
from tests.understood import CONTEXT


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Studied]:
    return studied_in(a_folder(tmp_path_factory.mktemp("lessons") / "made"))


class TestLessons:
    def test_mark_what_is_right_on_each_document(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {})

        assert len(lessons) == len(documents)
        assert all(lesson.right[Field.TOTAL_GROSS].sum() == 1 for lesson in lessons)

    def test_weigh_as_the_folder_they_are_from(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {"made": 2.5})

        assert {lesson.weight for lesson in lessons} == {2.5}


class TestFitting:
    def test_makes_the_same_scorer_of_the_same_lessons(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {})

        one, other = (to_artefact(fitted(lessons, map, seed=0, card={})).to_bytes() for _ in range(2))

        assert one == other
        assert one == to_artefact(taught(lessons, seed=0, card={})).to_bytes()

    def test_learns_nothing_from_what_weighs_nothing(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {"made": 0.0})

        assert not fitted(lessons, map, seed=0, card={}).forests

    def test_leaves_out_a_field_that_no_truth_knows(self, documents: list[Studied]) -> None:
        scorer = fitted(lessons_of(documents, map, {}), map, seed=0, card={})

        assert Field.TOTAL_GROSS in scorer.forests
        assert Field.ORDER_NUMBER not in scorer.forests


class TestHoldingBack:
    def test_understands_each_document_once_and_its_family_in_one_part(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {})

        held = list(held_back(documents, lessons, map, folds=2, seed=0, context=CONTEXT))

        assert sorted(one.document.truth.file for one in held) == [one.truth.file for one in documents]
        parts = {(one.document.truth.family, one.part) for one in held}
        assert len(parts) == len({family for family, _ in parts})

    def test_is_as_of_the_day_a_document_arrived(self, documents: list[Studied]) -> None:
        lessons = lessons_of(documents, map, {})

        held = list(held_back(documents, lessons, map, folds=2, seed=0, context=CONTEXT))

        assert not any(finding.code == "date_very_old" for one in held for finding in one.findings)

    def test_needs_two_families(self, documents: list[Studied]) -> None:
        same = documents[::4]

        with pytest.raises(ValueError, match="two groups"):
            list(held_back(same, lessons_of(same, map, {}), map, folds=2, seed=0, context=CONTEXT))


class TestACrew:
    def test_works_here_when_it_is_alone(self) -> None:
        with crew_of(1) as crew:
            assert list(crew(abs, [-1, 2])) == [1, 2]

    def test_gives_results_in_the_order_of_the_work(self) -> None:
        with crew_of(2) as crew:
            assert list(crew(abs, range(-40, 0))) == list(range(40, 0, -1))
