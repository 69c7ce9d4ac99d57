"""Which fields are scored, and as what."""

AMOUNTS = frozenset({"total_net", "total_vat", "total_gross", "amount_due", "amount_paid"})
DATES = frozenset({"issue_date", "due_date", "delivery_date"})
NAMES = frozenset({"supplier_name", "customer_name"})
IDENTIFIERS = frozenset(
    {
        "invoice_number",
        "order_number",
        "supplier_siren",
        "supplier_siret",
        "supplier_vat_number",
        "supplier_iban",
        "customer_siren",
        "customer_vat_number",
        "currency",
        "document_type",
    }
)
SCORED = AMOUNTS | DATES | IDENTIFIERS | NAMES

# What no booking can do without.
NEEDED = frozenset({"invoice_number", "issue_date", "total_gross", "supplier_name"})
# What must be right in a document that is booked unseen, where it is filled in at all.
KEY = NEEDED | {"total_net", "total_vat", "supplier_siren", "supplier_vat_number", "supplier_iban"}
