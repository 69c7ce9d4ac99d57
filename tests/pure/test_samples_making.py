"""Made-up documents: the same seed, the same bytes; every family and every trade; nothing beside the paper."""

from collections.abc import Iterator
from functools import cache

import pypdfium2
import pytest

from invoices.document import MediaType
from invoices.imaging.degrade import DAMAGES
from invoices.imaging.opening.sniff import media_type_of
from invoices.samples.layouts import LAYOUTS
from invoices.samples.making import Sample, make
from invoices.samples.render import MODES
from invoices.samples.trades import TRADES

TEXT = 1  # a kind of object on a page, as PDFium counts them
SLACK = 0.6


@cache
def many() -> tuple[Sample, ...]:
    return tuple(make(77, 400))


def boxes(content: bytes) -> Iterator[tuple[tuple[float, ...], tuple[float, float]]]:
    file = pypdfium2.PdfDocument(content)
    try:
        for page in file:
            for piece in page.get_objects(filter=[TEXT]):
                yield piece.get_bounds(), page.get_size()
    finally:
        file.close()


class TestMaking:
    def test_the_same_seed_makes_the_same_bytes(self) -> None:
        assert [one.content for one in make(5, 12)] == [one.content for one in make(5, 12)]

    def test_a_document_depends_on_its_place_and_not_on_how_many_are_made(self) -> None:
        assert list(make(5, 3))[2] == list(make(5, 8))[2]

    def test_other_seeds_make_other_documents(self) -> None:
        assert next(make(1, 1)).content != next(make(2, 1)).content

    def test_every_family_occurs(self) -> None:
        assert {one.truth.family for one in many()} == set(LAYOUTS)

    def test_every_trade_occurs(self) -> None:
        assert {one.truth.trade for one in many()} == set(TRADES)

    def test_every_language_and_every_kind_of_paper_occurs(self) -> None:
        assert {one.truth.language for one in many()} == {"fr", "en", "de"}
        assert {one.truth.fields["document_type"] for one in many()} == {"invoice", "credit_note", "receipt", "other"}

    def test_amounts_of_credit_notes_are_positive(self) -> None:
        notes = [one.truth for one in many() if one.truth.kind == "credit_note"]

        assert notes
        assert not any(note.fields.get("total_gross", "").startswith("-") for note in notes)

    def test_only_the_families_asked_for_are_made(self) -> None:
        assert {one.truth.family for one in make(3, 10, layouts=["letter", "till_long"])} == {"letter", "till_long"}


@pytest.mark.parametrize("family", LAYOUTS)
def test_nothing_stands_beside_the_paper(family: str) -> None:
    for one in make(9, 4, layouts=[family]):
        for (left, bottom, right, top), (width, height) in boxes(one.content):
            assert -SLACK <= left <= right <= width + SLACK
            assert -SLACK <= bottom <= top <= height + SLACK


class TestSeveral:
    def test_a_file_of_several_says_where_each_begins(self) -> None:
        several = [one.truth for one in many() if one.truth.splits]

        assert several
        for truth in several:
            assert truth.splits[0][0] == 1
            assert all(before[1] + 1 == after[0] for before, after in zip(truth.splits, truth.splits[1:], strict=False))
            assert len(truth.parts) == len(truth.splits)

    def test_its_fields_are_those_of_the_first(self) -> None:
        truth = next(one.truth for one in many() if one.truth.splits)

        assert truth.fields == truth.parts[0].fields


class TestDamage:
    def test_every_damage_is_in_a_mode(self) -> None:
        assert set(DAMAGES) <= set(MODES["all"])

    def test_a_damaged_document_is_a_picture_with_the_same_truth(self) -> None:
        clean, bad = next(make(4, 1)), next(make(4, 1, damage="photo"))

        assert bad.truth.fields == clean.truth.fields
        assert bad.truth.damage in MODES["photo"]
        assert bad.media_type == media_type_of(bad.content)

    def test_several_pages_stay_together(self) -> None:
        bad = next(make(4, 1, layouts=["utility"], damage="scan"))

        assert bad.name.endswith(".pdf")
        assert media_type_of(bad.content) == MediaType.PDF
        assert not list(boxes(bad.content))

    def test_the_same_damage_makes_the_same_bytes(self) -> None:
        assert next(make(6, 1, damage="all")) == next(make(6, 1, damage="all"))
