"""Some pages of a file, understood as a document of their own and put back in their place."""

from datetime import date
from decimal import Decimal

import pytest

from invoices.document import Attachment, Box, Place
from invoices.fields import Context, Extraction, Field, Finding, Outcome, Severity, VatRate
from invoices.parts import covers, outcome_in, result_part
from invoices.understanding import understand
from tests.builders import a_page_reading, an_ocr_result, an_outcome
from tests.understood import a_candidate

PAGE = ("Facture n° FA-2026-{n}", "Date : 02/03/2026", "Total HT 100,00", "TVA 20 % 20,00", "Total TTC 120,00 €")
RESULT = an_ocr_result(
    *(a_page_reading(*(line.format(n=f"000{n}") for line in PAGE), number=n) for n in (1, 2, 3)),
    attachments=(Attachment("factur-x.xml", b"<x/>"),),
)
CONTEXT = Context.empty(date(2026, 3, 20))


class TestPart:
    def test_counts_its_pages_from_one(self) -> None:
        part = result_part(RESULT, 2, 3)

        assert [page.number for page in part.pages] == [1, 2]
        assert [page.text for page in part.pages] == [page.text for page in RESULT.pages[1:]]

    def test_keeps_what_was_written_for_machines_with_the_first_page(self) -> None:
        assert result_part(RESULT, 1, 1).attachments == RESULT.attachments
        assert result_part(RESULT, 2, 2).attachments == ()


class TestOutcome:
    def test_points_to_the_pages_of_the_file(self) -> None:
        outcome = outcome_in(understand(result_part(RESULT, 3, 3), context=CONTEXT), RESULT, 3)

        assert outcome.extraction.value(Field.INVOICE_NUMBER) == "FA-2026-0003"
        assert {place.page for found in outcome.extraction.fields.values() for place in found.evidence} == {3}
        assert {row.place.page for row in outcome.extraction.vat_breakdown if row.place} == {3}
        assert [page.number for page in outcome.result.pages] == [3]

    def test_shifts_findings_about_a_page_and_no_others(self) -> None:
        findings = (
            Finding("page_empty", Severity.NOTE, facts={"page": 1}),
            Finding("xml_differs_from_page", Severity.DOUBT, facts={"page": "120.00"}),
            Finding("total_zero", Severity.DOUBT),
        )
        judged = an_outcome().assessment
        outcome = an_outcome(assessment=type(judged)(0.0, findings, judged.verdict, 0.9))

        found = outcome_in(outcome, RESULT, 4).assessment.findings

        assert [each.facts for each in found] == [{"page": 4}, {"page": "120.00"}, {}]

    def test_leaves_what_has_no_place_without_one(self) -> None:
        extraction = Extraction(
            {Field.TOTAL_NET: a_candidate(Field.TOTAL_NET, Decimal(1))},
            vat_breakdown=(VatRate(Decimal(20), None, None),),
            mentions={"rcs": None, "capital": Place(1, Box.WHOLE_PAGE)},
        )

        found = outcome_in(Outcome(RESULT, extraction, an_outcome().assessment), RESULT, 2).extraction

        assert found.vat_breakdown[0].place is None
        assert found.mentions == {"rcs": None, "capital": Place(2, Box.WHOLE_PAGE)}


class TestAsOne:
    def test_no_split_is_proposed_to_who_has_said_that_there_is_none(self) -> None:
        pages = [f"page {n}/1" for n in (1, 1, 1)]
        file = an_ocr_result(*(a_page_reading(*PAGE, line, number=n) for n, line in enumerate(pages, 1)))

        assert understand(file, context=CONTEXT).splits == ((1, 1), (2, 2), (3, 3))
        assert understand(file, context=CONTEXT, as_one=True).splits == ()


class TestCovers:
    @pytest.mark.parametrize("ranges", [[(1, 3)], [(1, 1), (2, 3)], [(1, 2), (3, 3)]])
    def test_every_page_once(self, ranges: list[tuple[int, int]]) -> None:
        assert covers(ranges, 3)

    @pytest.mark.parametrize(
        "ranges",
        [[], [(1, 2)], [(2, 3)], [(1, 2), (2, 3)], [(1, 1), (3, 3)], [(1, 4)], [(2, 3), (1, 1)], [(1, 0), (1, 3)]],
    )
    def test_no_gap_no_overlap_and_no_page_beyond(self, ranges: list[tuple[int, int]]) -> None:
        assert not covers(ranges, 3)
