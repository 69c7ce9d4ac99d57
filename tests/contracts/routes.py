"""Every address of the product, as the URLconf has it: what is not found here cannot be reached."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from django.urls import URLPattern, URLResolver, get_resolver

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>[^)]*\)")


@dataclass(frozen=True, slots=True)
class Route:
    """An address with its gaps, and the name it goes by."""

    template: str
    name: str
    module: str

    def filled(self, values: Mapping[str, object]) -> str:
        """Return the address with its gaps filled."""
        path = PARAMETER.sub(lambda gap: str(values[gap[1] or gap[2]]), self.template)
        return "/" + path.replace("^", "").replace("$", "")

    def gaps(self) -> tuple[str, ...]:
        """Return the names of the gaps."""
        return tuple(gap[1] or gap[2] for gap in PARAMETER.finditer(self.template))

    @property
    def is_api(self) -> bool:
        return self.template.startswith("api/")

    @property
    def is_admin(self) -> bool:
        return self.template.startswith("admin/")

    @property
    def is_ours(self) -> bool:
        return self.module.split(".")[0] in {"accounts", "learning", "invoices", "monitoring", "ocrsite"}

    def __str__(self) -> str:
        return self.template or "(home)"


@cache
def all_routes() -> tuple[Route, ...]:
    """Return every route, in the order in which they are tried."""
    return tuple(_walk(get_resolver(), "", ""))


def by_name(name: str) -> Route:
    """Return the route with a name."""
    return next(route for route in all_routes() if route.name == name)


def _walk(resolver: URLResolver, before: str, space: str) -> Iterator[Route]:
    for entry in resolver.url_patterns:
        here = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            yield from _walk(entry, here, entry.namespace or space)
        elif isinstance(entry, URLPattern):
            name = f"{space}:{entry.name}" if space else str(entry.name)
            view = getattr(entry.callback, "view_class", entry.callback)
            yield Route(here, name, getattr(view, "__module__", ""))
