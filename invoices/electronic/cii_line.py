"""A line of a Cross Industry Invoice."""

from lxml import etree

from invoices.electronic.cii_amounts import PERCENT
from invoices.electronic.line import Line
from invoices.electronic.nodes import attribute, first, number_at, text
from invoices.electronic.written import number

LINE_AGREEMENT = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement"
LINE_DELIVERY = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery"
LINE_SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement"
LINE_SUMS = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"


def line_of(line: etree._Element) -> Line:
    """Read one line."""
    product = first(line, "SpecifiedTradeProduct")
    agreement, settlement = first(line, LINE_AGREEMENT), first(line, LINE_SETTLEMENT)
    net = first(agreement, "NetPriceProductTradePrice")
    quantity = first(line, f"{LINE_DELIVERY}/BilledQuantity")
    tax = first(settlement, "ApplicableTradeTax")
    return Line(
        number=text(line, "AssociatedDocumentLineDocument/LineID"),
        status=text(line, "AssociatedDocumentLineDocument/LineStatusReasonCode"),
        name=text(product, "Name"),
        note=text(product, "Description"),
        code=text(product, "SellerAssignedID") or text(product, "GlobalID"),
        quantity=number(text(quantity)),
        unit=attribute(quantity, "unitCode"),
        price=number_at(net, "ChargeAmount"),
        price_per=number_at(net, "BasisQuantity"),
        gross_price=number_at(agreement, "GrossPriceProductTradePrice/ChargeAmount"),
        category=text(tax, "CategoryCode"),
        rate=number_at(tax, PERCENT),
        net=number_at(settlement, f"{LINE_SUMS}/LineTotalAmount"),
    )
