"""An XML invoice as a file: whether it is whole, at home in its namespace, and fits its schema."""

from dataclasses import dataclass

from lxml import etree

from invoices.electronic import schemas
from invoices.electronic.invoice import XmlInvoice
from invoices.electronic.parsing import Fault, Parsed
from invoices.electronic.profiles import Profile


@dataclass(frozen=True, slots=True)
class Written:
    """An XML invoice as a file: what broke, where it does not fit its schema, what it says, and its profile."""

    root: etree._Element | None
    invoice: XmlInvoice
    profile: Profile | None
    faults: tuple[Fault, ...] = ()
    misfits: tuple[str, ...] = ()
    others: tuple[XmlInvoice, ...] = ()  # of the same document

    @property
    def is_whole(self) -> bool:
        """Tell whether it is what was sent, and fits its syntax."""
        return self.root is not None and not (self.faults or self.misfits) and schemas.is_at_home(self.root)


def written(
    parsed: Parsed, invoice: XmlInvoice, profile: Profile | None, others: tuple[XmlInvoice, ...] = ()
) -> Written:
    """Look at an XML invoice as a file."""
    root = parsed.root
    # In a wrong namespace nothing fits, and what was saved from a broken file is not what was sent.
    fits = root is None or parsed.faults or not schemas.is_at_home(root)
    misfits = () if fits else tuple(schemas.against_the_base(root))
    return Written(root, invoice, profile, parsed.faults, misfits, others)
