"""The shape of an invoice's whole answer, for the API's description; it is written by `selectors/invoices.py`."""

from typing import Any

from rest_framework import serializers

from invoices.models import Invoice

AMOUNT = "A plain decimal: 1234.56."
PLACE = "Left, top, right, bottom, relative to the prepared page: 0 to 1."


class _Placed(serializers.Serializer[Any]):
    confidence = serializers.FloatField(help_text="The chance that it is right, from 0 to 1.")
    page = serializers.IntegerField(allow_null=True, help_text="Counted from 1.")
    box = serializers.ListField(child=serializers.FloatField(), allow_null=True, help_text=PLACE)


class OtherValue(serializers.Serializer[Any]):
    """A value that came second."""

    value = serializers.CharField()
    confidence = serializers.FloatField()
    rule = serializers.CharField()


class FieldAnswer(_Placed):
    """The value of a field with its evidence."""

    value = serializers.CharField(help_text="Dates as 2026-12-31, amounts as plain decimals, currencies as ISO 4217.")
    source = serializers.CharField(  # type: ignore[assignment]  # a field that is called as serializers call a setting
        help_text="xml, text, ocr, qr, engine, memory or human."
    )
    rule = serializers.CharField(help_text="Why it is thought to be this field, in words.")
    raw = serializers.CharField(help_text="As printed.")
    read_as = serializers.CharField(allow_null=True, help_text="What stood there before a proven repair.")
    runners_up = OtherValue(many=True)


class RateAnswer(_Placed):
    """One row of the VAT breakdown."""

    rate = serializers.CharField()
    base = serializers.CharField(allow_null=True, help_text=AMOUNT)
    amount = serializers.CharField(allow_null=True, help_text=AMOUNT)


class LineAnswer(_Placed):
    """One thing that was sold."""

    description = serializers.CharField()
    product_code = serializers.CharField(allow_null=True)
    quantity = serializers.CharField(allow_null=True)
    unit = serializers.CharField(allow_null=True)
    unit_price = serializers.CharField(allow_null=True, help_text=AMOUNT)
    vat_rate = serializers.CharField(allow_null=True)
    net_amount = serializers.CharField(allow_null=True, help_text=AMOUNT)


class FindingAnswer(serializers.Serializer[Any]):
    """One thing that was noticed."""

    code = serializers.CharField()
    severity = serializers.CharField(help_text="note, warning, doubt or refusal.")
    fields_ = serializers.ListField(child=serializers.CharField())
    message = serializers.CharField()

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; one of them has a name that serializers keep for themselves."""
        return {name.rstrip("_"): field for name, field in super().get_fields().items()}


class InvoiceAnswer(serializers.Serializer[Any]):
    """An invoice as it stands now: what was read, with what people have corrected, and what was noticed."""

    id = serializers.IntegerField()
    url = serializers.CharField()
    document = serializers.IntegerField()
    supplier = serializers.IntegerField(allow_null=True)
    first_page = serializers.IntegerField()
    last_page = serializers.IntegerField()
    state = serializers.ChoiceField(choices=Invoice.State.choices)
    version = serializers.IntegerField(help_text="Counts every change.")
    received_at = serializers.DateTimeField()
    file = serializers.CharField()
    error = serializers.JSONField(allow_null=True)
    kind = serializers.CharField(
        allow_null=True, help_text="Which table of fields it was read by: invoice, tax_notice."
    )
    language = serializers.CharField(allow_null=True, help_text="The document's language, by its two letters.")
    decision = serializers.CharField(help_text="accepted, review or rejected.")
    score = serializers.FloatField()
    vat_breakdown = RateAnswer(many=True)
    lines = LineAnswer(many=True)
    findings = FindingAnswer(many=True)
    splits = serializers.ListField(child=serializers.ListField(child=serializers.IntegerField()))
    engine = serializers.CharField(allow_null=True)
    recipe = serializers.CharField(allow_null=True)
    pages = serializers.IntegerField()
    seconds = serializers.FloatField()
    cost = serializers.CharField()
    reading = serializers.ListField(child=serializers.JSONField())
    attachments = serializers.ListField(child=serializers.CharField())
    fields_ = serializers.DictField(child=FieldAnswer())

    def get_fields(self) -> dict[str, Any]:
        """Return the fields; one of them has a name that serializers keep for themselves."""
        return {name.rstrip("_"): field for name, field in super().get_fields().items()}
