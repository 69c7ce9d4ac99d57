"""One line of an electronic invoice."""

from dataclasses import dataclass

from invoices.electronic.written import NO_NUMBER, Number


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that was sold."""

    number: str = ""
    name: str = ""
    note: str = ""
    code: str = ""
    quantity: Number = NO_NUMBER
    unit: str = ""
    price: Number = NO_NUMBER
    price_per: Number = NO_NUMBER  # the quantity the price is for
    gross_price: Number = NO_NUMBER
    category: str = ""
    rate: Number = NO_NUMBER
    net: Number = NO_NUMBER
    status: str = ""

    @property
    def counts(self) -> bool:
        """Tell whether its amount is part of the sum: a heading repeats those below it, a remark has none."""
        return self.status not in ("GROUP", "INFORMATION")

    @property
    def is_item(self) -> bool:
        """Tell an item from a heading or a remark."""
        return self.counts and bool(self.name or self.net.raw)
