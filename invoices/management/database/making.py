"""Runs the SQL on a server, and gives the tables to their owner."""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import make_conninfo

from invoices.management.database.statements import Statement, in_the_database, on_the_server
from invoices.wiring_database import DatabasePlan, Role

VARIABLE = re.compile(r""":(["'])(\w+)\1""")
OWNER = "owner"


class CannotMake(Exception):
    """The server would not have it; says why and what to do."""


def make(plan: DatabasePlan, *, verbosity: int = 1) -> None:
    """Make the roles, the database and its tables, and give each role its rights.

    Raises:
        CannotMake: the server is not reached, or refuses.
    """
    try:
        _run(plan, on_the_server())
        _run(plan, in_the_database(), database=plan.name)
        with _as_owner(plan) as alias:
            call_command("migrate", database=alias, interactive=False, verbosity=verbosity)
        # Now that the tables are there: who may do what in them.
        _run(plan, in_the_database(), database=plan.name)
    except psycopg.Error as problem:
        raise CannotMake(_said(problem)) from problem


def _run(plan: DatabasePlan, statements: Iterable[Statement], *, database: str | None = None) -> None:
    address = make_conninfo(plan.admin, dbname=database) if database else plan.admin
    with psycopg.connect(address, autocommit=True) as admin:
        _refuse_mighty(admin, plan)
        known = _variables(admin, plan)
        if database is None:
            # CREATE DATABASE stands in no transaction.
            _execute(admin, statements, known)
        else:
            with admin.transaction():
                _execute(admin, statements, known)


def _execute(admin: "psycopg.Connection[Any]", statements: Iterable[Statement], known: Mapping[str, str]) -> None:
    for statement in statements:
        orders = admin.execute(_filled(statement.text, known))
        if statement.generates:
            for (order,) in orders.fetchall():
                admin.execute(order)


def _filled(text: str, known: Mapping[str, str]) -> sql.Composed:
    """Fill in the variables as psql does."""
    parts: list[sql.Composable] = []
    at = 0
    for found in VARIABLE.finditer(text):
        value = known[found[2]]
        parts += [_as_is(text[at : found.start()]), sql.Identifier(value) if found[1] == '"' else sql.Literal(value)]
        at = found.end()
    return sql.Composed([*parts, _as_is(text[at:])])


def _as_is(text: str) -> sql.SQL:
    return sql.SQL(text)


def _variables(admin: "psycopg.Connection[Any]", plan: DatabasePlan) -> dict[str, str]:
    roles = {"owner": plan.owner, "app": plan.app, "reader": plan.reader}
    names = {name: role.name for name, role in roles.items()}
    return {"database": plan.name, **names, **{f"{name}_secret": _sealed(admin, role) for name, role in roles.items()}}


def _sealed(admin: "psycopg.Connection[Any]", role: Role) -> str:
    """Return what the server keeps of a password: the password itself is not sent, so that no log of it can hold it."""
    if not role.password:
        return ""
    return admin.pgconn.encrypt_password(role.password.encode(), role.name.encode(), b"scram-sha-256").decode()


def _refuse_mighty(admin: "psycopg.Connection[Any]", plan: DatabasePlan) -> None:
    """Refuse a role that no right binds: what is taken from it would not be taken."""
    names = [plan.owner.name, plan.app.name, plan.reader.name]
    if len(set(names)) < len(names):
        raise CannotMake("The owner, the product and the reader are three roles: give each a name of its own.")
    mighty = admin.execute("SELECT rolname FROM pg_roles WHERE rolsuper AND rolname = ANY(%s)", [names]).fetchall()
    if mighty:
        raise CannotMake(
            f"{mighty[0][0]} is a superuser, whom no right binds: name another role, in DATABASE_URL for the product."
        )


@contextmanager
def _as_owner(plan: DatabasePlan) -> Iterator[str]:
    """Sign in as the owner beside the product's own connection, under a name that commands take."""
    known = connections.settings
    known[OWNER] = {
        **known["default"],
        "NAME": plan.name,
        "USER": plan.owner.name,
        "PASSWORD": plan.owner.password,
        "CONN_MAX_AGE": 0,
    }
    try:
        yield OWNER
    finally:
        connections[OWNER].close()
        del connections[OWNER]
        del known[OWNER]


def _said(problem: psycopg.Error) -> str:
    """Return the server's own first line; the order that failed is not repeated."""
    first = str(problem).strip().partition("\n")[0] or type(problem).__name__
    return f"The server says: {first}"
