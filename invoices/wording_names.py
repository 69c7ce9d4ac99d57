"""How fields, mandatory mentions, reasons and kinds of paper are called in the person's language; by their codes."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

FIELDS: dict[str, Promise] = {
    "document_type": _("type of document"),
    "invoice_number": _("invoice number"),
    "issue_date": _("date of issue"),
    "due_date": _("due date"),
    "delivery_date": _("date of delivery"),
    "order_number": _("order number"),
    "currency": _("currency"),
    "supplier_name": _("supplier’s name"),
    "supplier_address": _("supplier’s address"),
    "supplier_siren": _("supplier’s SIREN"),
    "supplier_siret": _("supplier’s SIRET"),
    "supplier_vat_number": _("supplier’s VAT number"),
    "supplier_iban": _("supplier’s IBAN"),
    "supplier_bic": _("supplier’s BIC"),
    "supplier_email": _("supplier’s e-mail address"),
    "supplier_phone": _("supplier’s telephone number"),
    "customer_name": _("customer’s name"),
    "customer_address": _("customer’s address"),
    "customer_siren": _("customer’s SIREN"),
    "customer_vat_number": _("customer’s VAT number"),
    "total_net": _("total net of VAT"),
    "total_vat": _("total of VAT"),
    "total_gross": _("total with VAT"),
    "amount_due": _("amount due"),
    "amount_paid": _("amount paid already"),
    "discount": _("discount"),
    "payment_method": _("means of payment"),
    "payment_terms": _("terms of payment"),
    "vat_breakdown": _("VAT breakdown"),
    "lines": _("lines"),
}

MENTIONS: dict[str, Promise] = {
    "supplier_name": _("name of the seller"),
    "supplier_address": _("address of the seller"),
    "supplier_siren": _("SIREN of the seller"),
    "supplier_vat_number": _("VAT number of the seller"),
    "legal_form": _("legal form of the seller"),
    "capital": _("share capital of the seller"),
    "rcs": _("RCS and town of the registry"),
    "customer_name": _("name of the customer"),
    "customer_address": _("address of the customer"),
    "customer_vat_number": _("VAT number of the customer"),
    "customer_siren": _("SIREN of the customer"),
    "invoice_number": _("number of the invoice"),
    "issue_date": _("date of issue"),
    "description": _("description of what was sold"),
    "quantity": _("quantity of what was sold"),
    "unit_price": _("unit price net of VAT"),
    "vat_rates": _("VAT rate, base and tax for each rate"),
    "totals": _("totals net of VAT, of VAT and with VAT"),
    "exemption": _("reason why no VAT is charged"),
    "due_date": _("date at which payment is due"),
    "discount_terms": _("terms of discount for early payment"),
    "late_penalty": _("rate of the penalties for late payment"),
    "fixed_fee_40": _("fixed recovery fee of 40 euros"),
    "operation_category": _("category of the operations: goods, services or both"),
}

SAMES: dict[str, Promise] = {
    "file": _("the very same file"),
    "number": _("same supplier and number"),
    "total_and_date": _("same supplier, total and date"),
    "text": _("same text"),
    "picture": _("same picture"),
}

DOCUMENT_TYPES: dict[str, Promise] = {
    "invoice": _("invoice"),
    "credit_note": _("credit note"),
    "receipt": _("receipt"),
    "other": _("other document"),
}

PAYMENT_METHODS: dict[str, Promise] = {
    "transfer": _("bank transfer"),
    "direct_debit": _("direct debit"),
    "card": _("card"),
    "cheque": _("cheque"),
    "cash": _("cash"),
}

# By the name of the fact that is said this way.
NAMES: dict[str, dict[str, Promise]] = {"field": FIELDS, "mention": MENTIONS, "same": SAMES}
