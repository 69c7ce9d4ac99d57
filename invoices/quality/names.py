"""How fields, mandatory mentions and reasons are called in the English words of findings."""

from invoices.fields import Field

FIELDS: dict[str, str] = {
    Field.DOCUMENT_TYPE: "type of document",
    Field.INVOICE_NUMBER: "invoice number",
    Field.ISSUE_DATE: "date of issue",
    Field.DUE_DATE: "due date",
    Field.DELIVERY_DATE: "date of delivery",
    Field.ORDER_NUMBER: "order number",
    Field.CURRENCY: "currency",
    Field.SUPPLIER_NAME: "supplier’s name",
    Field.SUPPLIER_ADDRESS: "supplier’s address",
    Field.SUPPLIER_SIREN: "supplier’s SIREN",
    Field.SUPPLIER_SIRET: "supplier’s SIRET",
    Field.SUPPLIER_VAT_NUMBER: "supplier’s VAT number",
    Field.SUPPLIER_IBAN: "supplier’s IBAN",
    Field.SUPPLIER_BIC: "supplier’s BIC",
    Field.SUPPLIER_EMAIL: "supplier’s e-mail address",
    Field.SUPPLIER_PHONE: "supplier’s telephone number",
    Field.CUSTOMER_NAME: "customer’s name",
    Field.CUSTOMER_ADDRESS: "customer’s address",
    Field.CUSTOMER_SIREN: "customer’s SIREN",
    Field.CUSTOMER_VAT_NUMBER: "customer’s VAT number",
    Field.TOTAL_NET: "total net of VAT",
    Field.TOTAL_VAT: "total of VAT",
    Field.TOTAL_GROSS: "total with VAT",
    Field.AMOUNT_DUE: "amount due",
    Field.AMOUNT_PAID: "amount paid already",
    Field.DISCOUNT: "discount",
    Field.PAYMENT_METHOD: "means of payment",
    Field.PAYMENT_TERMS: "terms of payment",
    "vat_breakdown": "VAT breakdown",
    "lines": "lines",
}

MENTIONS: dict[str, str] = {
    "supplier_name": "name of the seller",
    "supplier_address": "address of the seller",
    "supplier_siren": "SIREN of the seller",
    "supplier_vat_number": "VAT number of the seller",
    "legal_form": "legal form of the seller",
    "capital": "share capital of the seller",
    "rcs": "RCS and town of the registry",
    "customer_name": "name of the customer",
    "customer_address": "address of the customer",
    "customer_vat_number": "VAT number of the customer",
    "customer_siren": "SIREN of the customer",
    "invoice_number": "number of the invoice",
    "issue_date": "date of issue",
    "description": "description of what was sold",
    "quantity": "quantity of what was sold",
    "unit_price": "unit price net of VAT",
    "vat_rates": "VAT rate, base and tax for each rate",
    "totals": "totals net of VAT, of VAT and with VAT",
    "exemption": "reason why no VAT is charged",
    "due_date": "date at which payment is due",
    "discount_terms": "terms of discount for early payment",
    "late_penalty": "rate of the penalties for late payment",
    "fixed_fee_40": "fixed recovery fee of 40 euros",
    "operation_category": "category of the operations: goods, services or both",
}

SAMES: dict[str, str] = {
    "file": "the very same file",
    "number": "same supplier and number",
    "total_and_date": "same supplier, total and date",
    "text": "same text",
    "picture": "same picture",
}

# By the name of the fact that is said this way.
NAMES: dict[str, dict[str, str]] = {"field": FIELDS, "mention": MENTIONS, "same": SAMES}
