"""A question that people ask of the database, and what an answer is made of."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeVar

from django.db.models import Case, DecimalField, ExpressionWrapper, F, Model, QuerySet, Value, When
from django.db.models.expressions import CombinedExpression

Cell = str | int | float | Decimal | date | datetime | None
Row = Sequence[Cell]
Found = TypeVar("Found", bound=Model)
CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked, the names of the columns, and who finds the rows; no organisation means all of them."""

    asks: str
    columns: tuple[str, ...]
    find: Callable[[int | None], Iterable[Row]]


def mine(rows: "QuerySet[Found]", organisation: int | None, path: str = "organisation") -> "QuerySet[Found]":
    """Keep the rows of one organisation, if one is named."""
    return rows if organisation is None else rows.filter(**{path: organisation})


def signed(amount: str, kind: str = "document_type") -> "ExpressionWrapper[CombinedExpression]":
    """Count a credit note against the rest: its amounts are kept without a sign, its type tells."""
    sign = Case(When(**{kind: "credit_note"}, then=Value(Decimal(-1))), default=Value(Decimal(1)))
    return ExpressionWrapper(F(amount) * sign, output_field=DecimalField(max_digits=24, decimal_places=4))


def cents(amount: Decimal | None) -> Decimal | None:
    """Write an amount with two decimals."""
    return None if amount is None else Decimal(amount).quantize(CENT)


def plain(number: Decimal) -> str:
    """Write a rate without the zeros of its column."""
    return f"{Decimal(number).normalize():f}"
