"""The VAT categories of EN 16931: what each asks of the parties, of the rate and of the amount."""

from dataclasses import dataclass
from decimal import Decimal

from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.sums import Tax

HUNDRED = Decimal(100)
# Programs round each line or the sum; the norm's own tests leave less than one unit between the two.
ROOM = Decimal(1)


@dataclass(frozen=True, slots=True)
class Category:
    """What EN 16931 asks of a VAT category."""

    code: str  # as invoices write it
    prefix: str  # as the numbers of the rules write it
    name: str
    is_taxed: bool = False  # bears a rate above zero
    may_be_taxed: bool = False
    has_reason: bool | None = True  # must, must not, or may say why no tax is due
    seller: str = "any"  # any: a VAT or tax number; vat: a VAT number; none: no VAT number at all
    buyer: str = ""  # vat: a VAT number; any: a VAT number or a registration


CATEGORIES: tuple[Category, ...] = (
    Category("S", "S", "standard rate", is_taxed=True, has_reason=False),
    Category("Z", "Z", "zero rate", has_reason=False),
    Category("E", "E", "exempt"),
    Category("AE", "AE", "reverse charge", buyer="any"),
    Category("K", "IC", "intra-Community supply", seller="vat", buyer="vat"),
    Category("G", "G", "export", seller="vat"),
    Category("O", "O", "outside the scope of VAT", seller="none"),
    Category("L", "AF", "Canary Islands", may_be_taxed=True, has_reason=False),
    Category("M", "AG", "Ceuta and Melilla", may_be_taxed=True, has_reason=False),
)
BY_CODE = {category.code: category for category in CATEGORIES}


def seller_is_right(category: Category, invoice: XmlInvoice) -> bool:
    """Tell whether the seller is known by the numbers a category asks for."""
    vat_number = invoice.seller.vat_number or invoice.representative_vat
    if category.seller == "none":
        return not vat_number
    return bool(vat_number or (category.seller == "any" and invoice.seller.tax_number))


def buyer_is_right(category: Category, invoice: XmlInvoice) -> bool:
    """Tell whether the buyer is known by the numbers a category asks for."""
    buyer = invoice.buyer
    if category.seller == "none":
        return not buyer.vat_number
    return not category.buyer or bool(buyer.vat_number or (category.buyer == "any" and buyer.legal_id))


def rate_is_right(category: Category, rate: Decimal | None) -> bool:
    """Tell whether a line of a category may have a rate."""
    if category.code == "O":
        return not rate
    if category.is_taxed or category.may_be_taxed:
        return rate is not None and (rate > 0 or (category.may_be_taxed and rate == 0))
    return rate == 0


def amount_is_right(category: Category, tax: Tax) -> bool:
    """Tell whether a row of the VAT breakdown may have its amount."""
    if not (category.is_taxed or category.may_be_taxed):
        return tax.amount.amount == 0
    return is_about(tax)


def is_about(tax: Tax) -> bool:
    """Tell whether the VAT is the base times the rate, but for rounding."""
    worked_out = abs(tax.base.amount) * (tax.rate.amount / HUNDRED)
    return abs(abs(tax.amount.amount) - worked_out) < ROOM
