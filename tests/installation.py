"""Installations beside the one of the tests: a folder, a database and keys of their own, run as processes."""

import os
import shlex
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import psycopg
from django.db import connection
from psycopg import sql

from tests.house.tree import ROOT

# Made up on the spot.
KEYS = {name: f"installed-for-tests-{letter * 40}" for name, letter in (("SECRET_KEY", "s"), ("AUDIT_KEY", "a"))}
OURS = ("DATABASE_URL", "REDIS_URL", "BROKER_URL", "STORAGE_URL", "DATA_DIR", "COVERAGE_PROCESS_START")


@dataclass
class Installation:
    """A place of its own; its database is of the kind that the tests run on."""

    folder: Path
    keys: dict[str, str] = field(default_factory=lambda: dict(KEYS))
    database: str = field(default_factory=lambda: f"probant_beside_{uuid4().hex[:12]}")

    def __post_init__(self) -> None:
        self.folder.mkdir()
        if connection.vendor == "postgresql":
            _on_the_server(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(self.database)))

    def remove(self) -> None:
        """Drop its database; the folder goes with the test."""
        if connection.vendor == "postgresql":
            _on_the_server(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(self.database)))

    def run(self, *commands: tuple[object, ...]) -> str:
        """Run commands one after the other in one process, which must succeed, and return what they say."""
        code, said = self._run(commands)
        assert code == 0, f"{commands} ended with {code}: {said}"
        return said

    def refuses(self, *command: object) -> str:
        """Run a command that must fail with words and without a traceback, and return them."""
        code, said = self._run((command,))
        assert code == 1, f"{command} ended with {code}: {said}"
        assert "Traceback" not in said
        return said

    def _run(self, commands: tuple[tuple[object, ...], ...]) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tests.beside", *(shlex.join(map(str, command)) for command in commands)],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        return done.returncode, done.stdout + done.stderr

    def environment(self) -> dict[str, str]:
        """Return what its processes are told: nothing of the tests' own installation."""
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        told = {"DJANGO_SETTINGS_MODULE": "ocrsite.settings.local", "DATA_DIR": str(self.folder), "LOG_LEVEL": "ERROR"}
        return {**kept, **told, **self.keys, **({"DATABASE_URL": self._address()} if self._address() else {})}

    def _address(self) -> str:
        if connection.vendor != "postgresql":
            return ""
        at = connection.settings_dict
        return f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{self.database}"


def _on_the_server(statement: sql.Composed) -> None:
    """Run what no transaction may hold."""
    at = connection.settings_dict
    where = {"host": at["HOST"], "port": at["PORT"] or None, "user": at["USER"], "password": at["PASSWORD"]}
    with psycopg.connect(dbname="postgres", autocommit=True, **where) as server:
        server.execute(statement)
