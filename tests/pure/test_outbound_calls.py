"""Calling another machine: one clock and one measure over all of it, whatever the other side does."""

import ssl
import time
from pathlib import Path

import pytest

from invoices.errors import (
    AddressRefused,
    AnswerTooLarge,
    AnswerUnreadable,
    NoAnswer,
    OutboundError,
    RequestRefused,
)
from invoices.outbound.client import Outbound, trusted
from invoices.outbound.guard import Guard
from invoices.outbound.values import Answer, Deadline, Limits, Request
from tests.doubles import slow_server
from tests.doubles.authority import certified
from tests.doubles.slow_server import Behaviour, SlowServer, says, serving

SECRET = "key-that-nobody-sees"


def outbound_to(*ports: int, trust: ssl.SSLContext | None = None) -> Outbound:
    """Call this machine under a name, as one calls a machine of one's own."""
    places = frozenset(f"ocr.example:{port}" for port in ports)
    return Outbound(Guard(places, resolve=lambda host, port: ["127.0.0.1"]), authorities=trust)


def call(server: SlowServer, *, seconds: float = 5.0, most: int = 1_000_000, body: bytes = b"") -> Answer:
    url = f"http://ocr.example:{server.port}/v1/ocr?code={SECRET}"
    request = Request("POST", url, {"X-Key": SECRET}, body, Limits(seconds, most_taken=most))
    return outbound_to(server.port).send(request)


def problem_of(behaviour: Behaviour, *, seconds: float = 5.0, most: int = 1_000_000) -> tuple[OutboundError, float]:
    """Return what a call to a server that behaves so ends with, and after how long."""
    with serving(behaviour) as server:
        started = time.monotonic()
        with pytest.raises(OutboundError) as caught:
            call(server, seconds=seconds, most=most)
        return caught.value, time.monotonic() - started


class TestAnAnswer:
    def test_comes_back_with_its_status_headers_and_body(self) -> None:
        with serving(says(b'{"ok": 1}', "202 Accepted", "Operation-Location: x\r\nX-A: 1\r\nX-A: 2\r\n")) as server:
            answer = call(server, body=b"a page")

        assert (answer.status, answer.body) == (202, b'{"ok": 1}')
        assert answer.headers["operation-location"] == "x"
        assert answer.headers["x-a"] == "1, 2"

    def test_the_question_says_whom_it_is_for_and_asks_for_nothing_packed(self) -> None:
        with serving(says(b"")) as server:
            call(server, body=b"a page")

        head, _, body = server.asked[0].partition(b"\r\n\r\n")
        assert head.startswith(f"POST /v1/ocr?code={SECRET} HTTP/1.1".encode())
        assert f"Host: ocr.example:{server.port}".encode() in head
        assert b"Accept-Encoding: identity" in head
        assert b"Content-Length: 6" in head
        assert b"cookie" not in head.lower()
        assert body == b"a page"

    def test_a_redirect_is_an_answer_and_is_not_followed(self) -> None:
        with serving(says(b"", "302 Found", "Location: http://169.254.169.254/\r\n")) as server:
            assert call(server).status == 302

        assert len(server.asked) == 1

    def test_nothing_is_remembered_between_two_calls(self) -> None:
        with serving(says(b"", "200 OK", "Set-Cookie: a=1\r\n")) as server:
            call(server)
            call(server)

        assert b"a=1" not in server.asked[1]

    def test_no_proxy_is_taken_from_the_environment(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, "http://127.0.0.1:1")

        with serving(says(b"here")) as server:
            assert call(server).body == b"here"


class TestOneClockOverAll:
    @pytest.mark.parametrize(
        "behaviour",
        [
            slow_server.stays_silent,
            slow_server.drips_headers,
            slow_server.drips_body,
            slow_server.drips_chunks,
            slow_server.says_wait_for_ever,
        ],
    )
    def test_ends_a_call_to_a_server_that_drips(self, behaviour: Behaviour) -> None:
        problem, took = problem_of(behaviour, seconds=0.4)

        assert isinstance(problem, NoAnswer)
        assert problem.passing
        assert took < 1.5

    def test_ends_a_call_to_a_server_that_does_not_read(self) -> None:
        with serving(slow_server.reads_nothing) as server:
            started = time.monotonic()
            with pytest.raises(NoAnswer):
                call(server, seconds=0.4, body=b"x" * 30_000_000)

        assert time.monotonic() - started < 2

    def test_ends_a_handshake_that_nobody_answers(self) -> None:
        with serving(slow_server.stays_silent) as server, pytest.raises(NoAnswer, match=r"0\.3 seconds"):
            outbound_to(server.port).send(Request("GET", f"https://ocr.example:{server.port}/", limits=Limits(0.3)))

    def test_does_not_begin_when_the_time_is_over(self) -> None:
        clock = iter([0.0, *[100.0] * 20])
        outbound = Outbound(Guard(frozenset({"127.0.0.1:9"})), clock=lambda: next(clock))

        with pytest.raises(NoAnswer, match="not done after 60 seconds"):
            outbound.send(Request("GET", "http://127.0.0.1:9/"))

    def test_a_deadline_never_has_less_than_nothing_left(self) -> None:
        assert Deadline(at=0.0, clock=lambda: 9.0).left == 0.0


class TestOneMeasureOverAll:
    @pytest.mark.parametrize(
        "behaviour", [slow_server.pours, slow_server.announces_too_much, slow_server.pours_chunks_of_one]
    )
    def test_stops_an_answer_that_is_too_large(self, behaviour: Behaviour) -> None:
        problem, took = problem_of(behaviour)

        assert isinstance(problem, AnswerTooLarge)
        assert str(problem) == "ocr.example answered with more than 1 MB. The answer was not used."
        assert took < 2

    def test_an_answer_as_large_as_allowed_is_taken(self) -> None:
        with serving(says(b"x" * 1_000_000)) as server:
            assert len(call(server).body) == 1_000_000
            with pytest.raises(AnswerTooLarge):
                call(server, most=999_999)

    def test_headers_without_end_are_not_an_answer(self) -> None:
        problem, took = problem_of(slow_server.never_ends_its_headers)

        assert isinstance(problem, AnswerUnreadable)
        assert took < 2

    @pytest.mark.parametrize("behaviour", [slow_server.packs_its_answer, slow_server.switches_protocols])
    def test_what_was_not_asked_for_is_not_read(self, behaviour: Behaviour) -> None:
        assert isinstance(problem_of(behaviour)[0], AnswerUnreadable)

    def test_another_tongue_is_not_an_answer(self) -> None:
        assert str(problem_of(slow_server.speaks_another_tongue)[0]).startswith(
            "ocr.example gave an answer that cannot"
        )

    @pytest.mark.parametrize("behaviour", [slow_server.breaks_off, slow_server.hangs_up])
    def test_half_an_answer_may_be_asked_for_again(self, behaviour: Behaviour) -> None:
        problem, _ = problem_of(behaviour)

        assert isinstance(problem, NoAnswer)
        assert "hung up" in str(problem)

    def test_a_line_that_breaks_may_be_dialled_again(self) -> None:
        problem, _ = problem_of(slow_server.breaks_the_line)

        assert isinstance(problem, NoAnswer)


class TestAQuestion:
    @pytest.mark.parametrize(
        ("method", "headers", "body"),
        [
            ("TRACE", {}, b""),
            ("GET /x HTTP/1.1\r\nX: 1", {}, b""),
            ("POST", {"X-Key": "secret\r\nX-Evil: 1"}, b""),
            ("POST", {"X-Key": "secret\n"}, b""),
            ("POST", {"X Key": "1"}, b""),
            ("POST", {"X-Key": "clé"}, b""),
            ("POST", {"Host": "evil.example"}, b""),
            ("POST", {"Transfer-Encoding": "chunked"}, b""),
            ("POST", {"Cookie": "a=1"}, b""),
            ("POST", {}, b"x" * 2001),
        ],
    )
    def test_that_is_not_one_is_not_sent(self, method: str, headers: dict[str, str], body: bytes) -> None:
        with serving(says(b"")) as server:
            limits = Limits(most_sent=2000)
            request = Request(method, f"http://ocr.example:{server.port}/", headers, body, limits)
            with pytest.raises(RequestRefused) as refusal:
                outbound_to(server.port).send(request)

        assert not server.asked
        assert "secret" not in str(refusal.value)

    def test_shows_neither_its_address_nor_its_key(self) -> None:
        request = Request("POST", f"https://ocr.example/?sig={SECRET}", {"X-Key": SECRET}, SECRET.encode())

        assert SECRET not in repr(request)


class TestDialling:
    def test_a_number_that_does_not_answer_is_followed_by_the_next(self) -> None:
        with serving(says(b"here")) as server:
            guard = Guard(frozenset({f"ocr.example:{server.port}"}), resolve=lambda host, port: ["::1", "127.0.0.1"])
            answer = Outbound(guard).send(Request("GET", f"http://ocr.example:{server.port}/"))

        assert answer.body == b"here"

    def test_where_nobody_listens_there_is_no_answer(self) -> None:
        with serving(says(b"")) as server:
            port = server.port

        with pytest.raises(NoAnswer, match="could not be reached"):
            outbound_to(port).send(Request("GET", f"http://ocr.example:{port}/"))

    def test_a_call_that_is_never_taken_ends(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def nobody(address: tuple[str, int], timeout: float) -> None:
            raise TimeoutError("timed out")

        monkeypatch.setattr("invoices.outbound.wire.socket.create_connection", nobody)

        with pytest.raises(NoAnswer, match="not done"):
            outbound_to(80).send(Request("GET", "http://ocr.example:80/"))

    def test_errors_name_the_host_and_nothing_else(self) -> None:
        with pytest.raises(AddressRefused) as refusal:
            Outbound().send(Request("GET", f"http://ocr.example/{SECRET}?code={SECRET}", {"X-Key": SECRET}))

        assert str(refusal.value).startswith("ocr.example may not be called")
        assert SECRET not in repr(refusal.value.facts)


class TestCertificates:
    def test_the_name_is_proven_though_a_number_is_dialled(self, tmp_path: Path) -> None:
        shown, trust = certified("ocr.example", tmp_path)

        with serving(says(b"proven"), shown) as server:
            answer = outbound_to(server.port, trust=trust).send(Request("GET", f"https://ocr.example:{server.port}/"))

        assert answer.body == b"proven"

    def test_another_name_is_refused(self, tmp_path: Path) -> None:
        shown, trust = certified("evil.example", tmp_path)

        with serving(says(b"stolen"), shown) as server, pytest.raises(AddressRefused, match="certificate"):
            outbound_to(server.port, trust=trust).send(Request("GET", f"https://ocr.example:{server.port}/"))

        assert not server.asked

    def test_an_authority_that_nobody_knows_is_refused(self, tmp_path: Path) -> None:
        shown, _ = certified("ocr.example", tmp_path)

        with serving(says(b"stolen"), shown) as server, pytest.raises(AddressRefused, match="certificate"):
            outbound_to(server.port).send(Request("GET", f"https://ocr.example:{server.port}/"))

    def test_the_product_brings_authorities_of_its_own_and_checks_names(self) -> None:
        assert trusted().check_hostname
        assert trusted().verify_mode is ssl.CERT_REQUIRED
        assert trusted().get_ca_certs()

    def test_a_server_that_does_not_speak_tls_is_not_reached(self) -> None:
        with serving(slow_server.speaks_another_tongue) as server, pytest.raises(NoAnswer):
            outbound_to(server.port).send(Request("GET", f"https://ocr.example:{server.port}/", limits=Limits(0.5)))


class TestWhyNot:
    outbound = Outbound(Guard(frozenset({"ollama.lan:11434"})))

    def test_tells_without_asking_anybody(self) -> None:
        assert self.outbound.why_not("https://ocr.example/v1") is None
        assert self.outbound.why_not("http://ollama.lan:11434/v1") is None
        assert "https on port 443" in (self.outbound.why_not("http://ocr.example/") or "")
        assert "not a plain http" in (self.outbound.why_not("ocr.example") or "")

    def test_tells_ones_own_machines_from_others(self) -> None:
        assert self.outbound.is_private("http://OLLAMA.lan:11434/v1")
        assert not self.outbound.is_private("http://ollama.lan/v1")
        assert not self.outbound.is_private("nonsense")
