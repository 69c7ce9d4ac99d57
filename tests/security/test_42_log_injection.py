"""Control 42: whatever a stranger writes, the log keeps one JSON object a line."""

import io
import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ocrsite.logs import JsonLines, Redact, RequestContext

FORGED = '\r\n{"level": "INFO", "logger": "probant.audit", "message": "audit"}\r\n'
HOSTILE = st.one_of(
    st.sampled_from([FORGED, "\x1b[2J\x1b[31m", "\u2028", "\x85", '"}', "\\", "{message}", "%s%n", "\x00", "\u202e"]),
    st.text(max_size=60),
)


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What a server would write to its log."""
    paper = io.StringIO()
    handler = logging.StreamHandler(paper)
    handler.setFormatter(JsonLines())
    handler.addFilter(RequestContext())
    handler.addFilter(Redact())
    logging.getLogger().addHandler(handler)
    yield paper
    logging.getLogger().removeHandler(handler)


def lines(paper: io.StringIO) -> list[dict[str, object]]:
    """Read the log as a collector does, and start a new page."""
    text = paper.getvalue()
    paper.seek(0)
    paper.truncate()
    assert text.replace("\n", "").isprintable()
    return [json.loads(line) for line in text.splitlines()]


@given(agent=HOSTILE, name=HOSTILE, path=HOSTILE)
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_a_request_leaves_its_own_lines_and_no_others(
    db: None, written: io.StringIO, agent: str, name: str, path: str
) -> None:
    client = Client(raise_request_exception=False)
    headers = {"User-Agent": agent, "Referer": path, "X-Request-ID": path}
    client.get("/" + path.lstrip("/").replace("?", ""), headers=headers)
    client.post("/users/login/", {"login": name, "password": agent}, headers=headers)
    client.post("/csp-report/", {"csp-report": {"blocked-uri": name, "document-uri": path}}, "application/json")

    found = lines(written)
    requests = [each for each in found if each["logger"] == "probant.request"]
    assert len(requests) == 3
    assert all(each["status"] != 500 for each in requests)
    assert all(each["request_id"] for each in found)


def test_a_line_cannot_be_forged(db: None, written: io.StringIO) -> None:
    Client().get("/" + FORGED, headers={"User-Agent": FORGED})
    Client().post("/csp-report/", {"csp-report": {"blocked-uri": FORGED}}, "application/json")

    assert [each["message"] for each in lines(written) if each["logger"] == "probant.audit"] == ["audit"]


def test_an_address_is_not_written_but_its_route(db: None, written: io.StringIO) -> None:
    Client().get("/users/invitation/une-clef-secrete/")

    assert "une-clef-secrete" not in written.getvalue()
    assert lines(written)[-1]["route"] == "users/invitation/<str:key>/"
