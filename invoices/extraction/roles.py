"""What a printed label announces: a field, or one of the things that are easily taken for a field."""

from enum import StrEnum


class Role(StrEnum):
    """What the words beside, above or before a value say that it is."""

    # amounts
    NET = "net"
    VAT = "vat"
    GROSS = "gross"
    TOTAL = "total"  # of what, it does not say
    DUE = "due"
    PAID = "paid"
    CASH = "cash"  # what was handed over at the till, or by which card
    CHANGE = "change"
    SUBTOTAL = "subtotal"
    CARRIED = "carried"  # forward to or from another page
    DISCOUNT = "discount"
    SHIPPING = "shipping"
    ROUNDING = "rounding"
    BASE = "base"  # a column of the VAT table
    RATE = "rate"
    PREVIOUS = "previous"  # what was owed before
    CAPITAL = "capital"
    FEE = "fee"  # the penalty for paying late
    PRICE = "price"
    LINE = "line"  # the amount column of the table of items
    COUNT = "count"  # how many articles
    # dates
    ISSUE = "issue"
    DUE_DATE = "due_date"
    DELIVERY = "delivery"
    ORDER_DATE = "order_date"
    PERIOD = "period"
    PRINTED = "printed"
    DATE = "date"  # of what, it does not say
    # references
    INVOICE_NUMBER = "invoice_number"
    TITLE = "title"  # the word that says what paper it is; a number often follows
    ORDER_NUMBER = "order_number"
    CUSTOMER_NUMBER = "customer_number"
    DELIVERY_NUMBER = "delivery_number"
    PAGE = "page"
    CONTRACT = "contract"
    RELATED = "related"  # the invoice that a credit note is about
    NUMBER = "number"  # of what, it does not say
    ARTICLE = "article"
    REGISTER = "register"  # of companies, of craftsmen, of taxes
    PHONE = "phone"
    ACCOUNT = "account"
    SIRET = "siret"
    SIREN = "siren"
    VAT_NUMBER = "vat_number"
    IBAN = "iban"
    BIC = "bic"
    # parties
    SUPPLIER = "supplier"
    CUSTOMER = "customer"
    SHIP_TO = "ship_to"
    # texts
    TERMS = "terms"
    METHOD = "method"


Table = dict[Role, tuple[str, ...]]
