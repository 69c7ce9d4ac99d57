"""The parties of a UBL document."""

from lxml import etree

from invoices.electronic.nodes import attribute, every, first, text
from invoices.electronic.party import Identifier, Party


def party_of(party: etree._Element | None) -> Party:
    """Read what is said of a party."""
    if party is None:
        return Party()
    address = first(party, "PostalAddress")
    street = (text(address, line) for line in ("StreetName", "AdditionalStreetName", "AddressLine/Line"))
    return Party(
        name=text(party, "PartyLegalEntity/RegistrationName") or text(party, "PartyName/Name"),
        identifiers=_identifiers(party),
        legal_id=text(party, "PartyLegalEntity/CompanyID"),
        other_id=text(party, "PartyIdentification/ID"),
        vat_number=registered(party, is_vat=True),
        tax_number=registered(party, is_vat=False),
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


def registered(party: etree._Element | None, *, is_vat: bool) -> str:
    """Return the VAT number, or the other number under which taxes are paid."""
    schemes = every(party, "PartyTaxScheme")
    found = (text(each, "CompanyID") for each in schemes if (text(each, "TaxScheme/ID").upper() == "VAT") == is_vat)
    return next(found, "")


def _electronic_address(party: etree._Element) -> str:
    found = first(party, "EndpointID")
    return text(found) if attribute(found, "schemeID") == "EM" else ""
