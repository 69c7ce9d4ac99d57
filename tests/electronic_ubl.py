"""One small bill of invented parties as UBL."""

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
