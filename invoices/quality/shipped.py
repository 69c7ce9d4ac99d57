"""The calibration that comes with the product."""

import json
from functools import cache
from hashlib import sha256
from importlib.resources import files

from invoices.quality.confidence import Calibration

FILE = "calibration.json"
# Written by `manage.py calibrate --ship`; a file that is another one is not believed.
DIGEST = "2b0272bcea36615be9e0966e41f09dc60f100abe54ccea4c72f52cefa573514d"  # pragma: allowlist secret


@cache
def shipped_calibration() -> Calibration:
    """Return what raw scores are worth, as measured on held-back documents; nothing learnt, where nothing is shipped.

    Raises:
        ValueError: the file is not the one that this code was released with.
    """
    file = files("invoices.quality").joinpath(FILE)
    if not DIGEST:
        return Calibration()
    content = file.read_bytes()
    if sha256(content).hexdigest() != DIGEST:
        raise ValueError(f"invoices/quality/{FILE} is not the one that was measured; install the product again")
    return Calibration.from_json(json.loads(content))
