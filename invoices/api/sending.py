"""How a program sends a document in: what it may say with it, and how often it may come."""

from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.throttling import UserRateThrottle

from invoices.imaging.recipes import RECIPES
from invoices.models import Origin
from invoices.models.document import Priority
from invoices.ocr.registry import ENGINES
from invoices.services.intake import LONGEST_KEY, Incoming
from invoices.wiring import reader_config

HEADER = "Idempotency-Key"


class UploadThrottle(UserRateThrottle):
    """Counts documents apart from other calls: each is work for minutes, not for milliseconds."""

    scope = "upload"
    USUAL = "300/minute"

    def get_rate(self) -> str:
        """Return the installation's rate, or the usual one."""
        return str(self.THROTTLE_RATES.get(self.scope) or self.USUAL)


class DocumentInput(serializers.Serializer[Any]):
    """A document to read, and how."""

    file = serializers.FileField(allow_empty_file=True, max_length=None, help_text="The document.")
    engine = serializers.ChoiceField(
        choices=["auto", *ENGINES], required=False, help_text="Who reads it, where not the organisation's own choice."
    )
    recipe = serializers.CharField(required=False, max_length=60, help_text="How its pages are prepared.")

    def validate_recipe(self, value: str) -> str:
        """Check that there is such a recipe."""
        known = sorted({*RECIPES, *reader_config().recipes})
        if value not in known:
            raise serializers.ValidationError(
                _("There is no such preparation. There are: %(names)s.") % {"names": ", ".join(known)}
            )
        return value


@dataclass(frozen=True, slots=True)
class Sent:
    """What came with a request."""

    file: "UploadedFile[Any]"
    wanted: dict[str, str]
    key: str

    @classmethod
    def of(cls, request: Request) -> "Sent":
        """Read a request.

        Raises:
            ValidationError: a part of it is missing or makes no sense.
        """
        body = DocumentInput(data=request.data)
        body.is_valid(raise_exception=True)
        facts = body.validated_data
        wanted = {name: facts[name] for name in ("engine", "recipe") if facts.get(name)}
        return cls(facts["file"], wanted, _key(request))

    def incoming(self) -> Incoming:
        """Return it as it comes in; a person who waits goes before a program."""
        return Incoming(
            name=self.file.name or "",
            content=self.file.read(),
            origin=Origin.API,
            key=self.key,
            wanted=self.wanted,
            priority=Priority.BULK,
        )


def _key(request: Request) -> str:
    key = str(request.headers.get(HEADER, "")).strip()
    if len(key) > LONGEST_KEY or not key.isascii() or not key.isprintable():
        words = _("An Idempotency-Key has up to %(most)d printable signs of ASCII.") % {"most": LONGEST_KEY}
        raise ValidationError({HEADER: [words]})
    return key
