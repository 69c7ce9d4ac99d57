"""How likely all that must not be wrong is right."""

from collections.abc import Iterator
from math import prod

from invoices.fields import Extraction, Field
from invoices.quality.confidence import ABSENT, Calibration, main_source

# Values that are right or wrong together count once, as the least certain of them: three totals under one sum, or the
# numbers of one company. A field that was not found is booked as empty and not wrong, but for the four below.
TOGETHER: tuple[tuple[Field, ...], ...] = (
    (Field.INVOICE_NUMBER,),
    (Field.ISSUE_DATE,),
    (Field.TOTAL_GROSS, Field.TOTAL_NET, Field.TOTAL_VAT),
    (Field.SUPPLIER_NAME,),
    (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER),
    (Field.SUPPLIER_IBAN,),
)
# What no booking can do without: where one was not found, it counts how often there is none.
NEEDED = (Field.INVOICE_NUMBER, Field.ISSUE_DATE, Field.TOTAL_GROSS, Field.SUPPLIER_NAME)
KEY: frozenset[Field] = frozenset(name for names in TOGETHER for name in names)
DOCUMENT = "document"


def score_of(extraction: Extraction, calibration: Calibration) -> float:
    """Return how likely every key field is right, by their calibrated confidences; 0 where none was found."""
    weakest = [
        min(found)
        for names in TOGETHER
        if (found := [extraction.fields[name].confidence for name in names if name in extraction.fields])
    ]
    if not weakest:
        return 0.0
    chance = prod((*weakest, *_missing(extraction, calibration)))
    return calibration.worth(DOCUMENT, main_source(extraction.fields.values()), chance)


def _missing(extraction: Extraction, calibration: Calibration) -> Iterator[float]:
    """Yield how likely it is right that a needed field was not found, where that was measured."""
    keys = [f"{name}/{ABSENT}" for name in NEEDED if name not in extraction.fields]
    yield from (calibration.curves[key].at(0.0) for key in keys if key in calibration.curves)
