"""What must hold between the amounts of an invoice, and how much of it is said twice."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TypeAlias

HALF_A_CENT = Decimal("0.005")

Values: TypeAlias = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Sum:
    """Signed terms that come to nothing: net + vat - gross."""

    terms: tuple[tuple[int, str], ...]
    tolerance: Decimal = Decimal(0)

    @property
    def names(self) -> frozenset[str]:
        return frozenset(name for _, name in self.terms)

    def gap(self, values: Values) -> Decimal:
        """Return by how much it fails."""
        return sum((sign * values[name] for sign, name in self.terms), Decimal(0))

    def slope(self, name: str, values: Values) -> Decimal:
        """Return how much the gap grows with one of the values."""
        return Decimal(sum(sign for sign, term in self.terms if term == name))


@dataclass(frozen=True, slots=True)
class Product:
    """Two values whose product is a third: quantity x price, or base x rate / 100."""

    one: str
    other: str
    result: str
    divisor: Decimal = Decimal(1)
    tolerance: Decimal = HALF_A_CENT

    @property
    def names(self) -> frozenset[str]:
        return frozenset((self.one, self.other, self.result))

    def gap(self, values: Values) -> Decimal:
        """Return by how much it fails."""
        return values[self.one] * values[self.other] / self.divisor - values[self.result]

    def slope(self, name: str, values: Values) -> Decimal:
        """Return how much the gap grows with one of the values."""
        return {
            self.one: values[self.other] / self.divisor,
            self.other: values[self.one] / self.divisor,
            self.result: Decimal(-1),
        }[name]


Relation: TypeAlias = Sum | Product


def sum_of(total: str, parts: Iterable[str], *, tolerance: Decimal = Decimal(0)) -> Sum:
    """Return the relation of a total to its parts."""
    return Sum((*((1, part) for part in parts), (-1, total)), tolerance)


def share_of(base: str, rate: str, amount: str, *, tolerance: Decimal = HALF_A_CENT) -> Product:
    """Return the relation of an amount to the base of which it is so many percent."""
    return Product(base, rate, amount, Decimal(100), tolerance)


def holds(relation: Relation, values: Values) -> bool:
    """Tell whether a relation between known values is kept."""
    return abs(relation.gap(values)) <= relation.tolerance


def told(values: Values, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the relations all of whose values are known."""
    return tuple(relation for relation in relations if relation.names <= values.keys())


def broken(values: Values, relations: Iterable[Relation]) -> tuple[Relation, ...]:
    """Return the relations between known values that fail."""
    return tuple(relation for relation in told(values, relations) if not holds(relation, values))


def independent(some: Sequence[Relation], given: Sequence[Relation], values: Values) -> int:
    """Count how many of some relations say something that neither the given ones nor each other say already."""
    rows = [_row(relation, values) for relation in (*given, *some)]
    return _rank(rows) - _rank(rows[: len(given)])


def _row(relation: Relation, values: Values) -> dict[str, Fraction]:
    slopes = {name: Fraction(relation.slope(name, values)) for name in relation.names}
    return {name: slope for name, slope in slopes.items() if slope}


def _rank(rows: Iterable[dict[str, Fraction]]) -> int:
    """Count the rows that are no sum of multiples of others."""
    kept: dict[str, dict[str, Fraction]] = {}
    for row in rows:
        left = dict(row)
        while left and (name := min(left)) in kept:
            left = _less(left, kept[name], left[name] / kept[name][name])
        if left:
            kept[min(left)] = left
    return len(kept)


def _less(row: dict[str, Fraction], other: dict[str, Fraction], times: Fraction) -> dict[str, Fraction]:
    rest = dict(row)
    for name, slope in other.items():
        rest[name] = rest.get(name, Fraction(0)) - times * slope
    return {name: slope for name, slope in rest.items() if slope}
