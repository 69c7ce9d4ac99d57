"""What an invoice must hold, by EN 16931."""

from invoices.electronic.presence_checks import account, currency, identified, needs, period, type_code, vat_prefixes
from invoices.electronic.profiles import Level
from invoices.electronic.rules import Rule, Subject
from invoices.fields import Field

# Without it nobody knows which of the other rules hold.
SPECIFICATION: tuple[Rule[Subject], ...] = (
    Rule("BR-01", "The invoice does not say which specification it follows.", needs(lambda i: i.guideline)),
)
PRESENCE: tuple[Rule[Subject], ...] = (
    *SPECIFICATION,
    Rule("BR-02", "The invoice has no number.", needs(lambda i: i.number), (Field.INVOICE_NUMBER,)),
    Rule("BR-03", "The invoice has no date of issue.", needs(lambda i: i.day("BT-2").raw), (Field.ISSUE_DATE,)),
    Rule("BR-04", "The invoice has no type code.", needs(lambda i: i.type_code), (Field.DOCUMENT_TYPE,)),
    Rule("BR-05", "The invoice does not say its currency.", needs(lambda i: i.currency), (Field.CURRENCY,)),
    Rule("BR-06", "The seller has no name.", needs(lambda i: i.seller.name), (Field.SUPPLIER_NAME,)),
    Rule("BR-07", "The buyer has no name.", needs(lambda i: i.buyer.name), (Field.CUSTOMER_NAME,)),
    Rule(
        "BR-08", "The seller has no postal address.", needs(lambda i: i.seller.has_address), (Field.SUPPLIER_ADDRESS,)
    ),
    Rule(
        "BR-09", "The seller's address names no country.", needs(lambda i: i.seller.country), (Field.SUPPLIER_ADDRESS,)
    ),
    Rule(
        "BR-10",
        "The buyer has no postal address.",
        needs(lambda i: i.buyer.has_address),
        (Field.CUSTOMER_ADDRESS,),
        since=Level.EN16931,
    ),
    Rule(
        "BR-11",
        "The buyer's address names no country.",
        needs(lambda i: i.buyer.country),
        (Field.CUSTOMER_ADDRESS,),
        since=Level.EN16931,
    ),
    Rule(
        "BR-12",
        "The sum of the lines is missing.",
        needs(lambda i: i.totals.lines.raw),
        (Field.TOTAL_NET,),
        since=Level.BASIC_WL,
    ),
    Rule("BR-13", "The total without VAT is missing.", needs(lambda i: i.totals.net.raw), (Field.TOTAL_NET,)),
    Rule("BR-14", "The total with VAT is missing.", needs(lambda i: i.totals.gross.raw), (Field.TOTAL_GROSS,)),
    Rule("BR-15", "The amount due is missing.", needs(lambda i: i.totals.due.raw), (Field.AMOUNT_DUE,)),
    Rule("BR-16", "The invoice has no line.", needs(lambda i: i.lines), since=Level.BASIC),
    Rule("BR-29", "The invoiced period ends before it begins ({detail}).", period, since=Level.BASIC_WL),
    Rule(
        "BR-61",
        "It is to be paid by transfer, and the account is not given.",
        account,
        (Field.SUPPLIER_IBAN,),
        since=Level.BASIC_WL,
    ),
    Rule(
        "BR-CL-01",
        "The type code is none of an invoice or a credit note: {detail}.",
        type_code,
        (Field.DOCUMENT_TYPE,),
    ),
    Rule("BR-CL-04", "The currency is no ISO 4217 code: {detail}.", currency, (Field.CURRENCY,)),
    Rule(
        "BR-CO-09",
        "A VAT number does not begin with the letters of a country: {detail}.",
        vat_prefixes,
        (Field.SUPPLIER_VAT_NUMBER, Field.CUSTOMER_VAT_NUMBER),
    ),
    Rule(
        "BR-CO-26",
        "Nothing identifies the seller: no identifier, no registration and no VAT number.",
        identified,
        (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER),
    ),
)
