"""Listens to everything that the whole run of the tests logs, in the form in which a server writes it."""

import logging
import re
from dataclasses import dataclass, field

from ocrsite.logs import JsonLines, Redact, RequestContext
from tests.factories import PASSWORD

# What the tests type in as passwords, and what keys, people and accounts look like.
SECRETS = {
    "a password": re.compile(re.escape(PASSWORD), re.I),
    "a token": re.compile(r"prb_[\w-]{8,}"),
    "an address": re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}", re.I),
    "an account number": re.compile(r"\bFR\d{2}(?: ?\d{4}){5}"),
}


@dataclass
class LogWatch(logging.Handler):
    """Keeps the lines in which something stands that must not."""

    leaks: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonLines())
        self.addFilter(RequestContext())
        self.addFilter(Redact())

    __hash__ = object.__hash__

    def emit(self, record: logging.LogRecord) -> None:
        """Read a record as a server would write it."""
        line = self.format(record)
        self.leaks |= {f"{what}: {line}" for what, secret in SECRETS.items() if secret.search(line)}
