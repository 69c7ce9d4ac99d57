"""Cross Industry Invoice (Factur-X, ZUGFeRD 2) and its elder ZUGFeRD 1.0, which says the same under other names."""

from lxml import etree

from invoices.electronic.invoice import Allowance, Identifier, Line, Note, Party, Payment, Tax, Totals, XmlInvoice
from invoices.electronic.nodes import attribute, every, first, name_of, text
from invoices.electronic.written import Day, Number, day, number

CONTEXT = "ExchangedDocumentContext|SpecifiedExchangedDocumentContext"
HEADER = "ExchangedDocument|HeaderExchangedDocument"
DEAL = "SupplyChainTradeTransaction|SpecifiedSupplyChainTradeTransaction"
AGREEMENT = f"{DEAL}/ApplicableHeaderTradeAgreement|ApplicableSupplyChainTradeAgreement"
DELIVERY = f"{DEAL}/ApplicableHeaderTradeDelivery|ApplicableSupplyChainTradeDelivery"
SETTLEMENT = f"{DEAL}/ApplicableHeaderTradeSettlement|ApplicableSupplyChainTradeSettlement"
SUMS = "SpecifiedTradeSettlementHeaderMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
LINE = f"{DEAL}/IncludedSupplyChainTradeLineItem"
LINE_AGREEMENT = "SpecifiedLineTradeAgreement|SpecifiedSupplyChainTradeAgreement"
LINE_DELIVERY = "SpecifiedLineTradeDelivery|SpecifiedSupplyChainTradeDelivery"
LINE_SETTLEMENT = "SpecifiedLineTradeSettlement|SpecifiedSupplyChainTradeSettlement"
LINE_SUMS = "SpecifiedTradeSettlementLineMonetarySummation|SpecifiedTradeSettlementMonetarySummation"
PERCENT = "RateApplicablePercent|ApplicablePercent"
DAY = "DateTimeString|DateString"
VAT_REGISTER, TAX_REGISTER = "VA", "FC"

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
SUM_OF = {
    "lines": "LineTotalAmount",
    "allowances": "AllowanceTotalAmount",
    "charges": "ChargeTotalAmount",
    "net": "TaxBasisTotalAmount",
    "gross": "GrandTotalAmount",
    "paid": "TotalPrepaidAmount",
    "rounding": "RoundingAmount",
    "due": "DuePayableAmount",
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
        seller=_party(first(root, f"{AGREEMENT}/SellerTradeParty")),
        buyer=_party(first(root, f"{AGREEMENT}/BuyerTradeParty")),
        representative_vat=_party(first(root, f"{AGREEMENT}/SellerTaxRepresentativeTradeParty")).vat_number,
        delivery_country=text(root, f"{DELIVERY}/ShipToTradeParty/PostalTradeAddress/CountryID"),
        payment=_payment(settlement),
        totals=_totals(settlement, currency),
        taxes=tuple(_tax(found) for found in _each(settlement, "ApplicableTradeTax")),
        allowances=_allowances(settlement),
        lines=tuple(_line(found) for found in every(root, LINE)),
        notes=tuple(
            Note(text(found, "SubjectCode"), text(found, "Content")) for found in every(root, f"{HEADER}/IncludedNote")
        ),
    )


def _each(element: etree._Element | None, path: str) -> list[etree._Element]:
    return every(element, path) if element is not None else []


def _number(element: etree._Element | None, path: str) -> Number:
    found = first(element, path) if element is not None else None
    return number(text(found), attribute(found, "currencyID")) if found is not None else Number()


def _day(root: etree._Element, path: str) -> Day:
    found = first(root, path)
    return day(text(found), attribute(found, "format")) if found is not None else Day()


def _party(party: etree._Element | None) -> Party:
    if party is None:
        return Party()
    address = first(party, "PostalTradeAddress")
    street = (text(address, line) for line in ("LineOne", "LineTwo", "LineThree"))
    return Party(
        name=text(party, "Name") or text(party, "SpecifiedLegalOrganization/TradingBusinessName"),
        identifiers=_identifiers(party, "SpecifiedLegalOrganization/ID", "GlobalID", "ID"),
        legal_id=text(party, "SpecifiedLegalOrganization/ID"),
        other_id=text(party, "GlobalID") or text(party, "ID"),
        vat_number=_registered(party, VAT_REGISTER),
        tax_number=_registered(party, TAX_REGISTER),
        street=", ".join(line for line in street if line),
        postcode=text(address, "PostcodeCode"),
        city=text(address, "CityName"),
        country=text(address, "CountryID"),
        has_address=address is not None,
        email=_email(party),
        phone=text(party, "DefinedTradeContact/TelephoneUniversalCommunication/CompleteNumber"),
    )


def _identifiers(party: etree._Element, *paths: str) -> tuple[Identifier, ...]:
    found = [element for path in paths for element in every(party, path)]
    return tuple(Identifier(attribute(element, "schemeID"), text(element)) for element in found)


def _registered(party: etree._Element, register: str) -> str:
    found = every(party, "SpecifiedTaxRegistration/ID")
    return next((text(element) for element in found if attribute(element, "schemeID") == register), "")


def _email(party: etree._Element) -> str:
    written = text(party, "DefinedTradeContact/EmailURIUniversalCommunication/URIID|CompleteNumber")
    return written or next(
        (
            text(found)
            for found in every(party, "URIUniversalCommunication/URIID")
            if attribute(found, "schemeID") == "EM"
        ),
        "",
    )


def _payment(settlement: etree._Element | None) -> Payment:
    means = _each(settlement, "SpecifiedTradeSettlementPaymentMeans")
    accounts = [found for found in means if text(found, "PayeePartyCreditorFinancialAccount/IBANID")]
    chosen = next(iter(accounts or means), None)
    account = first(chosen, "PayeePartyCreditorFinancialAccount") if chosen is not None else None
    terms = (text(found) for found in _each(settlement, "SpecifiedTradePaymentTerms/Description"))
    return Payment(
        code=text(chosen, "TypeCode"),
        words=text(chosen, "Information"),
        terms=" ".join(words for words in terms if words),
        iban=text(account, "IBANID"),
        has_account=account is not None,
        account=text(account, "IBANID|ProprietaryID"),
        bic=text(chosen, "PayeeSpecifiedCreditorFinancialInstitution/BICID"),
    )


def _totals(settlement: etree._Element | None, currency: str) -> Totals:
    sums = first(settlement, SUMS) if settlement is not None else None
    vat = [number(text(found), attribute(found, "currencyID")) for found in _each(sums, "TaxTotalAmount")]
    return Totals(
        vat=next((found for found in vat if found.currency in ("", currency)), Number() if currency else _any(vat)),
        third_party=_number(settlement, "SpecifiedFinancialAdjustment/ActualAmount"),
        **{name: _number(sums, path) for name, path in SUM_OF.items()},
    )


def _any(numbers: list[Number]) -> Number:
    return next(iter(numbers), Number())


def _tax(tax: etree._Element) -> Tax:
    return Tax(
        category=text(tax, "CategoryCode"),
        rate=_number(tax, PERCENT),
        base=_number(tax, "BasisAmount"),
        amount=_number(tax, "CalculatedAmount"),
        reason=text(tax, "ExemptionReason"),
        reason_code=text(tax, "ExemptionReasonCode"),
        kind=text(tax, "TypeCode"),
    )


def _allowances(settlement: etree._Element | None) -> tuple[Allowance, ...]:
    ordinary = (_allowance(found) for found in _each(settlement, "SpecifiedTradeAllowanceCharge"))
    freight = (_freight(found) for found in _each(settlement, "SpecifiedLogisticsServiceCharge"))
    return (*ordinary, *freight)


def _allowance(found: etree._Element) -> Allowance:
    return Allowance(
        is_charge=text(found, "ChargeIndicator") in ("true", "1"),
        amount=_number(found, "ActualAmount"),
        category=text(found, "CategoryTradeTax/CategoryCode"),
        rate=_number(found, f"CategoryTradeTax/{PERCENT}"),
        reason=text(found, "Reason"),
    )


def _freight(found: etree._Element) -> Allowance:
    return Allowance(
        is_charge=True,
        amount=_number(found, "AppliedAmount"),
        category=text(found, "AppliedTradeTax/CategoryCode"),
        rate=_number(found, f"AppliedTradeTax/{PERCENT}"),
        reason=text(found, "Description"),
    )


def _line(line: etree._Element) -> Line:
    product = first(line, "SpecifiedTradeProduct")
    agreement, settlement = first(line, LINE_AGREEMENT), first(line, LINE_SETTLEMENT)
    net = first(agreement, "NetPriceProductTradePrice") if agreement is not None else None
    quantity = first(line, f"{LINE_DELIVERY}/BilledQuantity")
    tax = first(settlement, "ApplicableTradeTax") if settlement is not None else None
    return Line(
        number=text(line, "AssociatedDocumentLineDocument/LineID"),
        status=text(line, "AssociatedDocumentLineDocument/LineStatusReasonCode"),
        name=text(product, "Name"),
        note=text(product, "Description"),
        code=text(product, "SellerAssignedID") or text(product, "GlobalID"),
        quantity=number(text(quantity)),
        unit=attribute(quantity, "unitCode"),
        price=_number(net, "ChargeAmount"),
        price_per=_number(net, "BasisQuantity"),
        gross_price=_number(agreement, "GrossPriceProductTradePrice/ChargeAmount"),
        category=text(tax, "CategoryCode"),
        rate=_number(tax, PERCENT),
        net=_number(settlement, f"{LINE_SUMS}/LineTotalAmount"),
    )
