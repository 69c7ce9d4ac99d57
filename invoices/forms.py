"""The forms of invoices. What they return is clean and typed; services do the rest."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from invoices.models import State

ON_THE_WAY = "on_the_way"
# As tabs: the three states that a document only passes through are one.
SHOWN = ((ON_THE_WAY, _("On their way")), *((state.value, state.label) for state in (
    State.IN_REVIEW, State.ACCEPTED, State.REJECTED, State.FAILED,
)))  # fmt: skip
RANGE = re.compile(r"(\d{1,5})(?:\s*[-–—]\s*(\d{1,5}))?", re.ASCII)


class DocumentFilter(forms.Form):
    """What a list of documents shows."""

    q = forms.CharField(label=_("Name or invoice number"), required=False, max_length=200)
    state = forms.ChoiceField(choices=SHOWN, required=False, widget=forms.HiddenInput)

    def wanted(self) -> dict[str, str]:
        """Return what is asked for; what makes no sense asks for nothing."""
        self.is_valid()
        found: dict[str, Any] = self.cleaned_data
        return {"state": found.get("state", ""), "text": found.get("q", "").replace("\0", "").strip()}


class SplitForm(forms.Form):
    """Which pages make an invoice each."""

    ranges = forms.CharField(
        label=_("Pages of each invoice"),
        max_length=1000,
        help_text=_("From and to, separated by commas: 1-2, 3, 4-6."),
    )

    def clean_ranges(self) -> list[tuple[int, int]]:
        """Read the ranges; whether they fit the document is for the service to say."""
        parts = [part.strip() for part in self.cleaned_data["ranges"].split(",") if part.strip()]
        found = [RANGE.fullmatch(part) for part in parts]
        if not parts or not all(found):
            raise forms.ValidationError(_("Write the pages like this: 1-2, 3, 4-6."))
        return [(int(one[1]), int(one[2] or one[1])) for one in found if one]


class TwinForm(forms.Form):
    """What a person says of two invoices: one, two, or nothing yet."""

    SAME, DIFFERENT, OPEN = "yes", "no", "open"

    same = forms.ChoiceField(choices=[(said, said) for said in (SAME, DIFFERENT, OPEN)])


def ranges_in_words(ranges: list[list[int]]) -> str:
    """Write page ranges as the form takes them."""
    return ", ".join(f"{first}-{last}" if last > first else f"{first}" for first, last in ranges)
