"""Cross Industry Invoice (Factur-X, ZUGFeRD 2) and its elder ZUGFeRD 1.0, which says the same under other names."""

from lxml import etree

from invoices.electronic.cii_amounts import allowances_of, payment_of, tax_of, totals_of
from invoices.electronic.cii_line import LINE_SETTLEMENT, line_of
from invoices.electronic.cii_party import party_of
from invoices.electronic.invoice import Note, XmlInvoice
from invoices.electronic.nodes import attribute, every, first, name_of, text
from invoices.electronic.written import NO_DAY, Day, day

CONTEXT = "ExchangedDocumentContext|SpecifiedExchangedDocumentContext"
HEADER = "ExchangedDocument|HeaderExchangedDocument"
DEAL = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
AGREEMENT = f"{DEAL}/ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
DELIVERY = f"{DEAL}/ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery"
SETTLEMENT = f"{DEAL}/ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
LINE = f"{DEAL}/IncludedSupplyChainTradeLineItem"
DAY = "DateTimeString|DateString"
# Number of EN 16931: where the date stands.
DAYS = {
    "BT-2": f"{HEADER}/IssueDateTime/{DAY}",
    "BT-7": f"{SETTLEMENT}/ApplicableTradeTax/TaxPointDate/{DAY}",
    "BT-9": f"{SETTLEMENT}/SpecifiedTradePaymentTerms/DueDateDateTime/{DAY}",
    "BT-26": f"{SETTLEMENT}/InvoiceReferencedDocument/FormattedIssueDateTime/{DAY}",
    "BT-72": f"{DELIVERY}/ActualDeliverySupplyChainEvent/OccurrenceDateTime/{DAY}",
    "BT-73": f"{SETTLEMENT}/BillingSpecifiedPeriod/StartDateTime/{DAY}",
    "BT-74": f"{SETTLEMENT}/BillingSpecifiedPeriod/EndDateTime/{DAY}",
}


def read_cii(root: etree._Element) -> XmlInvoice:
    """Turn a Cross Industry Invoice into what it says."""
    settlement = first(root, SETTLEMENT)
    currency = text(settlement, "InvoiceCurrencyCode")
    return XmlInvoice(
        syntax="ZUGFeRD 1.0" if name_of(root) == "CrossIndustryDocument" else "CII",
        guideline=text(root, f"{CONTEXT}/GuidelineSpecifiedDocumentContextParameter/ID"),
        process=text(root, f"{CONTEXT}/BusinessProcessSpecifiedDocumentContextParameter/ID"),
        number=text(root, f"{HEADER}/ID"),
        type_code=text(root, f"{HEADER}/TypeCode"),
        currency=currency,
        order_number=text(root, f"{AGREEMENT}/BuyerOrderReferencedDocument/IssuerAssignedID|ID"),
        preceding=text(root, f"{SETTLEMENT}/InvoiceReferencedDocument/IssuerAssignedID|ID")
        or text(root, f"{LINE}/{LINE_SETTLEMENT}/InvoiceReferencedDocument/IssuerAssignedID|ID"),
        days={number: _day(root, path) for number, path in DAYS.items()},
        seller=party_of(first(root, f"{AGREEMENT}/SellerTradeParty")),
        buyer=party_of(first(root, f"{AGREEMENT}/BuyerTradeParty")),
        representative_vat=party_of(first(root, f"{AGREEMENT}/SellerTaxRepresentativeTradeParty")).vat_number,
        delivery_country=text(root, f"{DELIVERY}/ShipToTradeParty/PostalTradeAddress/CountryID"),
        payment=payment_of(settlement),
        totals=totals_of(settlement, currency),
        taxes=tuple(tax_of(found) for found in every(settlement, "ApplicableTradeTax")),
        allowances=allowances_of(settlement),
        lines=tuple(line_of(found) for found in every(root, LINE)),
        notes=tuple(
            Note(text(found, "SubjectCode"), text(found, "Content")) for found in every(root, f"{HEADER}/IncludedNote")
        ),
    )


def _day(root: etree._Element, path: str) -> Day:
    found = first(root, path)
    return day(text(found), attribute(found, "format")) if found is not None else NO_DAY
