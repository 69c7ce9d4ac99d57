"""Each request has a number, a line in the log, headers, and a limit to its size."""

import logging

import pytest
from django.conf import settings as project
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from pytest_django.fixtures import Settings

from ocrsite import requestid
from ocrsite.middleware import BodyLimit, RequestLog
from tests.cast import Cast
from tests.conftest import SignIn


def lines(caplog: pytest.LogCaptureFixture) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.name == "probant.request"]


class TestNumber:
    def test_is_in_the_answer_and_another_each_time(self, client: Client) -> None:
        first, second = (client.get("/robots.txt").headers["X-Request-ID"] for _ in range(2))

        assert len(first) == 32
        assert first != second

    def test_that_a_client_sends_is_not_believed(self, client: Client) -> None:
        response = client.get("/robots.txt", headers={"X-Request-ID": "forged"})

        assert response.headers["X-Request-ID"] != "forged"

    def test_is_forgotten_with_the_request_also_when_it_fails(self) -> None:
        def fail(request: HttpRequest) -> HttpResponse:
            raise ValueError(requestid.current.get())

        with pytest.raises(ValueError, match=r"[0-9a-f]{32}"):
            RequestLog(fail)(RequestFactory().get("/"))
        assert requestid.current.get() == ""


class TestLine:
    def test_says_how_it_ended(self, client: Client, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level("INFO", logger="probant.request")
        client.get("/robots.txt")

        line = lines(caplog)[0].__dict__
        assert (line["method"], line["route"], line["status"], line["levelname"]) == ("GET", "robots.txt", 200, "INFO")
        assert line["ms"] >= 0

    def test_holds_neither_query_nor_what_stands_in_the_address(
        self, db: None, client: Client, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("INFO", logger="probant.request")
        client.get(reverse("invitation_open", kwargs={"key": "the-secret-key"}), {"q": "the-question"})

        line = str(lines(caplog)[0].__dict__)
        assert "the-secret-key" not in line
        assert "the-question" not in line

    def test_of_a_failure_is_a_warning(self, caplog: pytest.LogCaptureFixture) -> None:
        RequestLog(lambda request: HttpResponse(status=503))(RequestFactory().get("/"))

        assert lines(caplog)[0].levelname == "WARNING"


class TestHeaders:
    def test_tell_browsers_what_pages_may_use(self, client: Client) -> None:
        assert client.get("/robots.txt").headers["Permissions-Policy"] == project.PERMISSIONS_POLICY

    def test_keep_what_only_members_see_out_of_every_cache(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).get("/robots.txt").headers["Cache-Control"] == "no-store, private"

    def test_let_what_everybody_sees_be_kept(self, client: Client) -> None:
        assert "Cache-Control" not in client.get("/robots.txt").headers


class TestBodyLimit:
    @pytest.mark.parametrize(("length", "status"), [("", 200), ("0", 200), ("1024", 200), ("1025", 413)])
    def test_is_where_it_is_set(self, settings: Settings, length: str, status: int) -> None:
        settings.LARGEST_BODY = 1024

        assert self.answer(length) == status

    @pytest.mark.parametrize("length", ["-1", "1e9", "٣", "abc"])
    def test_cannot_be_passed_by_nonsense(self, length: str) -> None:
        assert self.answer(length) == 400

    def test_cannot_be_broken_by_a_very_long_number(self) -> None:
        assert self.answer("9" * 5000) == 413

    def answer(self, length: str) -> int:
        request = RequestFactory().post("/", CONTENT_LENGTH=length)
        return BodyLimit(lambda request: HttpResponse())(request).status_code
