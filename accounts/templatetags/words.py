"""The words people read for what the rows of accounts hold."""

from collections.abc import Iterable

from django import template
from django.apps import apps
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.browsers import browser_and_system
from accounts.models import AuditEntry
from accounts.models.token import ScopeChoice

register = template.Library()

WAYS: dict[str, Promise] = {
    "web": gettext_lazy("Web page"),
    "api": gettext_lazy("API, signed in"),
    "token": gettext_lazy("API, with a token"),
    "command": gettext_lazy("Command"),
}


@register.filter
def way_words(via: str) -> str:
    """Say by which door something was done."""
    return str(WAYS.get(via, via))


@register.filter
def object_words(entry: AuditEntry) -> str:
    """Name what an entry of the trail is about: its kind and number."""
    if not entry.object_type:
        return ""
    try:
        kind = str(apps.get_model(entry.object_type)._meta.verbose_name)
    except LookupError:  # the trail outlives the kinds it speaks of
        kind = entry.object_type
    return f"{capfirst(kind)} {entry.object_id}"


@register.filter
def scope_words(scopes: Iterable[str]) -> str:
    """Say what a token may do, in the order of the roles' table."""
    held = set(scopes)
    known = {scope: str(words).lower() for scope, words in ScopeChoice.choices}
    parts = [words for scope, words in known.items() if scope in held]
    return capfirst(", ".join(parts + sorted(held - known.keys())))


@register.filter
def browser_words(user_agent: str) -> str:
    """Name a browser: Firefox on Linux."""
    browser, system = browser_and_system(user_agent)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("Unknown browser")
