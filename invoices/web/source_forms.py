"""The form of a source: what all have in common, and what its connector asks for."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from django import forms
from django.utils.translation import gettext_lazy as _

from invoices.errors import SettingRefused
from invoices.models import Source
from invoices.services.sources import SourceFacts
from invoices.sources.registry import connector_class
from invoices.sources.settings import Setting, SettingKind
from invoices.wording_details import said
from invoices.wording_sources import in_words

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Before the names of a connector's settings, so that none can take the place of a field that every source has.
OWN = "own_"

RHYTHMS: "tuple[tuple[int, StrOrPromise], ...]" = (
    (5, _("every 5 minutes")),
    (15, _("every 15 minutes")),
    (60, _("every hour")),
    (240, _("every 4 hours")),
    (1440, _("once a day")),
)
PATIENCES: "tuple[tuple[int, StrOrPromise], ...]" = (
    (0, _("never")),
    (24, _("after a day")),
    (72, _("after 3 days")),
    (168, _("after a week")),
    (336, _("after 2 weeks")),
    (744, _("after a month")),
)


class SourceForm(forms.Form):
    """A source. What a connector asks for is checked by the connector itself, when the service is called."""

    name = forms.CharField(
        label=_("Name"), max_length=100, help_text=_("For your own list, for example “Mailbox for invoices”.")
    )

    def __init__(self, *args: object, kind: str, source: Source | None = None, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.table = connector_class(kind).settings
        for setting in self.table:
            self.fields[OWN + setting.name] = _field_of(setting, source)
        self.fields["every_minutes"] = _choice(
            _("Look for new documents"), RHYTHMS, source.every_minutes if source else 60
        )
        self.fields["silent_hours"] = _choice(
            _("Warn when nothing comes"),
            PATIENCES,
            source.silent_hours if source else 0,
            _("The administrators get one message when no document has come for so long."),
        )
        if source:
            self.initial["name"] = source.name

    def facts(self) -> SourceFacts:
        """Return what was filled in, as the service takes it."""
        given = {setting.name: self._given(setting) for setting in self.table}
        secret = {setting.name for setting in self.table if setting.kind is SettingKind.SECRET}
        return SourceFacts(
            name=self.cleaned_data["name"],
            settings={name: value for name, value in given.items() if name not in secret},
            secret={name: given[name] for name in secret},
            every_minutes=self.cleaned_data["every_minutes"],
            silent_hours=self.cleaned_data["silent_hours"],
        )

    def refuse(self, problem: SettingRefused) -> None:
        """Show what is wrong beside the field that it is about."""
        field = OWN + problem.field
        detail = said(problem.facts.get("detail", ""))
        self.add_error(field if field in self.fields else None, f"{detail[:1].upper()}{detail[1:]}.")

    def _given(self, setting: Setting) -> str:
        value = self.cleaned_data[OWN + setting.name]
        return ("yes" if value else "no") if setting.kind is SettingKind.FLAG else str(value)


def _field_of(setting: Setting, source: Source | None) -> forms.Field:
    """Return the field that asks for a setting; a secret that is kept is never shown and need not be typed again."""
    is_secret = setting.kind is SettingKind.SECRET
    value = (source.settings.get(setting.name, "") if source else "") or setting.default
    field = _bare(setting, "" if is_secret else value)
    field.label, field.help_text = in_words(setting.label), in_words(setting.help)
    field.required = setting.required and setting.kind is not SettingKind.FLAG
    if is_secret and source and source.sealed:
        field.required = False
        kept = _("One is kept; leave this empty to keep it.")
        field.help_text = f"{field.help_text} {kept}".strip()
    return field


def _bare(setting: Setting, value: str) -> forms.Field:
    if setting.kind is SettingKind.FLAG:
        return forms.BooleanField(initial=value == "yes")
    if setting.kind is SettingKind.CHOICE:
        return forms.ChoiceField(choices=[(each, in_words(label)) for each, label in setting.choices], initial=value)
    return forms.CharField(widget=_widget(setting), initial=value, max_length=4000)


def _widget(setting: Setting) -> forms.Widget:
    match setting.kind:
        case SettingKind.SECRET:
            # Not the person's own password: a browser should neither fill it in nor offer to keep it.
            return forms.PasswordInput(attrs={"autocomplete": "new-password", "spellcheck": "false"})
        case SettingKind.URL:
            return forms.URLInput(attrs={"spellcheck": "false", "placeholder": "https://"})
        case SettingKind.NUMBER:
            return forms.TextInput(attrs={"inputmode": "numeric"})
        case SettingKind.DATE:
            return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        case _:
            return forms.TextInput(attrs={"spellcheck": "false", "autocapitalize": "none"})


def _choice(
    label: "StrOrPromise", choices: "Iterable[tuple[int, StrOrPromise]]", value: int, help_text: "StrOrPromise" = ""
) -> forms.TypedChoiceField:
    """Return a choice among numbers; one that was set by other means stays choosable."""
    known = list(choices)
    if value not in dict(known):
        known.append((value, str(value)))
    return forms.TypedChoiceField(label=label, choices=known, coerce=int, initial=value, help_text=help_text)
