"""Electronic invoices of invented parties: one small bill in every syntax, to be broken one thing at a time."""

import re
from dataclasses import replace

from invoices.document import Attachment, MediaType, OcrResult
from invoices.imaging.opening.xml import facts_of
from tests.builders import an_ocr_result

EN16931 = "urn:cen.eu:en16931:2017"
PROFILES = {
    "MINIMUM": "urn:factur-x.eu:1p0:minimum",
    "BASIC WL": "urn:factur-x.eu:1p0:basicwl",
    "BASIC": f"{EN16931}#compliant#urn:factur-x.eu:1p0:basic",
    "EN 16931": EN16931,
    "EXTENDED": f"{EN16931}#conformant#urn:factur-x.eu:1p0:extended",
}
FACTS = {
    "pdfa_part": "3",
    "output_intents": "1",
    "facturx_document_file_name": "factur-x.xml",
    "facturx_conformance_level": "BASIC",
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


UBL_LINE = """
  <cac:{kind}Line><cbc:ID>{number}</cbc:ID><cbc:{counted} unitCode="C62">{quantity}</cbc:{counted}>
    <cbc:LineExtensionAmount currencyID="EUR">{net}</cbc:LineExtensionAmount>
    <cac:Item><cbc:Name>{name}</cbc:Name><cac:SellersItemIdentification><cbc:ID>R{number}</cbc:ID>
      </cac:SellersItemIdentification>
      <cac:ClassifiedTaxCategory><cbc:ID>S</cbc:ID><cbc:Percent>{rate}</cbc:Percent>
      <cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:ClassifiedTaxCategory></cac:Item>
    <cac:Price><cbc:PriceAmount currencyID="EUR">{price}</cbc:PriceAmount></cac:Price></cac:{kind}Line>"""

UBL_TAX = """
    <cac:TaxSubtotal><cbc:TaxableAmount currencyID="EUR">{base}</cbc:TaxableAmount>
      <cbc:TaxAmount currencyID="EUR">{amount}</cbc:TaxAmount><cac:TaxCategory><cbc:ID>S</cbc:ID>
      <cbc:Percent>{rate}</cbc:Percent><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme></cac:TaxCategory>
    </cac:TaxSubtotal>"""

UBL_PARTY = """
  <cac:Accounting{role}Party><cac:Party>
    <cac:PartyName><cbc:Name>{brand}</cbc:Name></cac:PartyName>
    <cac:PostalAddress><cbc:StreetName>{street}</cbc:StreetName><cbc:CityName>{city}</cbc:CityName>
      <cbc:PostalZone>{zone}</cbc:PostalZone><cac:Country><cbc:IdentificationCode>FR</cbc:IdentificationCode></cac:Country>
    </cac:PostalAddress>
    <cac:PartyTaxScheme><cbc:CompanyID>{vat}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>
    </cac:PartyTaxScheme>
    <cac:PartyLegalEntity><cbc:RegistrationName>{name}</cbc:RegistrationName>
      <cbc:CompanyID schemeID="{scheme}">{company}</cbc:CompanyID></cac:PartyLegalEntity>
    <cac:Contact><cbc:Telephone>04 00 00 00 00</cbc:Telephone>
      <cbc:ElectronicMail>{mail}</cbc:ElectronicMail></cac:Contact>
  </cac:Party></cac:Accounting{role}Party>"""

UBL = """<?xml version="1.0" encoding="UTF-8"?>
<{kind} xmlns="urn:oasis:names:specification:ubl:schema:xsd:{kind}-2"
 xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
 xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
  <cbc:CustomizationID>urn:cen.eu:en16931:2017</cbc:CustomizationID><cbc:ProfileID>S1</cbc:ProfileID>
  <cbc:ID>FA-2026-0042</cbc:ID><cbc:IssueDate>2026-09-15</cbc:IssueDate>{due}
  <cbc:{kind}TypeCode>{code}</cbc:{kind}TypeCode>
  <cbc:Note>#PMT#Frais : 40 €</cbc:Note><cbc:Note>#PMD#Trois fois le taux légal</cbc:Note>
  <cbc:Note>#AAB#Pas d’escompte</cbc:Note>
  <cbc:DocumentCurrencyCode>EUR</cbc:DocumentCurrencyCode>
  <cac:OrderReference><cbc:ID>BC-77</cbc:ID></cac:OrderReference>{corrected}{parties}
  <cac:Delivery><cbc:ActualDeliveryDate>2026-09-10</cbc:ActualDeliveryDate></cac:Delivery>
  <cac:PaymentMeans><cbc:PaymentMeansCode>30</cbc:PaymentMeansCode>{paid_by}
    <cac:PayeeFinancialAccount><cbc:ID>FR7630006000011234567890189</cbc:ID>
      <cac:FinancialInstitutionBranch><cbc:ID>AGRIFRPP</cbc:ID></cac:FinancialInstitutionBranch>
    </cac:PayeeFinancialAccount></cac:PaymentMeans>
  <cac:PaymentTerms><cbc:Note>30 jours net</cbc:Note></cac:PaymentTerms>
  <cac:TaxTotal><cbc:TaxAmount currencyID="EUR">65.00</cbc:TaxAmount>{taxes}</cac:TaxTotal>
  <cac:LegalMonetaryTotal><cbc:LineExtensionAmount currencyID="EUR">350.00</cbc:LineExtensionAmount>
    <cbc:TaxExclusiveAmount currencyID="EUR">350.00</cbc:TaxExclusiveAmount>
    <cbc:TaxInclusiveAmount currencyID="EUR">415.00</cbc:TaxInclusiveAmount>
    <cbc:PrepaidAmount currencyID="EUR">115.00</cbc:PrepaidAmount>
    <cbc:PayableAmount currencyID="EUR">300.00</cbc:PayableAmount></cac:LegalMonetaryTotal>{lines}
</{kind}>"""


def ubl(kind: str = "Invoice") -> str:
    """Write the bill as a UBL Invoice or CreditNote."""
    credit = kind == "CreditNote"
    corrected = (
        "<cac:BillingReference><cac:InvoiceDocumentReference><cbc:ID>FA-1</cbc:ID></cac:InvoiceDocumentReference>"
    )
    return UBL.format(
        kind=kind,
        code="381" if credit else "380",
        due="" if credit else "<cbc:DueDate>2026-10-15</cbc:DueDate>",
        paid_by="<cbc:PaymentDueDate>2026-10-15</cbc:PaymentDueDate>" if credit else "",
        corrected=f"{corrected}</cac:BillingReference>" if credit else "",
        parties=_ubl_parties(),
        taxes=UBL_TAX.format(base="300.00", amount="60.00", rate="20")
        + UBL_TAX.format(base="50.00", amount="5.00", rate="10"),
        lines=_ubl_lines(kind),
    )


def _ubl_parties() -> str:
    seller = UBL_PARTY.format(
        role="Supplier", brand="Exemple", name="Menuiserie Exemple SARL", street="8 rue du Rabot", city="Lyon",
        zone="69003", vat="FR11123456782", scheme="0002", company="123456782", mail="devis@exemple.test",
    )  # fmt: skip
    buyer = UBL_PARTY.format(
        role="Customer", brand="L’Essai", name="Hôtel de l’Essai SAS", street="3 passage Fictif", city="Paris",
        zone="75011", vat="FR14987654324", scheme="0009", company="98765432400019", mail="achats@essai.test",
    )  # fmt: skip
    return seller + buyer


def _ubl_lines(kind: str) -> str:
    counted = "CreditedQuantity" if kind == "CreditNote" else "InvoicedQuantity"
    window = {"number": 1, "name": "Fenêtre chêne", "price": "150.00", "quantity": "2", "rate": "20", "net": "300.00"}
    guide = {"number": 2, "name": "Guide", "price": "5.00", "quantity": "10", "rate": "10", "net": "50.00"}
    return "".join(UBL_LINE.format(kind=kind, counted=counted, **line) for line in (window, guide))


def alone(xml: str | bytes, name: str = "invoice.xml") -> OcrResult:
    """Return the reading of an XML that was received alone."""
    content = xml.encode() if isinstance(xml, str) else xml
    attachment = Attachment(name, content, facts_of(content))
    return replace(an_ocr_result(), file=name, media_type=MediaType.XML, pages=(), attachments=(attachment,))


def in_a_pdf(*xmls: str | bytes, name: str = "factur-x.xml", **changes: object) -> OcrResult:
    """Return the reading of a Factur-X that keeps all rules of its container, but for the changes."""
    facts = {"places": "names, af", "relationship": "Data", "checksum": "matches"}
    contents = [xml.encode() if isinstance(xml, str) else xml for xml in xmls]
    attachments = tuple(Attachment(name, content, {**facts, **facts_of(content)}) for content in contents)
    return replace(an_ocr_result(attachments=attachments, facts=dict(FACTS)), **changes)  # type: ignore[arg-type]


def in_a_pdf_that_says(
    xml: str, *, name: str = "factur-x.xml", pdf: dict[str, str], attachment: dict[str, str]
) -> OcrResult:
    """Return the reading of a Factur-X whose PDF says something else; an empty text is not said at all."""
    result = in_a_pdf(xml, name=name)
    (found,) = result.attachments
    told = {key: value for key, value in {**found.facts, **attachment}.items() if value}
    facts = {key: value for key, value in {**result.facts, **pdf}.items() if value}
    return replace(result, attachments=(replace(found, facts=told),), facts=facts)
