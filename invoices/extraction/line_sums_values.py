"""An item that was read, a way to read all of them, and what they may sum up to."""

from dataclasses import dataclass
from decimal import Decimal

from invoices.extraction.line_rows_joined import Draft
from invoices.extraction.line_rows_mended import CENT
from invoices.extraction.line_rows_product import Product
from invoices.extraction.line_words import words_of
from invoices.extraction.line_words_known import OF_ALL, WEAK

MAKES_NET, MAKES_GROSS, MAKES_SOMETHING_PRINTED = 4.0, 2.5, 2.0
TURNED = 0.5  # what a sum loses whose sign is not that of the total
CERTAIN = 0.9  # the least trust in the column of a reading that ends the search
PRODUCTS, TEXTS = 0.5, 0.5
UNNAMED = 0.5  # how much an amount column is trusted that stands under no header
MOST = 0.5
LEAST_LETTERS = 2  # of a name


@dataclass(frozen=True, slots=True)
class Entry:
    """An item with the two factors of its amount."""

    draft: Draft
    amount: Decimal
    product: Product
    description: str

    @property
    def is_told(self) -> bool:
        """Tell whether there are words that say what was sold."""
        words = (word for word in words_of(self.description) if word not in OF_ALL and (word,) not in WEAK)
        return any(sum(map(str.isalpha, word)) >= LEAST_LETTERS for word in words)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read the tables of a document."""

    entries: tuple[Entry, ...]
    trust: float  # in the column of the amounts
    adjustment: Decimal = Decimal(0)  # what rows that are no items add to their sum, or take off
    agreement: float = 0.0  # with a total
    open: bool = False  # whether a discount belongs to one item or to all is still to be seen

    @property
    def total(self) -> Decimal:
        return sum((entry.amount for entry in self.entries), Decimal(0))

    @property
    def is_certain(self) -> bool:
        """Tell whether the items make the net total, or each its own amount and together a printed one."""
        if self.open or self.trust < CERTAIN or not self.entries:
            return False
        each = all(entry.product.holds for entry in self.entries)
        return self.agreement >= MAKES_NET or (self.agreement > 0 and each)

    @property
    def is_likely(self) -> bool:
        """Tell whether looking elsewhere would more likely find something else than find better."""
        return (self.agreement > 0 and self.trust >= CERTAIN) or (self.trust > UNNAMED and self.holding >= MOST)

    @property
    def is_doubtful(self) -> bool:
        """Tell whether nothing bears the items out: no header, no total, no products."""
        return self.trust <= UNNAMED and self.agreement <= 0 and self.holding < MOST

    @property
    def holding(self) -> float:
        """Return the share of items whose quantity and price make their amount."""
        return sum(entry.product.holds for entry in self.entries) / max(1, len(self.entries))

    @property
    def score(self) -> float:
        described = sum(entry.is_told for entry in self.entries) / max(1, len(self.entries))
        return self.agreement + self.trust + PRODUCTS * self.holding + TEXTS * described


@dataclass(frozen=True, slots=True)
class Totals:
    """What the items may sum up to."""

    net: Decimal | None
    gross: Decimal | None
    printed: frozenset[Decimal]

    def agreement(self, total: Decimal) -> float:
        for value, weight in ((self.net, MAKES_NET), (self.gross, MAKES_GROSS)):
            if value is not None and abs(abs(total) - abs(value)) <= CENT:
                return weight if total * value >= 0 else weight - TURNED
        if abs(total) not in self.printed:
            return 0.0
        return MAKES_SOMETHING_PRINTED if total >= 0 else MAKES_SOMETHING_PRINTED - TURNED
