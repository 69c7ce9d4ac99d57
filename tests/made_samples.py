"""Readings made up for the tests of the legibility score: the surer the engine, the better it read."""

from collections.abc import Sequence

from invoices.ocr.legibility import FEATURES
from invoices.ocr.legibility_fit import AS_IT_IS, LEFT_OUT, Sample

CONFIDENCE, COVERAGE = FEATURES.index("confidence"), FEATURES.index("coverage")
GOOD, BAD = 0.97, 0.4


def a_sample(
    document: str, quality: float, *, damage: str = AS_IT_IS, engine: str = "tesseract", **features: float
) -> Sample:
    """Describe a reading that went so well, and whose features say so unless told otherwise."""
    told = {"confidence": quality, "coverage": quality, **features}
    described = tuple(told.get(name, 0.5) for name in FEATURES)
    return Sample(document, damage, engine, described, quality)


def some_samples(documents: int = 10, engines: Sequence[str] = ("tesseract",)) -> list[Sample]:
    """Read each document twice by each engine, once well and once badly, and once with a part left out."""
    found = []
    for number in range(documents):
        name, shade = f"family-{number}", number / 100
        for engine in engines:
            found.append(a_sample(name, GOOD - shade / 10, engine=engine))
            found.append(a_sample(name, BAD + shade, engine=engine, damage="blur2"))
            found.append(a_sample(name, BAD - shade, engine=engine, damage=LEFT_OUT, confidence=GOOD))
    return found
