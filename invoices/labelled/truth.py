"""What is known of labelled documents."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any

from invoices.fields import DocumentType
from invoices.labelled.fieldkinds import AMOUNTS, DATES
from invoices.labelled.rows import Row, rows_in
from invoices.labelled.true_rows import TrueLine, TrueRate, line_of, rate_of
from invoices.labelled.values import TABLES, cents, table_of, values_of

FILE_NAME = "truth.jsonl"
# A day that no calendar has is a day all the same: some invoices are labelled because they bear one.
WRITTEN_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
KNOWN = frozenset({"file", "fields", "family", "language", "script", "text", *TABLES})


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one document. A field that is missing is not known; one that is None is known to be absent."""

    file: str  # its bare name
    fields: Mapping[str, str | None] = field(default_factory=dict)
    vat_breakdown: tuple[TrueRate, ...] = ()
    lines: tuple[TrueLine, ...] = ()
    family: str = ""  # look-alikes share it
    language: str = ""
    script: str = ""  # typed, handwritten, mixed
    text: str | None = None
    other: Mapping[str, Any] = field(default_factory=dict)  # all that the row says beside it

    @property
    def is_credit(self) -> bool:
        """Tell whether its amounts may bear either sign."""
        gross = cents(self.fields.get("total_gross"))
        kind = self.fields.get("document_type")
        return kind == DocumentType.CREDIT_NOTE or (gross is not None and gross < 0)


def truths_of(path: Path) -> list[Truth]:
    """Read the truth of a labelled folder.

    Raises:
        BadRow: a row cannot be used, and which; an answer scored against half the truth would mislead.
        OSError: the file cannot be read.
    """
    found: dict[str, Truth] = {}
    for row in rows_in(path):
        truth = truth_of(row)
        if truth.file in found:
            raise row.bad(f"{truth.file!r} was there before; files are told apart by their bare names")
        found[truth.file] = truth
    return list(found.values())


def truth_of(row: Row) -> Truth:
    """Take one row for a truth.

    Raises:
        BadRow: it names no file, or a value is not what its field holds.
    """
    given = row.object()
    name = _name(given, row)
    if not isinstance(given.get("fields") or {}, dict):
        raise row.bad("its fields are no table")
    values = values_of(given).fields
    for problem in _problems(values, given):
        raise row.bad(problem)
    told = given.get("text")
    return Truth(
        file=name,
        fields=dict(values),
        vat_breakdown=tuple(map(rate_of, table_of(given, "vat_breakdown"))),
        lines=tuple(map(line_of, table_of(given, "lines"))),
        family=str(given.get("family") or PurePosixPath(name).stem),
        language=str(given.get("language") or ""),
        script=str(given.get("script") or ""),
        text=told if isinstance(told, str) else None,
        other={key: each for key, each in given.items() if key not in KNOWN},
    )


def _name(given: Mapping[str, Any], row: Row) -> str:
    found = given.get("file")
    name = PurePosixPath(found).name if isinstance(found, str) else ""
    if not name:
        raise row.bad("it names no file")
    return name


def _problems(values: Mapping[str, str | None], given: Mapping[str, Any]) -> Iterator[str]:
    """Say what can be no truth: to score against it would call right answers wrong."""
    for name, value in values.items():
        if value is not None and name in AMOUNTS and cents(value) is None:
            yield f"{name} is no amount: {value!r}"
        if value is not None and name in DATES and not WRITTEN_DAY.match(value):
            yield f"{name} is no date (YYYY-MM-DD): {value!r}"
    # Sets of handwriting say under `lines` how many there are; beside fields it must be a table.
    for name in TABLES if given.get("fields") else ():
        if not isinstance(given.get(name) or [], list):
            yield f"{name} is no list"
