"""Every page and error of the product, and what stands in the mark-up of a page."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.http import HttpResponse
from django.test import Client

from tests.contracts.routes import all_routes
from tests.contracts.stage import Stage, ask, prove

ERRORS: dict[int, tuple[str, str, dict[str, Any]]] = {
    404: ("get", "/nothing-here/", {}),
    405: ("put", "/organisations/", {}),
    400: ("get", "/", {"headers": {"Host": "evil.example"}}),
    413: ("post", "/users/login/", {"CONTENT_LENGTH": str(10**12)}),
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back, to whom and from where."""

    name: str
    status: int
    headers: Mapping[str, str]
    body: str

    @property
    def is_page(self) -> bool:
        """Whether it is a page for people."""
        return self.headers.get("Content-Type", "").startswith("text/html")


def every_answer(stage: Stage) -> Iterator[Answer]:
    """Yield what each address answers to a stranger and to somebody who may see everything, and the errors."""
    stage.cast.alice.is_staff = stage.cast.alice.is_superuser = True
    stage.cast.alice.save()
    for name, client in (("stranger", Client()), ("Alice", prove(Client(), stage.cast.alice))):
        for route in all_routes():
            path = stage.path(route)
            yield _kept(f"{name} {path}", ask(client, "GET", path))
    rose, keys = stage.browser("reviewer"), f"/users/mfa/webauthn/keys/{stage.passkey.pk}"
    yield from (_kept(f"Rose {keys}/{step}/", ask(rose, "GET", f"{keys}/{step}/")) for step in ("edit", "remove"))
    yield from every_error()


def every_error() -> Iterator[Answer]:
    """Yield the pages that say what went wrong."""
    for status, (verb, path, extra) in ERRORS.items():
        yield _kept(f"error {status}", getattr(Client(raise_request_exception=False), verb)(path, **extra))
    yield _kept("error 403", ask(Client(enforce_csrf_checks=True), "POST", "/users/login/"))


def _kept(name: str, response: HttpResponse) -> Answer:
    content = b"".join(response) if response.streaming else response.content
    return Answer(name, response.status_code, response.headers, content.decode(errors="replace"))


class Markup(HTMLParser):
    """Collects what a page loads, and what the strict policy would stop."""

    LOADS = frozenset(
        {"script", "link", "img", "iframe", "source", "use", "image", "object", "embed", "video", "audio"}
    )

    def __init__(self, page: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.stopped: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one element."""
        facts = dict(attrs)
        if tag in self.LOADS:
            self.loaded += [value for name in ("src", "href", "data", "poster") if (value := facts.get(name))]
        if tag == "style" or (tag == "script" and not facts.get("src") and "json" not in str(facts.get("type"))):
            self.stopped.append(f"<{tag}>")
        self.stopped += [f"{tag} {name}" for name in facts if name == "style" or name.startswith("on")]
        self.stopped += [f"{tag} {value}" for value in facts.values() if (value or "").startswith("javascript:")]
