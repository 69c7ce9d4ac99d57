"""Everything on the pages that may be the value of a field, described for a model, by the kind of field."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from invoices.extraction import amount_features, date_features, name_features, number_features
from invoices.extraction.role_features import Around
from invoices.extraction.view import DocumentView, PageView, Spot
from invoices.fields import Field, Kind


class Described(Protocol):
    """A spot with what stands around it and its features."""

    @property
    def spot(self) -> Spot[Any]: ...
    @property
    def page(self) -> PageView: ...
    @property
    def seen(self) -> Around: ...
    @property
    def features(self) -> tuple[float, ...]: ...
    @property
    def value(self) -> Decimal | date | str: ...


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort of spots: how they are found, and what their features are called."""

    find: Callable[[DocumentView], Sequence[Described]]
    features: tuple[str, ...]


SORTS: dict[Kind, Sort] = {
    Kind.AMOUNT: Sort(amount_features.amount_spots, amount_features.NAMES),
    Kind.DATE: Sort(date_features.date_spots, date_features.NAMES),
    Kind.NUMBER: Sort(number_features.number_spots, number_features.NAMES),
    Kind.NAME: Sort(name_features.described_names, name_features.NAMES),
}

# The fields whose values a learned model weighs, by the sort of spot they are looked for among.
LEARNED: dict[Field, Kind] = {
    Field.TOTAL_NET: Kind.AMOUNT,
    Field.TOTAL_VAT: Kind.AMOUNT,
    Field.TOTAL_GROSS: Kind.AMOUNT,
    Field.AMOUNT_DUE: Kind.AMOUNT,
    Field.AMOUNT_PAID: Kind.AMOUNT,
    Field.DISCOUNT: Kind.AMOUNT,
    Field.ISSUE_DATE: Kind.DATE,
    Field.DUE_DATE: Kind.DATE,
    Field.DELIVERY_DATE: Kind.DATE,
    Field.INVOICE_NUMBER: Kind.NUMBER,
    Field.ORDER_NUMBER: Kind.NUMBER,
    Field.SUPPLIER_NAME: Kind.NAME,
    Field.CUSTOMER_NAME: Kind.NAME,
}


def spots_of(view: DocumentView) -> Mapping[Kind, Sequence[Described]]:
    """Describe all spots of a document, sort by sort."""
    return {kind: sort.find(view) for kind, sort in SORTS.items()}
