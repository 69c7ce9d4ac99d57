"""What a trade is: who is in it, what they sell, in which words and at which rates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Good:
    """Something a trade sells, with the bounds of its price and the usual quantities."""

    description: str  # may hold {month}, {period}, {plate}, {person}, {town}, {n}, {brand}
    unit: str
    low: str
    high: str
    rate: str = "20"
    quantities: tuple[str, ...] = ("1",)
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trade:
    """One line of business."""

    shapes: tuple[str, ...]  # how its companies are called
    goods: tuple[Good, ...]
    ape: str = "7022Z"
    most_lines: int = 6
    extras: tuple[tuple[str, str], ...] = ()  # labels and values that no field asks for
    notes: tuple[str, ...] = ()
    territory: str = "FR"
    language: str = "fr"
    currencies: tuple[str, ...] = ("EUR",)
    mention: str = ""  # why no tax is due
    alone: float = 0.1  # how often it is one person in business
    with_tax: float = 0.0  # how often prices include tax
    is_utility: bool = False  # bills with a previous balance and a debit on a day
    is_till: bool = False  # sells over a counter: till receipts
    numbering: tuple[str, ...] = ()
    has_codes: bool = False  # its goods have product codes


MENTIONS = {
    "293B": "TVA non applicable, art. 293 B du CGI",
    "btp": "Autoliquidation - TVA due par le preneur, art. 283-2 nonies du CGI",
    "training": "Exonération de TVA, art. 261-4-4° a du CGI",
    "intra": "Exonération de TVA, art. 262 ter I du CGI",
    "reverse_en": "Reverse charge: VAT to be accounted for by the recipient, Art. 196 Directive 2006/112/EC",
    "reverse_de": "Steuerschuldnerschaft des Leistungsempfängers (Reverse Charge)",
    "kleinunternehmer": "Gemäß § 19 UStG wird keine Umsatzsteuer berechnet.",
}
