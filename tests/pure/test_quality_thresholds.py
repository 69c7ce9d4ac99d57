"""The threshold keeps the promise, or says that it is not proven."""

import random

import pytest

from invoices.fields import Promise
from invoices.quality.thresholds import GRID, NEVER, Evidence, Scored, Tally, at_step, threshold_for, threshold_of

PROMISE = Promise()


def some(score: float, *, right: int, wrong: int = 0) -> list[Scored]:
    return [(score, True)] * right + [(score, False)] * wrong


class TestAPromise:
    def test_is_kept_by_the_lowest_score_that_proves_it(self) -> None:
        found = threshold_for(PROMISE, some(0.97, right=600) + some(0.85, right=400) + some(0.62, right=50, wrong=50))

        assert (found.score, found.accepted, found.wrong, found.proven) == (0.84, 1000, 0, True)
        assert found.bound == pytest.approx(0.0023, abs=1e-4)
        assert found.automation == pytest.approx(1000 / 1100)

    def test_bears_a_few_wrong_ones_among_many(self) -> None:
        assert threshold_for(PROMISE, some(0.97, right=1200, wrong=3)).score == 0.97

    @pytest.mark.parametrize("scored", [
        [], some(0.99, right=229), some(0.99, right=400, wrong=5), some(0.2, right=5000),
    ])  # fmt: skip
    def test_that_is_not_proven_books_nothing_unseen(self, scored: list[Scored]) -> None:
        found = threshold_for(PROMISE, scored)

        assert (found.score, found.accepted, found.proven, found.automation) == (NEVER, 0, False, 0.0)

    def test_is_proven_by_as_few_as_it_takes(self) -> None:
        assert threshold_for(PROMISE, some(0.99, right=230)).proven

    def test_that_asks_for_less_is_kept_sooner(self) -> None:
        scored = some(0.97, right=300) + some(0.85, right=300, wrong=9)

        assert threshold_for(Promise(0.05, 0.9), scored).score < threshold_for(PROMISE, scored).score

    @pytest.mark.parametrize("promise", [Promise(0.0, 0.9), Promise(0.01, 1.0), Promise(-1.0, 0.9), Promise(1.0, 0.0)])
    def test_that_nobody_can_keep_books_nothing_unseen(self, promise: Promise) -> None:
        assert not threshold_for(promise, some(0.99, right=10_000)).proven


class TestTheSearch:
    def test_stops_at_the_first_step_that_fails(self) -> None:
        # Below, right ones outweigh the wrong ones again; to go on until they do is to try one's luck.
        scored = some(0.97, right=600) + some(0.94, right=10, wrong=12) + some(0.85, right=5000)

        assert threshold_for(PROMISE, scored).score == 0.97

    def test_does_not_go_below_where_nothing_was_seen(self) -> None:
        assert threshold_for(PROMISE, some(0.97, right=600)).score == 0.97

    def test_begins_where_a_few_wrong_ones_can_be_borne(self) -> None:
        # The first 230 alone, with one wrong among them, would have ended it.
        scored = some(0.99, right=229, wrong=1) + some(0.97, right=400)

        assert threshold_for(PROMISE, scored).proven

    def test_begins_where_it_does_whatever_is_right(self) -> None:
        right, wrong = some(0.99, right=600), some(0.99, right=0, wrong=600)

        assert Tally.of(right).accepted == Tally.of(wrong).accepted

    def test_keeps_the_promise_in_nine_cases_of_ten(self) -> None:
        # A reader that is wrong in 1.2 % of all cases whatever its score must hardly ever pass for one of 1 %.
        chance = random.Random(7)
        passed = sum(
            threshold_for(PROMISE, [(chance.random(), chance.random() > 0.012) for _ in range(1500)]).proven
            for _ in range(200)
        )

        assert passed <= 20


class TestTheEvidence:
    SEEN = Evidence.of({"generated": some(0.97, right=800, wrong=1), "real": some(0.97, right=150, wrong=1)})

    def test_answers_another_promise_without_the_documents(self) -> None:
        pooled = some(0.97, right=950, wrong=2)

        assert threshold_of(Promise(0.02, 0.95), self.SEEN.pooled) == threshold_for(Promise(0.02, 0.95), pooled)

    def test_counts_generated_and_real_documents_apart(self) -> None:
        generated, real = (at_step(PROMISE, each, 0.97) for each in (self.SEEN.generated, self.SEEN.real))

        assert (generated.accepted, generated.wrong, generated.proven) == (801, 1, True)
        assert (real.accepted, real.wrong, real.proven) == (151, 1, False)

    def test_of_one_origin_may_be_none_at_all(self) -> None:
        assert Evidence.of({}).real == Tally(0, (0,) * len(GRID), (0,) * len(GRID))

    def test_says_nothing_of_a_threshold_that_nothing_reaches(self) -> None:
        assert at_step(PROMISE, self.SEEN.real, NEVER).accepted == 0
        assert at_step(PROMISE, self.SEEN.real, 0.1).accepted == 0


def test_the_grid_falls() -> None:
    assert list(GRID) == sorted(set(GRID), reverse=True)
    assert max(GRID) < NEVER
