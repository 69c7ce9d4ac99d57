"""The kinds of documents that are read by their labels alone, as tables: their titles, their fields, what they need."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from invoices.fields import Field, Kind

TABLE = Path(__file__).with_name("words") / "kinds.toml"
INVOICE = "invoice"  # the kind that is built in, and read by a model
ADDRESS = "address"
LANGUAGE_LETTERS = 2


@dataclass(frozen=True, slots=True)
class KindField:
    """A field as it is found on one kind of document."""

    field: Field
    kind: Kind
    means: str  # what it is called there
    labels: tuple[str, ...]
    named: tuple[str, ...] = ()  # what the value itself begins with
    telling: bool = False  # its labels are on no other paper
    address: bool = False  # it goes on in the lines below, down to the postal code


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """One kind of document."""

    name: str
    titles: tuple[str, ...]
    fields: tuple[KindField, ...]
    required: tuple[Field, ...]


@cache
def kinds() -> Mapping[str, DocumentKind]:
    """Return all kinds but the one that is built in, by name."""
    tables = tomllib.loads(TABLE.read_text("utf-8"))
    return {name: _kind(name, table) for name, table in tables.items()}


def required_of(kind: str) -> tuple[Field, ...]:
    """Return what nothing can be done without; nothing for a kind that has no table."""
    return kinds()[kind].required if kind in kinds() else ()


def _kind(name: str, table: Mapping[str, Any]) -> DocumentKind:
    fields = tuple(_field(Field(each), row) for each, row in table["fields"].items())
    return DocumentKind(name, _said(table["titles"]), fields, tuple(map(Field, table["required"])))


def _field(field: Field, row: Mapping[str, Any]) -> KindField:
    is_address = row["kind"] == ADDRESS
    return KindField(
        field,
        Kind.TEXT if is_address else Kind(row["kind"]),
        row["means"],
        labels=tuple(said for key, text in row.items() if len(key) == LANGUAGE_LETTERS for said in _said(text)),
        named=_said(row.get("named", "")),
        telling=row.get("telling", False),
        address=is_address,
    )


def _said(text: str) -> tuple[str, ...]:
    """Return the wordings between semicolons, the longest first."""
    said = (" ".join(phrase.split()) for phrase in text.split(";"))
    return tuple(sorted((phrase for phrase in said if phrase), key=lambda phrase: -len(phrase)))
