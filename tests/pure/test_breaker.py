"""Leaving a service alone that fails again and again."""

import threading

from invoices.ocr.breaker import Breaker
from tests.doubles.service_server import Pauses


def tripped(pauses: Pauses, failures: int = 3) -> Breaker:
    """Return a breaker after so many failures in a row as it takes."""
    breaker = Breaker(failures=failures, cool_off=60, clock=pauses.clock)
    for _ in range(failures):
        assert breaker.wait() == 0.0
        breaker.failed()
    return breaker


class TestBreaker:
    def test_lets_everybody_through_while_a_service_answers(self) -> None:
        breaker = Breaker(failures=2)

        for _ in range(10):
            assert breaker.wait() == 0.0
            breaker.failed()
            assert breaker.wait() == 0.0
            breaker.succeeded()

    def test_opens_after_so_many_failures_in_a_row(self) -> None:
        pauses = Pauses()

        breaker = tripped(pauses)

        assert breaker.wait() == 60.0
        pauses.now = 45.0
        assert breaker.wait() == 15.0

    def test_lets_one_caller_try_for_all_once_it_has_cooled_off(self) -> None:
        pauses = Pauses()
        breaker = tripped(pauses)

        pauses.now = 60.0

        assert breaker.wait() == 0.0
        assert breaker.wait() == 60.0

    def test_closes_when_that_caller_got_an_answer(self) -> None:
        pauses = Pauses()
        breaker = tripped(pauses)
        pauses.now = 60.0
        breaker.wait()

        breaker.succeeded()

        assert breaker.wait() == 0.0
        breaker.failed()
        assert breaker.wait() == 0.0

    def test_opens_again_when_that_caller_got_none(self) -> None:
        pauses = Pauses()
        breaker = tripped(pauses)
        pauses.now = 61.0
        breaker.wait()

        pauses.now = 65.0
        breaker.failed()

        assert breaker.wait() == 60.0

    def test_lets_another_try_when_that_caller_was_never_heard_of_again(self) -> None:
        pauses = Pauses()
        breaker = tripped(pauses)
        pauses.now = 60.0
        assert breaker.wait() == 0.0

        pauses.now = 120.0

        assert breaker.wait() == 0.0

    def test_lets_one_through_of_many_who_ask_at_once(self) -> None:
        pauses = Pauses()
        breaker = tripped(pauses)
        pauses.now = 60.0
        start, passed = threading.Barrier(8), []

        def ask() -> None:
            start.wait()
            passed.append(breaker.wait() == 0.0)

        callers = [threading.Thread(target=ask) for _ in range(8)]
        for caller in callers:
            caller.start()
        for caller in callers:
            caller.join()

        assert sorted(passed) == [False] * 7 + [True]
