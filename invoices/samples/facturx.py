"""Puts an invoice for machines into a PDF: Factur-X of the profile BASIC WL, with no more than it needs."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from html import escape
from io import BytesIO

from pikepdf import Array, AttachedFileSpec, Dictionary, Name, Pdf, Stream
from PIL import ImageCms

from invoices.samples.values import ZERO, Party, Scene, Tax

FILE = "factur-x.xml"
KINDS = {"invoice": "380", "credit_note": "381"}
DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
 xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
 xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
<rsm:ExchangedDocumentContext>
  <ram:GuidelineSpecifiedDocumentContextParameter><ram:ID>urn:factur-x.eu:1p0:basicwl</ram:ID>
  </ram:GuidelineSpecifiedDocumentContextParameter>
</rsm:ExchangedDocumentContext>
<rsm:ExchangedDocument><ram:ID>{number}</ram:ID><ram:TypeCode>{kind}</ram:TypeCode>
  <ram:IssueDateTime>{issued}</ram:IssueDateTime>
</rsm:ExchangedDocument>
<rsm:SupplyChainTradeTransaction>
  <ram:ApplicableHeaderTradeAgreement>
    <ram:SellerTradeParty>{seller}</ram:SellerTradeParty>
    <ram:BuyerTradeParty>{buyer}</ram:BuyerTradeParty>
  </ram:ApplicableHeaderTradeAgreement>
  <ram:ApplicableHeaderTradeDelivery><ram:ActualDeliverySupplyChainEvent>
    <ram:OccurrenceDateTime>{delivered}</ram:OccurrenceDateTime>
  </ram:ActualDeliverySupplyChainEvent></ram:ApplicableHeaderTradeDelivery>
  <ram:ApplicableHeaderTradeSettlement>
    <ram:InvoiceCurrencyCode>{currency}</ram:InvoiceCurrencyCode>{account}{taxes}
    <ram:SpecifiedTradePaymentTerms><ram:DueDateDateTime>{due}</ram:DueDateDateTime></ram:SpecifiedTradePaymentTerms>
    <ram:SpecifiedTradeSettlementHeaderMonetarySummation>
      <ram:LineTotalAmount>{net}</ram:LineTotalAmount>
      <ram:TaxBasisTotalAmount>{net}</ram:TaxBasisTotalAmount>
      <ram:TaxTotalAmount currencyID="{currency}">{vat}</ram:TaxTotalAmount>
      <ram:GrandTotalAmount>{gross}</ram:GrandTotalAmount>
      <ram:TotalPrepaidAmount>{paid}</ram:TotalPrepaidAmount>
      <ram:DuePayableAmount>{payable}</ram:DuePayableAmount>
    </ram:SpecifiedTradeSettlementHeaderMonetarySummation>
  </ram:ApplicableHeaderTradeSettlement>
</rsm:SupplyChainTradeTransaction>
</rsm:CrossIndustryInvoice>"""
ACCOUNT = """
    <ram:SpecifiedTradeSettlementPaymentMeans><ram:TypeCode>58</ram:TypeCode>
      <ram:PayeePartyCreditorFinancialAccount><ram:IBANID>{iban}</ram:IBANID></ram:PayeePartyCreditorFinancialAccount>
    </ram:SpecifiedTradeSettlementPaymentMeans>"""
TAX = """
    <ram:ApplicableTradeTax><ram:CalculatedAmount>{amount}</ram:CalculatedAmount><ram:TypeCode>VAT</ram:TypeCode>
      <ram:BasisAmount>{base}</ram:BasisAmount><ram:CategoryCode>S</ram:CategoryCode>
      <ram:RateApplicablePercent>{rate}</ram:RateApplicablePercent></ram:ApplicableTradeTax>"""

DESCRIPTION = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<fx:DocumentType>INVOICE</fx:DocumentType><fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
<fx:Version>1.0</fx:Version><fx:ConformanceLevel>BASIC WL</fx:ConformanceLevel>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"""


def can_be_electronic(scene: Scene) -> bool:
    """Tell whether the few things that are written suffice: taxed at home, nothing added or taken off below."""
    plain = scene.sums.discount == scene.sums.shipping == ZERO
    taxed = bool(scene.taxes) and all(tax.rate > 0 for tax in scene.taxes)
    return plain and taxed and scene.kind in KINDS and bool(scene.supplier.siren)


def with_xml(pdf: bytes, scene: Scene) -> bytes:
    """Return the PDF with the same invoice for machines attached to it, described as PDF/A-3 asks for."""
    kept = BytesIO()
    with Pdf.open(BytesIO(pdf)) as document:
        _attach(document, to_cii(scene).encode())
        _describe(document)
        document.save(kept, deterministic_id=True)
    return kept.getvalue()


def _attach(document: Pdf, xml: bytes) -> None:
    carried = AttachedFileSpec(
        document, xml, description="", filename=FILE, mime_type="text/xml", creation_date="", mod_date=""
    )
    carried.obj.AFRelationship = Name.Alternative
    document.attachments[FILE] = carried
    document.Root.AF = document.make_indirect(Array([document.attachments[FILE].obj]))


def _describe(document: Pdf) -> None:
    colours = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # The moment at which it was made stands in it, and the same seed is to make the same bytes.
    profile = Stream(document, colours[:24] + bytes(12) + colours[36:], N=3)
    intent = Dictionary(
        Type=Name.OutputIntent, S=Name.GTS_PDFA1, OutputConditionIdentifier="sRGB", DestOutputProfile=profile
    )
    document.Root.OutputIntents = Array([intent])
    document.Root.Metadata = Stream(document, DESCRIPTION.encode(), Type=Name.Metadata, Subtype=Name.XML)


def to_cii(scene: Scene) -> str:
    """Write a scene as Cross Industry Invoice."""
    sums = scene.sums
    return DOCUMENT.format(
        number=escape(scene.number),
        kind=KINDS[scene.kind],
        issued=_day(scene.issue_date),
        delivered=_day(scene.delivery_date),
        due=_day(scene.due_date),
        seller=_party(scene.supplier),
        buyer=_party(scene.customer),
        currency=scene.currency,
        account=ACCOUNT.format(iban=scene.supplier.bank.iban.replace(" ", "")) if scene.supplier.bank else "",
        taxes=_taxes(scene.taxes),
        net=sums.net,
        vat=sums.vat,
        gross=sums.gross,
        paid=sums.paid,
        payable=sums.due,
    )


def _day(day: date) -> str:
    return f'<udt:DateTimeString format="102">{day:%Y%m%d}</udt:DateTimeString>'


def _taxes(taxes: Iterable[Tax]) -> str:
    return "".join(TAX.format(amount=tax.amount, base=tax.base, rate=_plain(tax.rate)) for tax in taxes)


def _plain(rate: Decimal) -> str:
    return f"{rate.normalize():f}"


def _party(party: Party) -> str:
    number = f'<ram:ID schemeID="0002">{party.siren}</ram:ID>'
    legal = f"<ram:SpecifiedLegalOrganization>{number}</ram:SpecifiedLegalOrganization>" if party.siren else ""
    vat = f'<ram:ID schemeID="VA">{party.vat_number}</ram:ID>'
    registered = f"<ram:SpecifiedTaxRegistration>{vat}</ram:SpecifiedTaxRegistration>" if party.vat_number else ""
    return (
        f"<ram:Name>{escape(party.name)}</ram:Name>{legal}<ram:PostalTradeAddress>"
        f"<ram:PostcodeCode>{escape(party.address.postcode)}</ram:PostcodeCode>"
        f"<ram:LineOne>{escape(party.address.street)}</ram:LineOne>"
        f"<ram:CityName>{escape(party.address.town)}</ram:CityName><ram:CountryID>{party.country}</ram:CountryID>"
        f"</ram:PostalTradeAddress>{registered}"
    )
