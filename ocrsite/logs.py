"""The log: one JSON object a line, each with the number of its request, nothing secret or personal in it."""

import logging
import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from pythonjsonlogger.json import JsonFormatter

from ocrsite import requestid

# Facts that are blotted out whole, because of what they are called.
SECRET_NAMES = re.compile(r"password|secret|token|authorization|cookie", re.I)
# What must never reach a log, whoever wrote it: keys, our tokens, addresses of people, account numbers.
SECRETS = (
    (re.compile(r"(\w+://[^\s:/@]*:)[^\s@]+@"), r"\1***@"),
    # A header holds several words, so the rest of its line goes.
    (re.compile(r"(?i)((?:authorization|cookie)[\"']?\s*[=:]\s*)[^\r\n]+"), r"\1***"),
    (re.compile(r"(?i)((?:password|secret|token)[\"']?\s*[=:]\s*)(?:\"[^\"]*\"|'[^']*'|\S+)"), r"\1***"),
    (re.compile(r"prb_[\w-]{8,}"), "prb_***"),
    (re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+"), "***@***"),
    (re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b"), "IBAN***"),
)


class JsonLines(JsonFormatter):
    """One JSON object a line: line breaks and control characters in a message cannot forge a second one."""

    def __init__(self) -> None:
        super().__init__(
            "{levelname}{name}{message}{request_id}",
            style="{",
            rename_fields={"levelname": "level", "name": "logger"},
            timestamp="at",
            json_ensure_ascii=True,
        )

    def process_log_record(self, log_data: dict[str, Any]) -> dict[str, Any]:
        """Return the facts, blotted one by one: in the finished line a blot could eat a quotation mark."""
        return {name: blotted(fact, name=name) for name, fact in log_data.items()}


class TextLines(logging.Formatter):
    """One short line for a person who watches a terminal."""

    def __init__(self) -> None:
        super().__init__("{asctime} {levelname:<7} {name}: {message}", datefmt="%H:%M:%S", style="{")

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, with anything secret blotted out also in a traceback."""
        return redacted(super().format(record))


class RequestContext(logging.Filter):
    """Adds the number of the request."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, with its number."""
        record.request_id = requestid.current.get()
        return True


class Redact(logging.Filter):
    """Blots out what is secret or personal, also for handlers that write in another form."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass, blotted."""
        record.msg = redacted(record.getMessage())
        record.args = ()
        return True


def redacted(text: str) -> str:
    """Return a text without what must not be in a log."""
    for pattern, instead in SECRETS:
        text = pattern.sub(instead, text)
    return text


def blotted(fact: object, *, name: str = "") -> object:
    """Return a fact of any shape, safe to write."""
    if isinstance(fact, Mapping):
        return {str(inner): blotted(value, name=str(inner)) for inner, value in fact.items()}
    if isinstance(fact, (list, tuple, set, frozenset)):
        return [blotted(value, name=name) for value in fact]
    if SECRET_NAMES.search(name):
        return "***"
    if isinstance(fact, datetime):
        return fact.isoformat()
    return fact if fact is None or isinstance(fact, (bool, int, float)) else redacted(str(fact))
