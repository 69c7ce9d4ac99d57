"""The parties of a Cross Industry Invoice."""

from lxml import etree

from invoices.electronic.nodes import attribute, every, first, text
from invoices.electronic.party import Identifier, Party

VAT_REGISTER, TAX_REGISTER = "VA", "FC"


def party_of(party: etree._Element | None) -> Party:
    """Read what is said of a party."""
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
