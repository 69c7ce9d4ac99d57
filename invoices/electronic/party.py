"""The seller or the buyer of an electronic invoice."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Identifier:
    """A number that some register gave; the scheme says which."""

    scheme: str
    value: str


@dataclass(frozen=True, slots=True)
class Party:
    """The seller or the buyer."""

    name: str = ""
    identifiers: tuple[Identifier, ...] = ()  # of the register first, then any other
    legal_id: str = ""
    other_id: str = ""
    vat_number: str = ""
    tax_number: str = ""
    street: str = ""
    postcode: str = ""
    city: str = ""
    country: str = ""
    has_address: bool = False
    email: str = ""
    phone: str = ""

    def identified(self, *schemes: str) -> str:
        """Return the first number of one of these registers."""
        return next((known.value for known in self.identifiers if known.scheme in schemes), "")
