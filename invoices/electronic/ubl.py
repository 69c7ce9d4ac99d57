"""UBL 2.1: an Invoice or a CreditNote."""

import re

from lxml import etree

from invoices.electronic.invoice import Allowance, Identifier, Line, Note, Party, Payment, Tax, Totals, XmlInvoice
from invoices.electronic.nodes import attribute, every, first, text
from invoices.electronic.written import Day, Number, day, number

ISO_DAY = "ISO"
DAYS = {
    "BT-2": "IssueDate",
    "BT-7": "TaxPointDate",
    "BT-9": "DueDate",
    "BT-26": "BillingReference/InvoiceDocumentReference/IssueDate",
    "BT-72": "Delivery/ActualDeliveryDate",
    "BT-73": "InvoicePeriod/StartDate",
    "BT-74": "InvoicePeriod/EndDate",
}
# A credit note of UBL 2.1 has no due date of its own.
DUE_ELSEWHERE = "PaymentMeans/PaymentDueDate"
SUM_OF = {
    "lines": "LineExtensionAmount",
    "allowances": "AllowanceTotalAmount",
    "charges": "ChargeTotalAmount",
    "net": "TaxExclusiveAmount",
    "gross": "TaxInclusiveAmount",
    "paid": "PrepaidAmount",
    "rounding": "PayableRoundingAmount",
    "due": "PayableAmount",
}
TYPES = "InvoiceTypeCode|CreditNoteTypeCode"
CREDIT_NOTE = "381"
# The same element holds other numbers of accounts as well.
IBAN = re.compile(r"[A-Z]{2}\d{2}[A-Z0-9]{10,30}$")
# Before the words of a remark, its subject may stand between number signs.
SUBJECT = "#"


def read_ubl(root: etree._Element) -> XmlInvoice:
    """Turn a UBL document into what it says."""
    currency = text(root, "DocumentCurrencyCode")
    is_credit = str(root.tag).endswith("}CreditNote") or root.tag == "CreditNote"
    days = {number_: _day(root, path) for number_, path in DAYS.items()}
    return XmlInvoice(
        syntax="UBL",
        guideline=text(root, "CustomizationID"),
        process=text(root, "ProfileID"),
        number=text(root, "ID"),
        type_code=text(root, TYPES) or (CREDIT_NOTE if is_credit else ""),
        currency=currency,
        order_number=text(root, "OrderReference/ID"),
        preceding=text(root, "BillingReference/InvoiceDocumentReference/ID"),
        days=days | ({} if days["BT-9"].raw else {"BT-9": _day(root, DUE_ELSEWHERE)}),
        seller=_party(first(root, "AccountingSupplierParty/Party")),
        buyer=_party(first(root, "AccountingCustomerParty/Party")),
        representative_vat=_registered(first(root, "TaxRepresentativeParty"), is_vat=True),
        delivery_country=text(root, "Delivery/DeliveryLocation/Address/Country/IdentificationCode"),
        payment=_payment(root),
        totals=_totals(root, currency),
        taxes=tuple(_tax(found) for found in every(_tax_total(root, currency), "TaxSubtotal")),
        allowances=tuple(_allowance(found) for found in every(root, "AllowanceCharge")),
        lines=tuple(_line(found) for found in every(root, "InvoiceLine|CreditNoteLine")),
        notes=tuple(_note(text(found)) for found in every(root, "Note")),
    )


def _number(element: etree._Element | None, path: str) -> Number:
    found = first(element, path) if element is not None else None
    return number(text(found), attribute(found, "currencyID")) if found is not None else Number()


def _day(root: etree._Element, path: str) -> Day:
    found = text(root, path)
    return day(found, ISO_DAY) if found else Day()


def _party(party: etree._Element | None) -> Party:
    if party is None:
        return Party()
    address = first(party, "PostalAddress")
    street = (text(address, line) for line in ("StreetName", "AdditionalStreetName", "AddressLine/Line"))
    return Party(
        name=text(party, "PartyLegalEntity/RegistrationName") or text(party, "PartyName/Name"),
        identifiers=_identifiers(party),
        legal_id=text(party, "PartyLegalEntity/CompanyID"),
        other_id=text(party, "PartyIdentification/ID"),
        vat_number=_registered(party, is_vat=True),
        tax_number=_registered(party, is_vat=False),
        street=", ".join(line for line in street if line),
        postcode=text(address, "PostalZone"),
        city=text(address, "CityName"),
        country=text(address, "Country/IdentificationCode"),
        has_address=address is not None,
        email=text(party, "Contact/ElectronicMail") or _electronic_address(party),
        phone=text(party, "Contact/Telephone"),
    )


def _identifiers(party: etree._Element) -> tuple[Identifier, ...]:
    found = every(party, "PartyLegalEntity/CompanyID") + every(party, "PartyIdentification/ID")
    return tuple(Identifier(attribute(element, "schemeID"), text(element)) for element in found)


def _registered(party: etree._Element | None, *, is_vat: bool) -> str:
    schemes = every(party, "PartyTaxScheme") if party is not None else []
    found = (text(each, "CompanyID") for each in schemes if (text(each, "TaxScheme/ID").upper() == "VAT") == is_vat)
    return next(found, "")


def _electronic_address(party: etree._Element) -> str:
    found = first(party, "EndpointID")
    return text(found) if attribute(found, "schemeID") == "EM" else ""


def _payment(root: etree._Element) -> Payment:
    means = every(root, "PaymentMeans")
    accounts = [found for found in means if text(found, "PayeeFinancialAccount/ID")]
    chosen = next(iter(accounts or means), None)
    terms = (text(found) for found in every(root, "PaymentTerms/Note"))
    account = text(chosen, "PayeeFinancialAccount/ID")
    code = first(chosen, "PaymentMeansCode") if chosen is not None else None
    return Payment(
        code=text(code),
        words=attribute(code, "name") or text(chosen, "InstructionNote"),
        terms=" ".join(words for words in terms if words),
        iban=account if IBAN.match("".join(account.split())) else "",
        has_account=chosen is not None and first(chosen, "PayeeFinancialAccount") is not None,
        account=account,
        bic=text(chosen, "PayeeFinancialAccount/FinancialInstitutionBranch/ID"),
    )


def _tax_total(root: etree._Element, currency: str) -> etree._Element:
    """Return the VAT in the currency of the invoice; a second one may stand in that of the books."""
    found = every(root, "TaxTotal")
    ours = (each for each in found if attribute(first(each, "TaxAmount"), "currencyID") in ("", currency))
    return next(ours, next(iter(found), root))


def _totals(root: etree._Element, currency: str) -> Totals:
    sums = first(root, "LegalMonetaryTotal")
    vat = _number(_tax_total(root, currency), "TaxAmount")
    return Totals(vat=vat, **{name: _number(sums, path) for name, path in SUM_OF.items()})


def _tax(tax: etree._Element) -> Tax:
    return Tax(
        category=text(tax, "TaxCategory/ID"),
        rate=_number(tax, "TaxCategory/Percent"),
        base=_number(tax, "TaxableAmount"),
        amount=_number(tax, "TaxAmount"),
        reason=text(tax, "TaxCategory/TaxExemptionReason"),
        reason_code=text(tax, "TaxCategory/TaxExemptionReasonCode"),
        kind=text(tax, "TaxCategory/TaxScheme/ID"),
    )


def _allowance(found: etree._Element) -> Allowance:
    return Allowance(
        is_charge=text(found, "ChargeIndicator") in ("true", "1"),
        amount=_number(found, "Amount"),
        category=text(found, "TaxCategory/ID"),
        rate=_number(found, "TaxCategory/Percent"),
        reason=text(found, "AllowanceChargeReason"),
    )


def _line(line: etree._Element) -> Line:
    item, price = first(line, "Item"), first(line, "Price")
    quantity = first(line, "InvoicedQuantity|CreditedQuantity")
    code = text(item, "SellersItemIdentification/ID") or text(item, "StandardItemIdentification/ID")
    tax = first(item, "ClassifiedTaxCategory") if item is not None else None
    return Line(
        number=text(line, "ID"),
        name=text(item, "Name"),
        note=text(item, "Description"),
        code=code,
        quantity=number(text(quantity)),
        unit=attribute(quantity, "unitCode"),
        price=_number(price, "PriceAmount"),
        price_per=_number(price, "BaseQuantity"),
        gross_price=_number(price, "AllowanceCharge/BaseAmount"),
        category=text(tax, "ID"),
        rate=_number(tax, "Percent"),
        net=_number(line, "LineExtensionAmount"),
    )


def _note(words: str) -> Note:
    if words.startswith(SUBJECT) and words.count(SUBJECT) > 1:
        _, subject, rest = words.split(SUBJECT, 2)
        return Note(subject.strip(), rest.strip())
    return Note("", words)
