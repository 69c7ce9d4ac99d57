"""A line of a UBL document."""

from lxml import etree

from invoices.electronic.line import Line
from invoices.electronic.nodes import attribute, first, number_at, text
from invoices.electronic.written import number


def line_of(line: etree._Element) -> Line:
    """Read one line."""
    item, price = first(line, "Item"), first(line, "Price")
    quantity = first(line, "InvoicedQuantity|CreditedQuantity")
    code = text(item, "SellersItemIdentification/ID") or text(item, "StandardItemIdentification/ID")
    tax = first(item, "ClassifiedTaxCategory")
    return Line(
        number=text(line, "ID"),
        name=text(item, "Name"),
        note=text(item, "Description"),
        code=code,
        quantity=number(text(quantity)),
        unit=attribute(quantity, "unitCode"),
        price=number_at(price, "PriceAmount"),
        price_per=number_at(price, "BaseQuantity"),
        gross_price=number_at(price, "AllowanceCharge/BaseAmount"),
        category=text(tax, "ID"),
        rate=number_at(tax, "Percent"),
        net=number_at(line, "LineExtensionAmount"),
    )
