"""The log: one JSON object a line, and nothing secret or personal in it."""

import json
import logging
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ocrsite import requestid
from ocrsite.logs import JsonLines, Redact, RequestContext, TextLines, redacted

IBAN = "FR76 3000 6000 0112 3456 7890 189"
# What people and libraries write, and what is to be blotted out of it.
LEAKS = {
    "token prb_0a1b2c3dSecretOfTheToken refused": "SecretOfTheToken",
    "mail to marie.durand+compta@cabinet-durand.fr failed": "durand",
    f"paid to {IBAN} today": "3000",
    "paid to FR7630006000011234567890189 today": "30006000",
    "password=hunter2hunter2": "hunter2",
    '{"password": "hunter2hunter2", "user": 3}': "hunter2",  # pragma: allowlist secret
    "Authorization: Bearer abcdefghij": "abcdefghij",
    "Authorization: Basic YWxhZGRpbjpvcGVu": "YWxhZGRpbjpvcGVu",
    "Cookie: theme=dark; sessionid=abcdefghij": "abcdefghij",
    "{'Cookie': 'theme=dark; sessionid=abcdefghij'}": "abcdefghij",
    "password: 'deux mots' refused": "mots",  # pragma: allowlist secret
    "client_secret: s3cr3ts3cr3t": "s3cr3t",
    "cannot reach postgres://probant:hunter2@db:5432/x": "hunter2",  # pragma: allowlist secret
    "cannot reach postgres://probant:hun$ter2@db.example.fr/x": "hun$",
    "cannot reach redis://:hunter2@cache:6379/0": "hunter2",
}
fragments = st.sampled_from([*LEAKS, "\n", "\r\n", "\u2028", "\x1b[31m", '"', "\\", '"}', "password=", "a@b.fr", "é"])
messages = st.lists(st.text(max_size=20) | fragments, max_size=6).map("".join)


def record(message: str, *args: object, **extra: Any) -> logging.LogRecord:
    facts = {"name": "probant", "levelname": "INFO", "created": 0.0, "msg": message, "args": args}
    made = logging.makeLogRecord({**facts, **extra})
    RequestContext().filter(made)
    return made


def line(message: str, *args: object, **extra: Any) -> str:
    """Write a record as the console's handler does."""
    made = record(message, *args, **extra)
    Redact().filter(made)
    return JsonLines().format(made)


class TestALine:
    @given(message=messages)
    def test_is_one_json_object_whatever_is_logged(self, message: str) -> None:
        assert isinstance(json.loads(line("%s", message)), dict)

    @given(message=messages, value=messages)
    def test_holds_no_line_break_and_no_control_character(self, message: str, value: str) -> None:
        assert line("%s", message, route=value).isprintable()

    @given(value=messages)
    def test_stays_json_with_any_fact_beside_it(self, value: str) -> None:
        facts = json.loads(line("request", route=value, parts={"queue": [value]}))

        assert facts["route"] == facts["parts"]["queue"][0]

    def test_tells_when_how_bad_where_and_what(self) -> None:
        facts = json.loads(line("request", status=200))

        assert set(facts) == {"at", "level", "logger", "message", "request_id", "status"}
        assert (facts["level"], facts["logger"], facts["message"], facts["status"]) == (
            "INFO",
            "probant",
            "request",
            200,
        )

    def test_carries_the_number_of_its_request(self) -> None:
        mark = requestid.current.set("a1b2c3")
        try:
            assert json.loads(line("request"))["request_id"] == "a1b2c3"
        finally:
            requestid.current.reset(mark)


class TestSecrets:
    @pytest.mark.parametrize(("message", "leak"), LEAKS.items())
    def test_are_blotted_out_of_a_message(self, message: str, leak: str) -> None:
        assert leak not in line("%s", message)

    @pytest.mark.parametrize(("message", "leak"), LEAKS.items())
    def test_are_blotted_out_of_the_facts_beside_it(self, message: str, leak: str) -> None:
        assert leak not in line("request", body={"inside": (message,)})

    @pytest.mark.parametrize("name", ["password", "api_token", "Authorization", "client_secret", "cookie"])
    def test_are_known_by_their_name(self, name: str) -> None:
        assert "hunter2" not in line("request", headers={name: "hunter2"})

    def test_are_blotted_out_of_a_traceback(self) -> None:
        try:
            raise ValueError("password=hunter2 for marie@exemple.fr")
        except ValueError:
            written = line("it failed", exc_info=sys.exc_info())

        facts = json.loads(written)
        assert "ValueError" in facts["exc_info"]
        assert "hunter2" not in written
        assert "marie" not in written

    def test_are_blotted_out_also_for_other_forms(self) -> None:
        made = record("password=%s", "hunter2")
        Redact().filter(made)

        assert logging.Formatter("%(message)s").format(made) == "password=***"

    def test_are_blotted_out_of_what_a_terminal_shows(self) -> None:
        try:
            raise ValueError("password=hunter2")
        except ValueError:
            shown = TextLines().format(record("request", exc_info=sys.exc_info()))

        assert "probant: request" in shown
        assert "hunter2" not in shown

    @pytest.mark.parametrize("innocent", ["Invoice FA-2026-0418 read in 3.2 s", "total 1 234,56 € on 31/12/2026"])
    def test_are_not_seen_where_there_are_none(self, innocent: str) -> None:
        assert redacted(innocent) == innocent


class TestRequestNumbers:
    def test_are_never_the_same(self) -> None:
        assert len({requestid.fresh() for _ in range(100)}) == 100

    def test_fit_their_column(self) -> None:
        assert len(requestid.fresh()) == 32
