"""What browsers report: scripts and styles that the policy stopped."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from tests.trail import actions

pytestmark = pytest.mark.django_db

REPORT = {
    "csp-report": {
        "blocked-uri": "https://evil.example/x.js?token=secret",
        "violated-directive": "script-src",
        "script-sample": "alert(1)",
    }
}


def report(client: Client, body: str | bytes) -> int:
    return client.post(reverse("csp_report"), body, content_type="application/csp-report").status_code


def test_is_noted_without_what_might_be_secret(client: Client, caplog: pytest.LogCaptureFixture) -> None:
    assert report(client, json.dumps(REPORT)) == 204

    noted = next(record.__dict__["report"] for record in caplog.records if "report" in record.__dict__)
    assert noted["blocked-uri"] == "https://evil.example/x.js"
    assert "script-sample" not in noted
    assert actions() == ["csp.reported"]


@pytest.mark.parametrize("body", ["", "no json", "[]", '{"csp-report": 3}', "[" * 8000, b"\xff\xfe"])
def test_that_makes_no_sense_is_refused(client: Client, body: str | bytes) -> None:
    assert report(client, body) == 400
    assert actions() == []


def test_that_is_too_long_is_refused(client: Client) -> None:
    assert report(client, "x" * 8193) == 413


def test_too_often_is_refused(client: Client) -> None:
    answers = [report(client, json.dumps(REPORT)) for _ in range(31)]

    assert answers == [204] * 30 + [429]


def test_is_only_ever_sent(client: Client) -> None:
    assert client.get(reverse("csp_report")).status_code == 405
