"""Patience with services: how often they are asked, how long they are waited for, when they are left alone."""

from collections.abc import Iterator

import pytest

from invoices.errors import EngineBusy, EngineError, EngineNonsense, EngineRefused, EngineUnavailable
from invoices.ocr.breaker import Breaker
from invoices.ocr.refusals import fault_of
from invoices.ocr.service import Errand, Patience, Service
from invoices.outbound.values import Answer
from tests.doubles import slow_server
from tests.doubles.service_server import KEY, Asked, Pauses, ServiceServer, says_json, service_at
from tests.doubles.slow_server import Behaviour, running, says

BUSY = says(b"", "503 Service Unavailable")


class Obliging(ServiceServer):
    """Answers everything, when nothing else is planned."""

    def answer(self, asked: Asked) -> Behaviour:
        return says_json({"ok": True})


@pytest.fixture
def server() -> Iterator[Obliging]:
    with running(Obliging()) as server:
        yield server


def errand_to(server: ServiceServer, pauses: Pauses, **patience: float) -> Errand:
    return service_at(server, pauses, Patience(each=5.0, **patience)).errand("obliging")  # type: ignore[arg-type]


def ask(server: ServiceServer, pauses: Pauses | None = None, **patience: float) -> Answer:
    return errand_to(server, pauses or Pauses(), **patience).send("POST", f"{server.url}/x", {"X-Key": KEY}, b"page")


def failure(server: ServiceServer, pauses: Pauses | None = None, **patience: float) -> EngineError:
    with pytest.raises(EngineError) as caught:
        ask(server, pauses, **patience)
    return caught.value


class TestRetries:
    def test_a_busy_service_is_asked_again_after_ever_longer_pauses(self, server: Obliging) -> None:
        server.planned += [BUSY, BUSY, BUSY]
        pauses = Pauses()

        answer = ask(server, pauses)

        assert answer.status == 200
        assert pauses.taken == [0.5, 1.0, 2.0]

    def test_it_is_waited_for_as_long_as_it_asks(self, server: Obliging) -> None:
        server.planned.append(says(b"", "429 Too Many Requests", "Retry-After: 7\r\n"))
        pauses = Pauses()

        ask(server, pauses)

        assert pauses.taken == [7.0]

    def test_nobody_waits_beyond_the_time_of_the_page(self, server: Obliging) -> None:
        server.planned.append(says(b"", "429 Too Many Requests", "Retry-After: 120\r\n"))
        pauses = Pauses()

        problem = failure(server, pauses)

        assert isinstance(problem, EngineBusy)
        assert problem.retry_after == 120.0
        assert pauses.taken == []

    def test_the_tries_are_counted(self, server: Obliging) -> None:
        server.planned += [BUSY] * 10

        problem = failure(server)

        assert isinstance(problem, EngineBusy)
        assert problem.passing
        assert problem.retry_after is None
        assert len(server.asked) == 4

    @pytest.mark.parametrize("said", ["soon", "-1", "1.5", "99999999", "Wed, 21 Oct 2026 07:28:00 GMT"])
    def test_an_odd_wish_is_not_followed(self, server: Obliging, said: str) -> None:
        server.planned.append(says(b"", "429 Too Many Requests", f"Retry-After: {said}\r\n"))
        pauses = Pauses()

        ask(server, pauses)

        assert pauses.taken == [0.5]

    @pytest.mark.parametrize("behaviour", [slow_server.hangs_up, slow_server.breaks_off])
    def test_a_broken_line_is_dialled_again(self, server: Obliging, behaviour: Behaviour) -> None:
        server.planned.append(behaviour)

        assert ask(server).status == 200

    def test_a_silent_service_is_busy(self, server: Obliging) -> None:
        server.planned.append(slow_server.stays_silent)
        errand = service_at(server, patience=Patience(each=0.2, tries=1)).errand("obliging")

        with pytest.raises(EngineBusy, match=r"not done after 0\.2 seconds"):
            errand.send("GET", server.url, {})

    def test_a_pause_that_is_asked_for_stays_within_the_time_of_the_page(self, server: Obliging) -> None:
        pauses = Pauses()
        errand = errand_to(server, pauses, seconds=10.0)

        errand.pause(9.0)

        with pytest.raises(EngineBusy, match="not done after 10 seconds"):
            errand.pause(1.0)
        assert pauses.taken == [9.0]


class TestRefusals:
    @pytest.mark.parametrize(
        ("status", "words"),
        [
            ("400 Bad Request", "does not take this page"),
            ("401 Unauthorized", "key is not valid"),
            ("402 Payment Required", "no credit"),
            ("403 Forbidden", "quota"),
            ("404 Not Found", "not known there"),
            ("413 Content Too Large", "too large"),
            ("415 Unsupported Media Type", "pictures of this kind"),
            ("418 I'm a teapot", "it answers 418"),
            ("302 Found", "nobody follows"),
        ],
    )
    def test_are_final_and_say_why(self, server: Obliging, status: str, words: str) -> None:
        server.planned.append(says(b"<html>", status, "Location: http://127.0.0.1/\r\n"))

        problem = failure(server)

        assert isinstance(problem, EngineRefused)
        assert not problem.passing
        assert words in str(problem)
        assert len(server.asked) == 1

    @pytest.mark.parametrize(
        ("body", "code"),
        [
            ({"error": {"code": "InvalidRequest", "innererror": {"code": "InvalidContent"}}}, "(InvalidContent)"),
            ({"error": {"code": "429", "message": KEY}}, "(429)"),
            ({"error": {"code": None, "type": "invalid_request_error", "message": KEY}}, "(invalid_request_error)"),
            ({"object": "error", "message": KEY, "type": "authentication_error", "code": 1}, "(1)"),
            ({"error": {"code": "x" * 500}}, f"({'x' * 60})"),
            ({"error": {"code": "a\x1b[31m\r\nb\u202e"}}, "(a[31mb)"),
            ({"error": "text"}, "the key is not valid."),
            ([1, 2], "the key is not valid."),
        ],
    )
    def test_quote_a_code_and_never_a_message(self, server: Obliging, body: object, code: str) -> None:
        server.planned.append(says_json(body, "401 Unauthorized"))

        said = str(failure(server))

        assert code in said
        assert KEY not in said

    def test_too_many_bytes_are_nonsense(self, server: Obliging) -> None:
        server.planned.append(slow_server.announces_too_much)

        assert isinstance(failure(server), EngineNonsense)

    def test_another_tongue_is_nonsense(self, server: Obliging) -> None:
        server.planned.append(slow_server.speaks_another_tongue)

        assert isinstance(failure(server), EngineNonsense)

    def test_an_address_that_may_not_be_called_makes_the_engine_unavailable(self) -> None:
        with pytest.raises(EngineUnavailable, match="private network"):
            Service().errand("obliging").send("GET", "https://127.0.0.1/", {})

    def test_a_key_that_no_header_may_hold_is_refused(self, server: Obliging) -> None:
        with pytest.raises(EngineRefused, match="header"):
            errand_to(server, Pauses()).send("GET", server.url, {"X-Key": "a\nb"})

    def test_an_answer_of_use_is_no_fault(self) -> None:
        assert fault_of(Answer(204), engine="obliging") is None


class TestTheBreaker:
    def test_leaves_a_service_alone_after_failures_in_a_row_and_says_until_when(self, server: Obliging) -> None:
        pauses = Pauses()
        breaker = Breaker(failures=3, cool_off=60, clock=pauses.clock)
        plain = service_at(server, pauses)
        service = Service(plain.outbound, breaker, Patience(tries=1), clock=pauses.clock, sleep=pauses.sleep)
        server.planned += [BUSY] * 3

        for _ in range(3):
            with pytest.raises(EngineBusy, match="503"):
                service.errand("obliging").send("GET", server.url, {})
        with pytest.raises(EngineBusy, match="left alone") as left_alone:
            service.errand("obliging").send("GET", server.url, {})

        assert left_alone.value.retry_after == 60.0
        assert len(server.asked) == 3
        pauses.now = 60.0
        assert service.errand("obliging").send("GET", server.url, {}).status == 200

    def test_takes_a_refusal_for_a_sign_of_life(self, server: Obliging) -> None:
        service = service_at(server)
        server.planned += [says(b"", "401 Unauthorized")] * 10

        for _ in range(10):
            with pytest.raises(EngineRefused):
                service.errand("obliging").send("GET", server.url, {})

        assert service.breaker.wait() == 0.0
