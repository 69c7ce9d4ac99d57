"""From what was read to a judged invoice: the order of the stages of the quick half, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from invoices.document import OcrResult
from invoices.electronic.compare import compare
from invoices.electronic.reading import ElectronicReading, read_electronic
from invoices.extraction.resolve import extract
from invoices.extraction.scoring import Scorer, shipped_scorer
from invoices.fields import Context, Extraction, Field, Finding, Outcome
from invoices.quality.checks import check
from invoices.quality.confidence import Calibration, calibrated
from invoices.quality.mentions_wordings import find_mentions
from invoices.quality.pages import of_pages
from invoices.quality.shipped import shipped_calibration
from invoices.quality.verdict import assess

IDENTIFIERS = frozenset(
    {
        Field.SUPPLIER_SIREN,
        Field.SUPPLIER_SIRET,
        Field.SUPPLIER_VAT_NUMBER,
        Field.CUSTOMER_SIREN,
        Field.CUSTOMER_VAT_NUMBER,
    }
)


@dataclass(frozen=True, slots=True)
class Models:
    """What was learned from labelled documents: what is likely, and what a likelihood is worth."""

    scorer: Scorer
    calibration: Calibration

    @classmethod
    def shipped(cls) -> "Models":
        """Return the models that come with the program."""
        return cls(shipped_scorer(), shipped_calibration())


@dataclass(frozen=True, slots=True)
class Unjudged:
    """What was understood, before anybody asks how sure it is."""

    extraction: Extraction
    findings: tuple[Finding, ...]
    splits: tuple[tuple[int, int], ...]


def understand(result: OcrResult, *, context: Context, models: Models | None = None, as_one: bool = False) -> Outcome:
    """Turn what was read into an assessed invoice: free, and done again whenever a rule or a model improves.

    As one means that somebody has said the pages are one invoice, so that no splits are proposed.
    """
    known = models or Models.shipped()
    unjudged = unjudged_of(result, context=context, scorer=known.scorer, as_one=as_one)
    extraction = calibrated(unjudged.extraction, known.calibration, unjudged.findings)
    assessment = assess(extraction, unjudged.findings, context, known.calibration)
    return Outcome(result, extraction, assessment, unjudged.splits)


def unjudged_of(result: OcrResult, *, context: Context, scorer: Scorer, as_one: bool = False) -> Unjudged:
    """Extract and check, with confidences as the models give them."""
    page = extract(result, context, scorer, as_one=as_one)
    text = "\n".join(sheet.sheet.printed for sheet in page.view.pages)
    electronic = read_electronic(result)
    extraction = page.extraction if electronic is None else merged(electronic.extraction, page.extraction)
    notes = electronic.notes if electronic else ""
    extraction = replace(extraction, mentions=_mentions(extraction.mentions, f"{text}\n{notes}"))
    findings = (
        *of_pages(result),
        *(_of_xml(electronic, page.as_read, text) if electronic else ()),
        *check(extraction, context, sha256=result.sha256, splits=page.splits),
    )
    return Unjudged(extraction, findings, page.splits)


def merged(xml: Extraction, page: Extraction) -> Extraction:
    """Take what was written for machines, and from the page what that leaves open."""
    # A company that the XML names is not described anew by numbers that only the page shows.
    known = IDENTIFIERS if xml.fields.keys() & IDENTIFIERS else frozenset()
    left_open = {name: found for name, found in page.fields.items() if name not in known}
    return replace(
        xml,
        fields={**left_open, **xml.fields},
        vat_breakdown=xml.vat_breakdown or page.vat_breakdown,
        lines=xml.lines or page.lines,
        runners_up={**page.runners_up, **xml.runners_up},
        language=page.language or xml.language,
    )


def _of_xml(electronic: ElectronicReading, page: Extraction, text: str) -> tuple[Finding, ...]:
    return (*electronic.findings, *compare(electronic.extraction, page, text))


def _mentions(known: Mapping[str, object], text: str) -> dict[str, None]:
    return dict.fromkeys((*known, *sorted(find_mentions(text))))
