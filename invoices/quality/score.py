"""How likely all that must not be wrong is right."""

from math import prod

from invoices.fields import Extraction, Field
from invoices.quality.confidence import Calibration, main_source

# Values that are right or wrong together count once, as the least certain of them: three totals under one sum, or the
# numbers of one company. A field that was not found is booked as empty and not wrong.
TOGETHER: tuple[tuple[Field, ...], ...] = (
    (Field.INVOICE_NUMBER,),
    (Field.ISSUE_DATE,),
    (Field.TOTAL_GROSS, Field.TOTAL_NET, Field.TOTAL_VAT),
    (Field.SUPPLIER_NAME,),
    (Field.SUPPLIER_SIREN, Field.SUPPLIER_VAT_NUMBER),
    (Field.SUPPLIER_IBAN,),
)
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
    return calibration.worth(DOCUMENT, main_source(extraction.fields.values()), prod(weakest))
