"""What Azure's invoice and receipt models take for the fields, under our names: evidence, never an answer."""

from collections.abc import Iterator

from invoices.document import Box, Suggestion
from invoices.ocr.answers import box_around, words_of
from invoices.ocr.formats.azure_shapes import SeenField, SeenPage

# Their names on the left; of invoices first, then those that only receipts have.
FIELDS = {
    "InvoiceId": "invoice_number",
    "InvoiceDate": "issue_date",
    "DueDate": "due_date",
    "PurchaseOrder": "order_number",
    "VendorName": "supplier_name",
    "VendorAddress": "supplier_address",
    "VendorTaxId": "supplier_vat_number",
    "CustomerName": "customer_name",
    "CustomerAddress": "customer_address",
    "BillingAddress": "customer_address",
    "CustomerTaxId": "customer_vat_number",
    "SubTotal": "total_net",
    "TotalTax": "total_vat",
    "InvoiceTotal": "total_gross",
    "AmountDue": "amount_due",
    "TotalDiscount": "discount",
    "PaymentTerm": "payment_terms",
    "MerchantName": "supplier_name",
    "MerchantAddress": "supplier_address",
    "MerchantPhoneNumber": "supplier_phone",
    "TransactionDate": "issue_date",
    "Subtotal": "total_net",
    "Total": "total_gross",
}
LISTS = {
    "PaymentDetails": {"IBAN": "supplier_iban", "SWIFT": "supplier_bic"},
    "TaxDetails": {
        "Rate": "vat_breakdown[{n}].rate",
        "NetAmount": "vat_breakdown[{n}].base",
        "Amount": "vat_breakdown[{n}].amount",
    },
    "Items": {
        "Description": "lines[{n}].description",
        "ProductCode": "lines[{n}].product_code",
        "Quantity": "lines[{n}].quantity",
        "Unit": "lines[{n}].unit",
        "UnitPrice": "lines[{n}].unit_price",
        "TaxRate": "lines[{n}].vat_rate",
        "Amount": "lines[{n}].net_amount",
    },
}
AMOUNTS = ("InvoiceTotal", "AmountDue", "Total")


def suggestions_in(fields: dict[str, SeenField], page: SeenPage) -> Iterator[Suggestion]:
    """Translate the fields of one document, where they stand included."""
    for theirs, ours in FIELDS.items():
        if theirs in fields:
            yield from _suggestion(ours, fields[theirs], page)
    for theirs, columns in LISTS.items():
        for number, entry in enumerate(fields[theirs].value_array or () if theirs in fields else ()):
            for column, ours in columns.items():
                if entry.value_object and column in entry.value_object:
                    yield from _suggestion(ours.format(n=number), entry.value_object[column], page)
    for theirs in AMOUNTS:
        if theirs in fields and (currency := fields[theirs].value_currency) and currency.currency_code:
            yield Suggestion("currency", "".join(words_of(currency.currency_code)), fields[theirs].confidence or 0.0)
            return


def _suggestion(ours: str, field: SeenField, page: SeenPage) -> Iterator[Suggestion]:
    raw = " ".join(words_of(field.content or ""))
    if raw:
        places = [
            box_around(region.polygon, width=page.width, height=page.height) for region in field.bounding_regions or ()
        ]
        boxes = [box for box in places if box is not None]
        yield Suggestion(ours, raw, field.confidence or 0.0, Box.around(boxes) if boxes else None)
