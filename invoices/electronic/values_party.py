"""The fields that say who the parties are."""

from collections.abc import Iterator

from invoices.electronic.companies import company_numbers, squashed
from invoices.electronic.party import Party
from invoices.fields import Field, Value

# A value, as it is written, and where: its number in EN 16931.
Found = tuple[Field, Value, str, str]
SELLER = {
    "name": (Field.SUPPLIER_NAME, "BT-27"),
    "address": (Field.SUPPLIER_ADDRESS, "BG-5"),
    "siren": (Field.SUPPLIER_SIREN, "BT-30"),
    "siret": (Field.SUPPLIER_SIRET, "BT-30"),
    "vat_number": (Field.SUPPLIER_VAT_NUMBER, "BT-31"),
    "email": (Field.SUPPLIER_EMAIL, "BT-43"),
    "phone": (Field.SUPPLIER_PHONE, "BT-42"),
}
BUYER = {
    "name": (Field.CUSTOMER_NAME, "BT-44"),
    "address": (Field.CUSTOMER_ADDRESS, "BG-8"),
    "siren": (Field.CUSTOMER_SIREN, "BT-47"),
    "vat_number": (Field.CUSTOMER_VAT_NUMBER, "BT-48"),
}


def party_values(party: Party, table: dict[str, tuple[Field, str]]) -> Iterator[Found]:
    """List the fields of one party, by the table of its role."""
    town = " ".join(part for part in (party.postcode, party.city) if part)
    siren, siret = company_numbers(party)
    known = {
        "name": party.name,
        "address": ", ".join(part for part in (party.street, town, party.country) if part),
        "siren": siren,
        "siret": siret,
        "vat_number": squashed(party.vat_number),
        "email": party.email,
        "phone": party.phone,
    }
    for part, (name, place) in table.items():
        if known[part]:
            yield name, known[part], known[part], place
