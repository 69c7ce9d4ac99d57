"""The legibility score is fitted, and measured on documents that it was not fitted on."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
from sklearn.model_selection import GroupKFold

from invoices.ocr.legibility import FEATURES
from invoices.ocr.legibility_fit import (
    LEFT_OUT,
    PROMISE,
    USABLE_RECALL,
    Cut,
    as_json,
    cuts,
    fit,
    threshold,
    too_few,
)
from tests.made_samples import BAD, COVERAGE, GOOD, a_sample, some_samples

SAMPLES = some_samples()
FITTED = fit(SAMPLES)


class TestASample:
    @pytest.mark.parametrize(("recall", "usable"), [(USABLE_RECALL, True), (USABLE_RECALL - 0.0001, False)])
    def test_is_usable_from_a_share_of_words_read_right(self, recall: float, usable: bool) -> None:
        assert a_sample("a", recall).usable is usable

    def test_counts_unless_it_was_made_up(self) -> None:
        assert a_sample("a", GOOD).measured
        assert not a_sample("a", BAD, damage=LEFT_OUT).measured


class TestFitting:
    def test_tells_apart_what_can_be_told_apart_on_documents_it_has_not_seen(self) -> None:
        assert FITTED.card.auc == 1.0
        assert FITTED.card.brier < 0.05

    def test_finds_nothing_where_there_is_nothing_to_find(self) -> None:
        blind = [a_sample(one.document, one.word_recall, confidence=0.5, coverage=0.5) for one in SAMPLES]

        assert fit(blind).card.auc == pytest.approx(0.5, abs=0.2)

    def test_sees_what_the_engine_did_not(self) -> None:
        fooled = [a_sample(one.document, one.word_recall, damage=one.damage, confidence=GOOD) for one in SAMPLES]

        card = fit(fooled).card

        assert (card.auc, card.auc_of_confidence) == (1.0, 0.5)

    def test_never_puts_look_alikes_on_both_sides(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sides: list[tuple[set[str], set[str]]] = []
        monkeypatch.setattr(GroupKFold, "split", watched(GroupKFold.split, sides))

        fit(SAMPLES)

        assert len(sides) == 5
        assert not [here & there for here, there in sides if here & there]

    def test_holds_every_document_back_once(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sides: list[tuple[set[str], set[str]]] = []
        monkeypatch.setattr(GroupKFold, "split", watched(GroupKFold.split, sides))

        fit(some_samples(3))

        assert [len(there) for _, there in sides] == [1, 1, 1]

    def test_learns_from_what_was_made_up_and_does_not_count_it(self) -> None:
        assert (FITTED.card.samples, FITTED.card.usable, FITTED.card.documents) == (20, 10, 10)
        assert len(FITTED.held_back) == len(SAMPLES) == 30
        assert (
            FITTED.weights.weights[COVERAGE] > fit([one for one in SAMPLES if one.measured]).weights.weights[COVERAGE]
        )

    def test_gives_weights_that_score_new_readings(self) -> None:
        good, bad = a_sample("new", GOOD), a_sample("new", BAD)

        assert FITTED.weights.chance(np.array(good.features)) > 0.9
        assert FITTED.weights.chance(np.array(bad.features)) < 0.1

    def test_is_the_same_each_time(self) -> None:
        assert fit(SAMPLES).weights == FITTED.weights


def watched(split: Callable[..., Any], sides: list[tuple[set[str], set[str]]]) -> Callable[..., Any]:
    """Note which documents stand on which side of each split."""

    def watching(self: GroupKFold, x: Any, y: Any, groups: Any) -> Iterator[Any]:
        for here, there in split(self, x, y, groups):
            sides.append((set(groups[here]), set(groups[there])))
            yield here, there

    return watching


class TestTooFew:
    def test_is_one_document(self) -> None:
        assert "two documents at least" in (too_few(some_samples(1)) or "")

    def test_are_readings_that_all_ended_alike(self) -> None:
        alike = [one for one in SAMPLES if one.usable or not one.measured]

        assert "all readings ended alike" in (too_few(alike) or "")

    def test_is_less_than_two_documents_read_well_and_badly(self) -> None:
        assert too_few(some_samples(2)) is None
        assert fit(some_samples(2)).card.documents == 2


class TestThresholds:
    def test_stand_for_what_happens_when_they_are_chosen(self) -> None:
        samples = [a_sample("a", GOOD), a_sample("b", GOOD), a_sample("c", BAD), a_sample("d", BAD)]

        table = cuts(samples, np.array([0.9, 0.3, 0.5, 0.1]))

        assert table[0] == Cut(score=0.0, believed=1.0, right=0.5, kept=1.0)
        assert table[50] == Cut(score=0.5, believed=0.5, right=0.5, kept=0.5)
        assert table[60] == Cut(score=0.6, believed=0.25, right=1.0, kept=0.5)
        assert table[-1] == Cut(score=0.99, believed=0.0, right=1.0, kept=0.0)

    def test_keep_none_where_none_is_usable(self) -> None:
        assert cuts([a_sample("a", BAD)], np.array([0.9]))[0] == Cut(0.0, 1.0, 0.0, 0.0)


class TestTheThreshold:
    def row(self, score: float, right: float) -> Cut:
        return Cut(score, 0.5, right, 0.5)

    def test_keeps_the_promise_from_there_upwards(self) -> None:
        table = [self.row(0.0, 0.5), self.row(0.1, 0.99), self.row(0.2, 0.9), self.row(0.3, PROMISE), self.row(0.4, 1)]

        assert threshold(table).score == 0.3

    def test_is_the_lowest_where_all_keep_it(self) -> None:
        assert threshold([self.row(0.0, 1.0), self.row(0.1, 1.0)]).score == 0.0

    def test_is_the_highest_where_none_does(self) -> None:
        assert threshold([self.row(0.0, 0.2), self.row(0.99, 0.3)]).score == 0.99

    def test_keeps_another_promise_when_asked_to(self) -> None:
        assert threshold([self.row(0.0, 0.5), self.row(0.1, 0.9)], promise=0.5).score == 0.0


def test_what_is_written_beside_the_score_says_how_it_was_made() -> None:
    chosen = Cut(0.6, 0.7, 0.96, 0.9)

    written = as_json({"tesseract": FITTED}, chosen)

    assert written["features"] == list(FEATURES)
    assert (written["usable_recall"], written["promise"]) == (USABLE_RECALL, PROMISE)
    assert written["threshold"] == {"score": 0.6, "believed": 0.7, "right": 0.96, "kept": 0.9}
    assert written["cards"]["tesseract"]["auc"] == 1.0  # type: ignore[index]
    assert len(written["engines"]["tesseract"]["weights"]) == len(FEATURES)  # type: ignore[index]
