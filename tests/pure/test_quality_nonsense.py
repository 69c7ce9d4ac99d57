"""Whatever nonsense was read, it is judged."""

import random
from datetime import date, datetime
from decimal import Decimal

import pytest

from invoices.fields import (
    Candidate,
    Company,
    Context,
    Extraction,
    Field,
    KnownInvoice,
    KnownSupplier,
    LineItem,
    Source,
    Value,
    VatRate,
)
from invoices.quality.checks import check
from invoices.quality.confidence import Calibration, calibrated
from invoices.quality.findings import in_english
from invoices.quality.proofs import proven
from invoices.quality.verdict import assess
from tests.understood import IBAN, OWN, SIREN, SIRET, TODAY, VAT_NUMBER, a_place

NUMBERS = (
    "NaN", "sNaN", "Infinity", "-Infinity", "0", "-0", "1E+999999", "-1E-999999", "999999999.99", "1E9", "0.005", "20",
    "211.00", "42.20", "253.20", "123456789012345678901234567890.12",
)  # fmt: skip
TEXTS = (
    "", "FR", IBAN, "²³", "0" * 14, "356000000", "DE1", "EUR", "MYR", "a" * 3000, "{x}", "%s", SIREN, SIRET, VAT_NUMBER,
    "SA", "credit_note", "receipt", "other", "75004 Paris 97133",
)  # fmt: skip
DAYS = (date.min, date.max, date(2024, 2, 29), datetime(2026, 1, 1))
CONFIDENCES = (0.0, 0.5, 0.99, 1.0, -1.0, 2.0, float("nan"))


class Nonsense(random.Random):
    """Makes up what no reader would read, and some do."""

    def number(self) -> Decimal:
        return Decimal(self.choice(NUMBERS)) if self.random() < 0.5 else Decimal(self.randint(-(10**6), 10**6)) / 100

    def maybe(self) -> Decimal | None:
        return self.number() if self.random() < 0.8 else None

    def value(self) -> Value:
        values: tuple[Value, ...] = (self.number(), self.choice(DAYS), self.choice(TEXTS))
        return self.choice(values)

    def candidate(self, name: Field) -> Candidate:
        places = tuple(a_place(self.randint(0, 5)) for _ in range(self.randint(0, 3)))
        source, read_as = self.choice(list(Source)), self.choice((None, "o"))
        return Candidate(
            name, self.value(), self.choice(("", "x")), self.choice(CONFIDENCES), places, "", source, read_as
        )

    def row(self) -> VatRate:
        return VatRate(self.number(), self.maybe(), self.maybe(), self.random(), self.choice((None, a_place(1))))

    def line(self) -> LineItem:
        figures = [self.maybe() for _ in range(4)]
        return LineItem(self.choice(TEXTS), figures[0], quantity=figures[1], unit_price=figures[2], vat_rate=figures[3])

    def extraction(self) -> Extraction:
        return Extraction(
            fields={name: self.candidate(name) for name in Field if self.random() < 0.7},
            vat_breakdown=tuple(self.row() for _ in range(self.randint(0, 3))),
            lines=tuple(self.line() for _ in range(self.randint(0, 4))),
            runners_up={name: (self.candidate(name),) for name in Field if self.random() < 0.3},
            language=self.choice(("", "fr", "en", "de")),
            mentions={code: None for code in ("reverse_charge", "art_293b", "legal_form") if self.random() < 0.5},
        )

    def context(self) -> Context:
        company = Company(self.choice(TEXTS), self.choice(TEXTS), self.choice(TEXTS))
        known = KnownInvoice(self.choice(TEXTS), self.choice(TEXTS), self.number(), TODAY, self.choice(TEXTS))
        today, territory = self.choice((date.min, date.max, TODAY)), self.choice(("FR", "RE", "XX", ""))
        return Context(
            today, own=(OWN,), territory=territory, suppliers=(KnownSupplier(company, ("FR",)),), invoices=(known,)
        )


@pytest.mark.parametrize("seed", range(200))
def test_nonsense_is_judged(seed: int) -> None:
    chance = Nonsense(seed)
    extraction, context = chance.extraction(), chance.context()

    findings = check(extraction, context, sha256=chance.choice(TEXTS))
    judged = calibrated(extraction, Calibration(), findings)
    assessment = assess(judged, findings, context, Calibration())

    assert all(in_english(found) for found in assessment.findings)
    assert proven(extraction) <= set(extraction.fields)
    assert 0.0 <= assessment.score <= 1.0
    assert all(0.0 <= found.confidence <= 1.0 for found in judged.fields.values() if found.source is not Source.HUMAN)
