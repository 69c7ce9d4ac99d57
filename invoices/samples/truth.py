"""The truth of a document: what its print claims, as the data sets write it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from invoices.fields import DocumentType, Field
from invoices.samples.pen import Proof
from invoices.samples.said import Claim
from invoices.samples.values import Scene

# What a paper that is no bill says of these is not what the fields mean.
ONLY_OF_BILLS = {
    Field.INVOICE_NUMBER, Field.DUE_DATE, Field.DELIVERY_DATE, Field.ORDER_NUMBER, Field.AMOUNT_DUE, Field.AMOUNT_PAID,
}  # fmt: skip
# How a currency is printed; where it is not, the truth does not name it.
CURRENCY_SIGNS = {"EUR": ("€", "EUR", "euro", "Euro"), "USD": ("$", "USD"), "GBP": ("£", "GBP"), "MYR": ("RM", "MYR")}


@dataclass(frozen=True, slots=True)
class Truth:
    """What is known of one document."""

    file: str
    fields: Mapping[str, str]
    vat_breakdown: tuple[Mapping[str, str], ...]
    lines: tuple[Mapping[str, str], ...]
    language: str
    family: str
    kind: str
    trade: str
    splits: tuple[tuple[int, int], ...] = ()
    damage: str | None = None
    parts: tuple["Truth", ...] = ()  # where there are several documents in one file
    printed: tuple[Claim, ...] = field(default=(), repr=False)

    @property
    def as_json(self) -> dict[str, Any]:
        """Return the row of the data set; what is not printed is left out."""
        row: dict[str, Any] = {"file": self.file, "fields": dict(self.fields)}
        if self.vat_breakdown:
            row["vat_breakdown"] = [dict(tax) for tax in self.vat_breakdown]
        if self.lines:
            row["lines"] = [dict(line) for line in self.lines]
        row |= {
            "language": self.language,
            "family": self.family,
            "kind": self.kind,
            "trade": self.trade,
            "script": "typed",
        }
        if self.parts:
            row["parts"] = [part.as_json for part in self.parts]
        return row | {"splits": [list(pages) for pages in self.splits], "damage": self.damage}


def true_claims(scene: Scene, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims that hold for this kind of paper, each field once."""
    hidden = ONLY_OF_BILLS if scene.document_type == DocumentType.OTHER else set()
    found: dict[Field, Claim] = {}
    for claim in claims:
        if claim.field not in hidden:
            found.setdefault(claim.field, claim)
    return tuple(found.values())


def truth_of(scene: Scene, proof: Proof, *, file: str, family: str) -> Truth:
    """Return what a drawn document says."""
    claims = true_claims(scene, proof.claims)
    fields = {"document_type": scene.document_type}
    if any(sign in text for text in proof.texts for sign in CURRENCY_SIGNS[scene.currency]):
        fields["currency"] = scene.currency
    fields |= {claim.field.value: claim.value for claim in claims}
    return Truth(
        file,
        fields,
        tuple(proof.taxes),
        tuple(proof.lines),
        scene.language,
        family,
        scene.kind,
        scene.trade,
        printed=claims,
    )
