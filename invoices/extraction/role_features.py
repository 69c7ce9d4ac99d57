"""The words around a value as numbers a model can weigh."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from invoices.extraction.roles import Role
from invoices.extraction.surroundings import Near, above, left_of
from invoices.extraction.view import PageView, Spot

FAR = 60.0


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around one value."""

    left: tuple[Near, ...]
    above: tuple[Near, ...]
    row_before: Role | None  # what the row above ends with, where that row holds no value and this one no label

    @property
    def nearest(self) -> Near | None:
        """Return the label that most likely introduces the value, for people to read."""
        return next((near for near in (*self.left[:1], *self.above[:1]) if near.between == 0), None)


def around(spot: Spot[Any], page: PageView, values: Sequence[Spot[Any]]) -> Around:
    """Look at the labels around a value."""
    left = left_of(spot, page, values)
    return Around(left, above(spot, page, values), None if left else _row_before(spot, page, values))


def _row_before(spot: Spot[Any], page: PageView, values: Sequence[Spot[Any]]) -> Role | None:
    number = spot.row - 1
    if number < 0 or not page.labels[number] or any(value.row == number for value in values):
        return None
    return page.labels[number][-1].role


def role_names(roles: Sequence[Role]) -> tuple[str, ...]:
    """Name the features that `role_features` gives."""
    contexts = ("left", "left_past", "up", "up_past", "before")
    named = [f"{context}:{role.value}" for context in contexts for role in roles]
    return (*named, "left_distance", "left_between", "up_distance", "up_between", "labels_left")


def role_features(seen: Around, roles: Sequence[Role]) -> Iterator[float]:
    """Give the roles around a value as switches, and how far the nearest are."""
    first_left, first_up = (near[0] if near else None for near in (seen.left, seen.above))
    past_left = next((near for near in seen.left if near.between), None)
    past_up = next((near for near in seen.above if near.between), None)
    free_left = first_left if first_left and not first_left.between else None
    free_up = first_up if first_up and not first_up.between else None
    told = [near.role if near else None for near in (free_left, past_left, free_up, past_up)]
    for one in (*told, seen.row_before):
        yield from (float(one is role) for role in roles)
    for near in (first_left, first_up):
        yield min(FAR, near.distance) if near else FAR
        yield float(near.between) if near else -1.0
    yield float(len(seen.left))
