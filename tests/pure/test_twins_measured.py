"""On made-up papers: copies with misread words are found, siblings and strangers are not (docs/duplicates.md)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations
from random import Random

import pytest

from invoices.document import Line, OcrResult, SourceFile, Word
from invoices.fields import Context
from invoices.pipeline import Tools, read_with_images
from invoices.twins.compare import compare
from invoices.twins.prints import Prints, prints_of
from invoices.understanding import understand
from tests.doubles.reader import ReaderInThisProcess
from tests.twinned import COPY, Paper, families

FAMILIES = 6
MISREAD = 0.06  # of the words, in one sign each


@pytest.fixture(scope="module")
def papers() -> list[tuple[Paper, Prints]]:
    """Read the papers that carry their text, and the original once more with some words misread."""
    return [seen for family in families(6, FAMILIES) for seen in _seen(family)]


def _seen(family: list[Paper]) -> Iterator[tuple[Paper, Prints]]:
    tools, chance = Tools(reader=ReaderInThisProcess()), Random(family[0].family)
    for paper in family:
        if not paper.damage:
            reading = read_with_images(SourceFile(paper.name, paper.content), tools)
            yield paper, _prints(reading.result, reading.images)
            if paper.is_same:
                yield replace(paper, part=COPY), _prints(_misread(reading.result, chance), reading.images)


def _prints(result: OcrResult, images: tuple[bytes, ...]) -> Prints:
    extraction = understand(result, context=Context.empty(date(2026, 11, 2))).extraction
    return prints_of(result, extraction, 1, len(result.pages), images)


def _misread(result: OcrResult, chance: Random) -> OcrResult:
    pages = []
    for page in result.pages:
        lines = tuple(Line(tuple(_slip(word, chance) for word in line.words)) for line in page.text.lines)
        pages.append(replace(page, text=replace(page.text, lines=lines)))
    return replace(result, pages=tuple(pages))


def _slip(word: Word, chance: Random) -> Word:
    if chance.random() >= MISREAD:
        return word
    at = chance.randrange(len(word.text))
    return replace(word, text=word.text[:at] + chance.choice("aeilost0158") + word.text[at + 1 :])


class TestMeasured:
    def test_nothing_is_taken_for_a_copy_that_is_none(self, papers: list[tuple[Paper, Prints]]) -> None:
        wrong = [
            (one.name, other.name)
            for (one, ours), (other, theirs) in combinations(papers, 2)
            if not (one.family == other.family and one.is_same and other.is_same) and compare(ours, theirs)
        ]

        assert not wrong

    def test_nearly_all_copies_are_found(self, papers: list[tuple[Paper, Prints]]) -> None:
        copies = [
            compare(ours, theirs) is not None
            for (one, ours), (other, theirs) in combinations(papers, 2)
            if one.family == other.family and one.is_same and other.is_same
        ]

        assert len(copies) == FAMILIES
        assert sum(copies) >= FAMILIES - 1
