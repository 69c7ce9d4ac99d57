"""What a source is configured with, as a table that one form serves and one function checks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from invoices.errors import AddressRefused, SettingRefused
from invoices.outbound.addresses import parse_address

MOST_LETTERS = 4000


class SettingKind(StrEnum):
    """How a setting is asked for and checked."""

    TEXT = "text"
    URL = "url"
    NUMBER = "number"
    DATE = "date"
    SECRET = "secret"  # noqa: S105 - the name of a kind
    FLAG = "flag"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that a source is configured with. Label, help and choices are shown in the person's language."""

    name: str
    label: str
    kind: SettingKind = SettingKind.TEXT
    required: bool = True
    default: str = ""
    help: str = ""
    choices: tuple[tuple[str, str], ...] = ()  # value, label
    least: int = 0
    most: int = 100_000

    def checked(self, value: str) -> str:
        """Return what was filled in, or the default, in its plain form.

        Raises:
            SettingRefused: it is missing, or not what is asked for.
        """
        value = value.strip() or self.default
        if not value:
            return self._missing() if self.required else ""
        if fault := self._fault(value):
            raise self.refused(fault)
        return value

    def refused(self, detail: str) -> SettingRefused:
        """Return the error that says what is wrong with this setting."""
        return SettingRefused(field=self.name, label=self.label, detail=detail)

    def _missing(self) -> str:
        raise self.refused("fill it in")

    def _fault(self, value: str) -> str:
        if len(value) > MOST_LETTERS or not value.isprintable():
            return "it is too long or holds signs that cannot be printed"
        match self.kind:
            case SettingKind.NUMBER:
                return self._fault_of_number(value)
            case SettingKind.DATE if not _is_date(value):
                return "write a date as 2024-01-31"
            case SettingKind.URL if not _is_url(value):
                return "write an address that begins with https:// and has no ? or password in it"
            case SettingKind.FLAG if value not in {"yes", "no"}:
                return "write yes or no"
            case SettingKind.CHOICE if value not in dict(self.choices):
                return "choose one from the list"
        return ""

    def _fault_of_number(self, value: str) -> str:
        if re.fullmatch(r"[0-9]{1,9}", value) and self.least <= int(value) <= self.most:
            return ""
        return f"write a whole number from {self.least} to {self.most}"


def _is_date(value: str) -> bool:
    try:
        return bool(date.fromisoformat(value)) and len(value) == len("2024-01-31")
    except ValueError:
        return False


def _is_url(value: str) -> bool:
    try:
        return "?" not in parse_address(value).target
    except AddressRefused:
        return False


def checked(
    table: tuple[Setting, ...], settings: Mapping[str, str], secret: Mapping[str, str] | None = None
) -> dict[str, str]:
    """Return every setting of the table in its plain form, open ones and secrets together.

    Raises:
        SettingRefused: one is unknown, missing, impossible, or a secret that stands among the open ones.
    """
    hidden = {each.name for each in table if each.kind is SettingKind.SECRET}
    given = {name: value for name, value in settings.items() if name not in hidden} | dict(secret or {})
    names = {each.name for each in table}
    for name in [*(given.keys() - names), *(settings.keys() & hidden), *((secret or {}).keys() - hidden)]:
        raise SettingRefused(field=name, label=name, detail="this source has no such setting")
    return {each.name: each.checked(given.get(each.name, "")) for each in table}
