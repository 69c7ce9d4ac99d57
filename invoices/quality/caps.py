"""How sure one can still be of a value when a check of it has failed; a table.

These are chosen by reason. Where there were documents enough to measure one, a calibration brings what was measured.
A finding that is but a warning caps nothing, as a rule: what a sender wrote wrong itself was read right.
"""

from collections.abc import Mapping, Sequence

from invoices.fields import Field, Finding, Severity

# One of the three totals is wrong, most likely; or the sum leaves out what the page adds.
ONE_OF_THREE = 0.6
# A misread digit, or one that the sender got wrong itself.
CHECKSUM = 0.5
# Of two dates or identifiers that contradict one another, one is wrong.
ONE_OF_TWO = 0.5
# Cannot be.
ABSURD = 0.05
# Nothing speaks against it, and nothing for it.
UNCONFIRMED = 0.9
# What is wrong lies elsewhere as often as here.
ELSEWHERE = 0.75

CAPS: dict[str, float] = {
    "arithmetic_totals": ONE_OF_THREE,
    "arithmetic_vat": ELSEWHERE,
    "arithmetic_breakdown": ELSEWHERE,
    "amount_due_mismatch": ELSEWHERE,
    "arithmetic_lines": UNCONFIRMED,
    "total_not_proven": UNCONFIRMED,
    "total_negative": ONE_OF_TWO,
    "total_zero": ONE_OF_TWO,
    "amount_implausible": ABSURD,
    "vat_too_high": ONE_OF_TWO,
    "vat_despite_293b": ELSEWHERE,
    "date_in_future": ABSURD * 2,
    "date_very_old": UNCONFIRMED,
    "due_before_issue": ONE_OF_TWO,
    "siren_checksum": CHECKSUM,
    "siret_checksum": CHECKSUM,
    "vat_key": CHECKSUM,
    "iban_checksum": CHECKSUM,
    "rib_key": CHECKSUM,
    "siren_mismatch": ONE_OF_TWO,
    "own_as_supplier": ABSURD,
    "other_company": ONE_OF_TWO,
    "xml_differs_from_page": ELSEWHERE,
}

# Whatever was measured: samples have invented numbers, of which many fail their check and are read right all the same.
AT_MOST = dict.fromkeys(("siren_checksum", "siret_checksum", "vat_key", "iban_checksum", "rib_key"), ELSEWHERE)

GRAVE = frozenset({Severity.DOUBT, Severity.REFUSAL})
# Whatever else proves the total, an amount due that nothing explains is not proven by it.
EVEN_AS_WARNINGS = frozenset({"amount_due_mismatch"})

# Findings that speak of rows: which rows they cap, and the fact that says which one.
ROW_CAPS: dict[str, tuple[str, str, float]] = {
    "arithmetic_vat": ("vat_breakdown", "row", ONE_OF_THREE),
    "arithmetic_breakdown": ("vat_breakdown", "", ELSEWHERE),
    "arithmetic_line": ("lines", "line", ONE_OF_THREE),
    "arithmetic_lines": ("lines", "", ELSEWHERE),
    "rate_not_legal": ("vat_breakdown", "", ELSEWHERE),
}


def cap_of(name: Field, findings: Sequence[Finding], measured: Mapping[str, float]) -> float:
    """Return how sure one can be of a field at most, by what was measured of such findings or else by the table."""
    caps = (min(measured.get(code, CAPS[code]), AT_MOST.get(code, 1.0)) for code in capping(name, findings))
    return min(caps, default=1.0)


def capping(name: Field, findings: Sequence[Finding]) -> frozenset[str]:
    """Return the codes of the findings that cap a field."""
    grave = (found for found in findings if found.severity in GRAVE or found.code in EVEN_AS_WARNINGS)
    return frozenset(found.code for found in grave if found.code in CAPS and name in found.fields)


def row_cap(rows: str, place: int, findings: Sequence[Finding]) -> float:
    """Return how sure one can be at most of a row of the VAT breakdown, or of a line; they count from 1."""
    caps = [
        cap
        for found in findings
        for kind, fact, cap in (ROW_CAPS.get(found.code, ("", "", 1.0)),)
        if kind == rows and found.facts.get(fact, place) == place
    ]
    return min(caps, default=1.0)
