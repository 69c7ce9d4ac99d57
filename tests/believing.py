"""A scorer made by hand, which believes labels and nothing else: what is right of "Total TTC" is the gross total."""

from collections.abc import Mapping

import numpy as np

from invoices.extraction.candidates import Ranked, find_candidates
from invoices.extraction.scoring import Scorer
from invoices.extraction.spots import LEARNED, SORTS, spots_of
from invoices.extraction.view import DocumentView
from invoices.fields import Field
from invoices.quality.confidence import Calibration
from invoices.understanding import Models
from learning.core.trees import Forest
from tests.builders import an_ocr_result

# In log-odds: what speaks for a value before its label is seen, and what each feature adds that is switched on.
BEFORE = -4.0
BELIEFS: dict[Field, dict[str, float]] = {
    Field.TOTAL_NET: {"left:net": 7, "up:net": 6, "up:base": 2},
    Field.TOTAL_VAT: {"left:vat": 7, "left:rate": 6, "up:vat": 6},
    Field.TOTAL_GROSS: {"left:gross": 7, "up:gross": 6, "left:total": 5},
    Field.AMOUNT_DUE: {"left:due": 7, "up:due": 6},
    Field.AMOUNT_PAID: {"left:paid": 7},
    Field.DISCOUNT: {"left:discount": 7},
    Field.ISSUE_DATE: {"left:issue": 7, "left:date": 6, "is_first": 2},
    Field.DUE_DATE: {"left:due_date": 7},
    Field.DELIVERY_DATE: {"left:delivery": 7},
    Field.INVOICE_NUMBER: {"left:invoice_number": 7, "left:title": 5},
    Field.ORDER_NUMBER: {"left:order_number": 7},
    Field.SUPPLIER_NAME: {"first_row": 4, "legal": 2},
    Field.CUSTOMER_NAME: {"head_customer": 5, "left:customer": 4, "digits": -9, "address": -9, "block_row": -1},
}


def believing(beliefs: Mapping[Field, Mapping[str, float]] = BELIEFS, *, before: float = BEFORE) -> Scorer:
    return Scorer({field: _forest(field, weights, before) for field, weights in beliefs.items()}, {"made": "by hand"})


def knowing_nothing() -> Scorer:
    return Scorer({}, {})


def models() -> Models:
    """Believe labels, and take every score for what it says."""
    return Models(believing(), Calibration())


def found_on(view: DocumentView) -> Ranked:
    """Rank what stands on pages, without codes and without what engines say."""
    return find_candidates(believing().weighed(spots_of(view)), an_ocr_result(), view)


def _forest(field: Field, weights: Mapping[str, float], before: float) -> Forest:
    """Plant one tree for each weight: a question, whether the feature is switched on, and two leaves."""
    names = SORTS[LEARNED[field]].features
    trees = range(0, 3 * len(weights), 3)
    asked = [names.index(name) for name in weights]
    return Forest(
        features=len(names),
        bias=before,
        roots=np.array(trees, dtype=np.int64),
        feature=np.array([place for name in asked for place in (name, 0, 0)], dtype=np.int64),
        threshold=np.array([each for _ in trees for each in (0.5, np.inf, np.inf)], dtype=np.float32),
        left=np.array([place for root in trees for place in (root + 1, root + 1, root + 2)], dtype=np.int64),
        value=np.array([each for weight in weights.values() for each in (0.0, 0.0, float(weight))]),
    )
