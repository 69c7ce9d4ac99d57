"""What held-back documents prove: nothing is judged by what was fitted on it."""

from collections.abc import Sequence
from itertools import cycle
from pathlib import Path

import pytest

from invoices.fields import Field, Finding, Promise, Severity, Source
from invoices.labelled.calibration_report import page_of, to_html, written
from invoices.labelled.held_back import HeldBack
from invoices.labelled.material import Studied
from invoices.labelled.proving import Study, study
from invoices.labelled.sights import Sight
from invoices.labelled.truth import Truth
from invoices.quality.thresholds import GRID
from tests.labelled import known
from tests.understood import CONTEXT, an_invoice

RIGHT, WRONG = "FA-2026-0042", "FA-2026-0043"
LOOSE = Promise(most_wrong=0.1)


def a_document(
    place: int, number: str, *, folder: str = "real", confidence: float = 0.97, findings: Sequence[Finding] = ()
) -> HeldBack:
    """Understand an invoice of which the number is known, by one of five parts."""
    truth = Truth(f"{place}.pdf", {"invoice_number": number}, family=str(place % 5))
    extraction = an_invoice(confidence=confidence, source=Source.OCR)
    return HeldBack(Studied(folder, Path(f"{place}.ocr.json"), truth), place % 5, extraction, tuple(findings))


def good_and_bad(count: int = 100, *, folder: str = "real") -> list[HeldBack]:
    """Understand so many invoices, of which those that look unsure are wrong."""
    kinds = [(WRONG, 0.5), (RIGHT, 0.97), (RIGHT, 0.97), (RIGHT, 0.97)]
    return [
        a_document(place, number, folder=folder, confidence=confidence)
        for place, (number, confidence) in zip(range(count), cycle(kinds), strict=False)
    ]


def studied(held: Sequence[HeldBack], corrections: Sequence[Sight] = (), *generated: str) -> Study:
    return study(held, corrections, context=CONTEXT, generated=generated)


@pytest.fixture(scope="module")
def outcome() -> Study:
    return studied([*good_and_bad(120), *good_and_bad(40, folder="made")], (), "made")


class TestStudying:
    def test_tells_sure_answers_from_unsure_ones(self) -> None:
        outcome = studied(good_and_bad())

        worth = [outcome.calibration.worth("invoice_number", "ocr", raw) for raw in (0.5, 0.97)]
        assert worth[0] < 0.2
        assert worth[1] > 0.9

    def test_gives_every_document_a_score_that_tells_whether_it_is_right(self) -> None:
        outcome = studied(good_and_bad())

        assert all((one.score > 0.5) == one.is_right for one in outcome.documents)

    def test_judges_each_part_by_what_the_others_taught(self) -> None:
        held = [a_document(place, WRONG if place % 5 == 0 else RIGHT) for place in range(100)]

        outcome = studied(held)

        # In the other parts all were right, so nothing warned of this one.
        assert all(one.answers[0].raw > 0.9 for one in outcome.documents if one.held.part == 0)

    def test_counts_generated_and_real_documents_apart(self) -> None:
        held = [*good_and_bad(60), *good_and_bad(40, folder="made")]

        evidence = studied(held, (), "made").evidence

        assert (evidence.real.documents, evidence.generated.documents) == (60, 40)
        assert evidence.real.accepted[-1] == 45
        assert evidence.real.wrong[-1] == 0

    def test_keeps_back_a_document_with_a_grave_finding(self) -> None:
        doubt = Finding("iban_changed", Severity.DOUBT, (Field.SUPPLIER_IBAN,))
        held = [a_document(place, RIGHT, findings=[doubt]) for place in range(40)]

        assert studied(held).evidence.real.accepted == (0,) * len(GRID)

    def test_leaves_out_documents_of_which_nothing_that_counts_is_known(self) -> None:
        nameless = HeldBack(Studied("real", Path("x"), known(currency="EUR")), 1, an_invoice(), ())

        outcome = studied([*good_and_bad(20), nameless])

        assert outcome.evidence.real.documents == 20

    def test_believes_what_people_corrected(self) -> None:
        wrong = [Sight("invoice_number", "ocr", 0.97, is_proven=False, is_right=False)] * 500

        before, after = (studied(good_and_bad(), rows).calibration for rows in ([], wrong))

        assert after.worth("invoice_number", "ocr", 0.97) < 0.3 < before.worth("invoice_number", "ocr", 0.97)


class TestReporting:
    def test_draws_how_true_confidence_is_for_each_source_and_folder(self, outcome: Study) -> None:
        shown = "\n".join(written(outcome, LOOSE))

        for name in ("all", "source ocr", "real", "made"):
            assert f"Reliability: {name}\n" in shown
        assert "█" in shown

    def test_says_what_the_promise_rests_on(self, outcome: Study) -> None:
        shown = "\n".join(written(outcome, LOOSE)).replace("\N{NO-BREAK SPACE}", " ")

        assert "on 120 real and 40 generated documents" in shown
        assert "120 documents (75.0 %) are booked unseen, 0 of them wrong" in shown
        assert "Of them generated: 30 booked, 0 wrong, at most 7.4 %: proven by these alone." in shown

    def test_says_that_a_promise_is_not_yet_proven(self, outcome: Study) -> None:
        assert "Not yet proven" in "\n".join(written(outcome, Promise()))

    def test_is_a_page_with_diagrams_too(self, outcome: Study) -> None:
        page = to_html(outcome, LOOSE)

        assert page.count("<svg") == 4
        assert "Booked unseen at the promise" in page

    def test_is_a_page_of_the_documentation(self, outcome: Study) -> None:
        pages = page_of(outcome, LOOSE)

        diagrams = [name for name in pages if name.endswith(".svg")]
        assert len(diagrams) == 4
        assert all(pages[name].split("?>\n")[1].startswith("<svg") for name in diagrams)
        assert all(f"({name})" in pages["confidence.md"] for name in diagrams)
        assert "| all real | 120 |" in pages["confidence.md"]
