"""One small bill of invented parties as Factur-X of every profile, and as ZUGFeRD 1.0."""

import re

EN16931 = "urn:cen.eu:en16931:2017"
PROFILES = {
    "MINIMUM": "urn:factur-x.eu:1p0:minimum",
    "BASIC WL": "urn:factur-x.eu:1p0:basicwl",
    "BASIC": f"{EN16931}#compliant#urn:factur-x.eu:1p0:basic",
    "EN 16931": EN16931,
    "EXTENDED": f"{EN16931}#conformant#urn:factur-x.eu:1p0:extended",
}

CII_LINE = """
  <ram:IncludedSupplyChainTradeLineItem>
    <ram:AssociatedDocumentLineDocument><ram:LineID>{number}</ram:LineID></ram:AssociatedDocumentLineDocument>
    <ram:SpecifiedTradeProduct><ram:Name>{name}</ram:Name></ram:SpecifiedTradeProduct>
    <ram:SpecifiedLineTradeAgreement><ram:NetPriceProductTradePrice>
      <ram:ChargeAmount>{price}</ram:ChargeAmount>
    </ram:NetPriceProductTradePrice></ram:SpecifiedLineTradeAgreement>
    <ram:SpecifiedLineTradeDelivery>
      <ram:BilledQuantity unitCode="C62">{quantity}</ram:BilledQuantity>
    </ram:SpecifiedLineTradeDelivery>
    <ram:SpecifiedLineTradeSettlement>
      <ram:ApplicableTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode>
        <ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>
      <ram:SpecifiedTradeSettlementLineMonetarySummation><ram:LineTotalAmount>{net}</ram:LineTotalAmount>
      </ram:SpecifiedTradeSettlementLineMonetarySummation>
    </ram:SpecifiedLineTradeSettlement>
  </ram:IncludedSupplyChainTradeLineItem>"""

CII_TAX = """
      <ram:ApplicableTradeTax><ram:CalculatedAmount>{amount}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
        <ram:BasisAmount>{base}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
        <ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>"""

CII = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>
  <ram:BusinessProcessSpecifiedDocumentContextParameter><ram:ID>S1</ram:ID>
  </ram:BusinessProcessSpecifiedDocumentContextParameter>
  <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>{guideline}</ram:ID>
  </ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>FA-2026-0042</ram:ID><ram:TypeCode>380</ram:TypeCode>
  <ram:IssueDateTime><udt:DateTimeString format="102">20260915</udt:DateTimeString></ram:IssueDateTime>{notes}
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>{lines}
  <ram:ApplicableHeaderTradeAgreement>
    <ram:SellerTradeParty><ram:Name>Menuiserie Exemple SARL</ram:Name>
      <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">123456782</ram:ID></ram:SpecifiedLegalOrganization>
      <ram:PostalTradeAddress><ram:PostcodeCode>69003</ram:PostcodeCode><ram:LineOne>8 rue du Rabot</ram:LineOne>
        <ram:CityName>Lyon</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
      <ram:SpecifiedTaxRegistration><ram:ID schemeID="VA">FR11123456782</ram:ID></ram:SpecifiedTaxRegistration>
    </ram:SellerTradeParty>
    <ram:BuyerTradeParty><ram:Name>Hôtel de l’Essai SAS</ram:Name>
      <ram:SpecifiedLegalOrganization><ram:ID schemeID="0002">987654324</ram:ID></ram:SpecifiedLegalOrganization>
      <ram:PostalTradeAddress><ram:PostcodeCode>75011</ram:PostcodeCode><ram:LineOne>3 passage Fictif</ram:LineOne>
        <ram:CityName>Paris</ram:CityName><ram:CountryID>FR</ram:CountryID></ram:PostalTradeAddress>
    </ram:BuyerTradeParty>
    <ram:BuyerOrderReferencedDocument><ram:IssuerAssignedID>BC-77</ram:IssuerAssignedID>
    </ram:BuyerOrderReferencedDocument>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent><ram:OccurrenceDateTime>
    <udt:DateTimeString format="102">20260910</udt:DateTimeString>
  </ram:OccurrenceDateTime></ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
  <ram:ApplicableHeaderTradeSettlement>
    <ram:InvoiceCurrencyCode>EUR</ram:InvoiceCurrencyCode>
    <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
      <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>FR76 3000 6000 0112 3456 7890 189</ram:IBANID>
      </ram:PayeePartyCreditorFinancialAccount>
    </ram:SpecifiedTradeSettlementPaymentMeans>{taxes}
    <ram:SpecifiedTradePaymentTerms><ram:Description>30 jours net</ram:Description><ram:DueDateDateTime>
      <udt:DateTimeString format="102">20261015</udt:DateTimeString></ram:DueDateDateTime>
    </ram:SpecifiedTradePaymentTerms>
    <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:LineTotalAmount>350.00</ram:LineTotalAmount>
      <ram:TaxBasisTotalAmount>350.00</ram:TaxBasisTotalAmount>
      <ram:TaxTotalAmount currencyID="EUR">65.00</ram:TaxTotalAmount>
      <ram:GrandTotalAmount>415.00</ram:GrandTotalAmount>
      <ram:TotalPrepaidAmount>115.00</ram:TotalPrepaidAmount>
      <ram:DuePayableAmount>300.00</ram:DuePayableAmount>
    </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""

NOTES = "".join(
    f"<ram:IncludedNote><ram:Content>{words}</ram:Content><ram:SubjectCode>{code}</ram:SubjectCode></ram:IncludedNote>"
    for code, words in (("PMT", "Frais : 40 €"), ("PMD", "Trois fois le taux légal"), ("AAB", "Pas d’escompte"))
)
PRODUCT = re.compile(
    "(<ram:SpecifiedTradeProduct>.*?</ram:SpecifiedTradeProduct>)(.*?)(</ram:IncludedSupplyChainTradeLineItem>)",
    re.DOTALL,
)
WITHOUT_CURRENCY = re.compile(r"<ram:(\w+Amount)>")
# What ZUGFeRD 1.0 calls otherwise.
OF_OLD = {
    "rsm:CrossIndustryInvoice ": "rsm:CrossIndustryDocument ",
    "/rsm:CrossIndustryInvoice": "/rsm:CrossIndustryDocument",
    "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100": "urn:ferd:CrossIndustryDocument:invoice:1p0",
    "ReusableAggregateBusinessInformationEntity:100": "ReusableAggregateBusinessInformationEntity:12",
    "UnqualifiedDataType:100": "UnqualifiedDataType:15",
    "rsm:ExchangedDocumentContext": "rsm:SpecifiedExchangedDocumentContext",
    "rsm:ExchangedDocument>": "rsm:HeaderExchangedDocument>",
    "rsm:SupplyChainTradeTransaction": "rsm:SpecifiedSupplyChainTradeTransaction",
    "ApplicableHeaderTrade": "ApplicableSupplyChainTrade",
    "SpecifiedLineTrade": "SpecifiedSupplyChainTrade",
    "SettlementLineMonetary": "SettlementMonetary",
    "SettlementHeaderMonetary": "SettlementMonetary",
    "RateApplicablePercent": "ApplicablePercent",
    "IssuerAssignedID": "ID",
}


def cii(profile: str = "BASIC") -> str:
    """Write the bill as Factur-X of a profile, with no more than the profile holds."""
    xml = CII.format(guideline=PROFILES[profile], notes=NOTES, lines=cii_lines(), taxes=cii_taxes())
    return _least(xml) if profile == "MINIMUM" else without_lines(xml) if profile == "BASIC WL" else xml


def cii_lines() -> str:
    window = CII_LINE.format(number=1, name="Fenêtre chêne", price="150.00", quantity="2", rate="20.00", net="300.00")
    return window + CII_LINE.format(number=2, name="Guide", price="5.00", quantity="10", rate="10", net="50.00")


def cii_taxes() -> str:
    full = CII_TAX.format(base="300.00", amount="60.00", rate="20.00")
    return full + CII_TAX.format(base="50.00", amount="5.00", rate="10.00")


def without_lines(xml: str) -> str:
    start, end = xml.index("  <ram:IncludedSupplyChainTradeLineItem>"), xml.rindex("TradeLineItem>")
    return xml[:start] + xml[end + len("TradeLineItem>") :]


def _least(xml: str) -> str:
    """Keep what MINIMUM holds."""
    kept = without_lines(xml).replace(cii_taxes(), "").replace(NOTES, "")
    for name in (
        "ActualDeliverySupplyChainEvent",
        "SpecifiedTradeSettlementPaymentMeans",
        "SpecifiedTradePaymentTerms",
    ):
        kept = without(kept, name)
    for name in ("LineTotalAmount", "TotalPrepaidAmount"):
        kept = without(kept, name)
    for name in ("PostcodeCode", "LineOne", "CityName"):
        kept = without(without(kept, name), name)
    return kept


def without(xml: str, name: str) -> str:
    """Leave out the first element of a name."""
    start, end = xml.index(f"<ram:{name}"), xml.index(f"</ram:{name}>") + len(f"</ram:{name}>")
    return xml[:start] + xml[end:]


def zugferd(profile: str = "comfort") -> str:
    """Write the bill as ZUGFeRD 1.0, where lines come last and say last what was sold."""
    xml = without(cii("EN 16931"), "BusinessProcessSpecifiedDocumentContextParameter")
    xml = without(without(xml, "SpecifiedLegalOrganization"), "SpecifiedLegalOrganization")
    xml = xml.replace(EN16931, f"urn:ferd:CrossIndustryDocument:invoice:1p0:{profile}").replace(cii_lines(), "")
    lines = PRODUCT.sub(r"\2\1\3", cii_lines())
    xml = xml.replace("</rsm:SupplyChainTradeTransaction>", f"{lines}</rsm:SupplyChainTradeTransaction>")
    for name, old in OF_OLD.items():
        xml = xml.replace(name, old)
    return WITHOUT_CURRENCY.sub(r'<ram:\1 currencyID="EUR">', xml)
