"""The tabs above the list of documents: all of them, and those in each state, with how many there are."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from invoices.forms import ON_THE_WAY as TOGETHER
from invoices.forms import SHOWN
from invoices.models.document import ON_THE_WAY


@dataclass(frozen=True, slots=True)
class Tab:
    """One tab, as `components/_tab.html` draws it."""

    label: str
    url: str
    count: int
    is_current: bool


def tabs(counts: dict[str, int], *, state: str, text: str) -> list[Tab]:
    """Return the tabs of a list that shows this state and looks for this text."""
    found = [Tab(_("All"), _address("", text), sum(counts.values()), not state)]
    for name, label in SHOWN:
        many = sum(counts.get(each, 0) for each in (ON_THE_WAY if name == TOGETHER else (name,)))
        found.append(Tab(str(label), _address(name, text), many, name == state))
    return found


def filters_of(*, state: str, text: str) -> str:
    """Return what a list is narrowed to, as its address has it."""
    return urlencode({name: value for name, value in (("state", state), ("q", text)) if value})


def _address(state: str, text: str) -> str:
    asked = filters_of(state=state, text=text)
    return reverse("document_list") + (f"?{asked}" if asked else "")
