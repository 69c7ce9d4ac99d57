"""Somebody at a browser: opens pages, fills in the forms that stand on them, presses their buttons."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

from django.core import mail
from django.test import Client

CODE = re.compile(r"^\s*([A-Z0-9]{3,}(?:-[A-Z0-9]{3,})?)\s*$", re.M)
ADDRESS = re.compile(r"https?://testserver(/\S+)")


@dataclass
class Form:
    """A form as the page gives it: where it goes, what is filled in, and what may be."""

    action: str
    filled: dict[str, Any] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)


class Forms(HTMLParser):
    """Reads the forms that send something off a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open = False
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        facts = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._open = facts.get("method", "get").lower() == "post"
            if self._open:
                self.found.append(Form(facts.get("action", "")))
        elif self._open and tag in {"input", "select", "textarea", "button"} and "name" in facts:
            self._field(tag, facts)
        elif self._open and tag == "option" and "selected" in facts:
            self.found[-1].filled[self._select] = facts["value"]

    def handle_endtag(self, tag: str) -> None:
        self._open = self._open and tag != "form"

    def _field(self, tag: str, facts: dict[str, str]) -> None:
        form, name = self.found[-1], facts["name"]
        form.names.add(name)
        self._select = name if tag == "select" else self._select
        pressed = facts.get("type") in {"checkbox", "radio"} and "checked" not in facts
        if tag == "input" and not pressed:
            form.filled[name] = facts.get("value", "")


class Visitor:
    """A person and their browser."""

    def __init__(self, language: str = "fr") -> None:
        self.browser = Client(enforce_csrf_checks=True, headers={"Accept-Language": language})
        self.page: Any = None
        self.path = ""

    @property
    def text(self) -> str:
        """What the page says."""
        return str(self.page.content.decode())

    @property
    def is_signed_in(self) -> bool:
        """Whether the browser holds a session of somebody."""
        return "_auth_user_id" in self.browser.session

    def open(self, address: str) -> None:
        """Open a page."""
        self._arrive(self.browser.get(address, follow=True))

    def send(self, *, to: str = "", **answers: object) -> None:
        """Fill in the form of the page that asks for these answers (or goes to an address), and send it."""
        form = self._form(to, set(answers))
        self._arrive(self.browser.post(self._goal(form), {**form.filled, **answers}, follow=True))

    def _goal(self, form: Form) -> str:
        return urljoin(self.path, form.action or self.path)

    def _form(self, to: str, names: set[str]) -> Form:
        forms = [form for form in Forms(self.text).found if names <= form.names and to in self._goal(form)]
        assert forms, f"No form of {self.path} asks for {sorted(names)}{f' and goes to {to}' if to else ''}."
        return forms[0]

    def _arrive(self, response: Any) -> None:
        self.page = response
        request = response.request
        query = request["QUERY_STRING"]
        self.path = f"{request['PATH_INFO']}?{query}" if query else request["PATH_INFO"]


def code_from_mail() -> str:
    """Read the code in the latest message."""
    found = CODE.search(str(mail.outbox[-1].body))
    assert found, f"No code in: {mail.outbox[-1].body}"
    return found.group(1)


def way_in_from_mail() -> str:
    """Read the address in the latest message."""
    found = ADDRESS.search(str(mail.outbox[-1].body))
    assert found, f"No address in: {mail.outbox[-1].body}"
    return found.group(1)
