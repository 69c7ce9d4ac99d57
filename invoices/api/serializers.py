"""What the API gives of documents and invoices. Every field is listed; what is not here cannot be read."""

from decimal import Decimal
from typing import Any, TypedDict

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from invoices.errors import ERRORS, InvoiceError
from invoices.models import Document, Invoice, OcrRun
from invoices.selectors.invoices import CENTS, plain_number
from invoices.selectors.progress import seconds_left
from invoices.wording import in_words


class Said(TypedDict):
    """An error: its code for programs, its words for people."""

    code: str
    message: str


class Link(TypedDict):
    """Where something is."""

    id: int
    url: str


class PlainNumber(serializers.DecimalField):
    """An amount without the zeros that only its column adds."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_digits=18, decimal_places=4, read_only=True, **kwargs)

    def to_representation(self, value: Decimal) -> str:
        """Write it: 1234.56."""
        return plain_number(value, CENTS)


class DocumentLine(serializers.ModelSerializer[Document]):
    """A document in a list: where it stands, and the invoices that were made of it."""

    url = serializers.SerializerMethodField(help_text="Its status, to be asked again until `state` is final.")
    original = serializers.SerializerMethodField(help_text="Its bytes, as they were received.")
    step = serializers.CharField(read_only=True, help_text="What is done to it now: `read`, an engine, `compare`.")
    page = serializers.IntegerField(source="step_page", read_only=True, help_text="The page it is at, from 1.")
    error = serializers.SerializerMethodField()
    invoices = serializers.SerializerMethodField()

    class Meta:
        model = Document
        fields: tuple[str, ...] = (
            "id",
            "url",
            "original",
            "name",
            "sha256",
            "media_type",
            "size",
            "pages",
            "origin",
            "received_at",
            "state",
            "step",
            "page",
            "error",
            "next_attempt_at",
            "settled_at",
            "splits",
            "invoices",
        )
        read_only_fields = fields

    def get_url(self, document: Document) -> str:
        """Return where its status stands."""
        return reverse("api_document", args=[document.pk])

    def get_original(self, document: Document) -> str:
        """Return where its bytes are."""
        return reverse("api_document_original", args=[document.pk])

    def get_error(self, document: Document) -> Said | None:
        """Return what went wrong, in the language that was asked for; also while it is to be tried again."""
        if not document.error_code:
            return None
        kind = ERRORS.get(document.error_code, InvoiceError)
        return {"code": document.error_code, "message": in_words(kind(**document.error_facts))}

    def get_invoices(self, document: Document) -> list[Link]:
        """Return the invoices that were made of it."""
        found = sorted(document.invoices.all(), key=lambda invoice: invoice.first_page)
        return [{"id": one.pk, "url": reverse("api_invoice", args=[one.pk])} for one in found]


class AttemptOutput(serializers.ModelSerializer[OcrRun]):
    """One reading of a document."""

    class Meta:
        model = OcrRun
        fields = ("id", "at", "why", "engine", "version", "recipe", "seconds", "cost", "score")
        read_only_fields = fields


class DocumentOutput(DocumentLine):
    """The status of a document: where it stands, what was tried, and about how long it still takes."""

    attempts = serializers.SerializerMethodField()
    estimate_seconds = serializers.SerializerMethodField()

    class Meta(DocumentLine.Meta):
        fields = (*DocumentLine.Meta.fields, "attempts", "estimate_seconds")
        read_only_fields = fields

    @extend_schema_field(AttemptOutput(many=True))
    def get_attempts(self, document: Document) -> list[dict[str, Any]]:
        """Return every reading, the first one first; what was read, which may be megabytes, is left where it is."""
        return list(AttemptOutput(document.runs.defer("result"), many=True).data)

    def get_estimate_seconds(self, document: Document) -> int | None:
        """Return about how many seconds it still takes; null once it is settled, or while it waits for a retry."""
        return seconds_left(document)


class InvoiceLine(serializers.ModelSerializer[Invoice]):
    """An invoice in a list."""

    url = serializers.SerializerMethodField()
    total_net = PlainNumber()
    total_vat = PlainNumber()
    total_gross = PlainNumber()
    amount_due = PlainNumber()

    class Meta:
        model = Invoice
        fields = (
            "id",
            "url",
            "document",
            "first_page",
            "last_page",
            "received_at",
            "state",
            "document_type",
            "supplier",
            "supplier_name",
            "invoice_number",
            "issue_date",
            "due_date",
            "currency",
            "total_net",
            "total_vat",
            "total_gross",
            "amount_due",
            "score",
        )
        read_only_fields = fields

    def get_url(self, invoice: Invoice) -> str:
        """Return where all of it stands."""
        return reverse("api_invoice", args=[invoice.pk])
