"""Readings whose truth is known, described as the legibility score sees them: what it is fitted on."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from zlib import crc32

from invoices.document import LayerVerdict, Line, PageText
from invoices.imaging.degrade import degrade
from invoices.imaging.measures import measure
from invoices.imaging.recipes import RECIPES
from invoices.ocr.accuracy import measure_accuracy
from invoices.ocr.engine import Engine
from invoices.ocr.job import block_readers
from invoices.ocr.known import KnownPage
from invoices.ocr.languages import language_of
from invoices.ocr.legibility import describe
from invoices.ocr.legibility_fit import AS_IT_IS, LEFT_OUT, Sample
from invoices.ocr.order import ReaderConfig
from invoices.ocr.reading import Bench, Tried, attempt
from invoices.ocr.registry import load_engine
from invoices.ocr.routing import Try


@cache
def engine_for(name: str) -> Engine:
    """Load an engine once for all samples."""
    return load_engine(name, {})


def samples_of(known: KnownPage, damage: str, engines: Sequence[str]) -> list[Sample]:
    """Damage a page, have each engine read it as in daily work and bare, and describe what came of it."""
    blind = replace(known.page, layer=type(known.page.layer)(PageText(), LayerVerdict.ABSENT))
    seed = crc32(f"{known.document}/{known.page.number}/{damage}".encode())
    page = blind if damage == AS_IT_IS else degrade(blind, damage, seed)
    measures = measure(page)
    languages = (language_of(known.truth.split()) or "fra",)
    bench = Bench(engine_for, RECIPES, block_readers(ReaderConfig()))
    found = []
    for engine in engines:
        tried = attempt(page, measures, Try(engine, engine, "sample", languages=languages), bench)
        found.append(_sample(known, damage, engine, tried))
        found.append(_sample(known, LEFT_OUT, engine, with_a_part_left_out(tried)))
        if tried.attempt.steps:
            bare = attempt(page, measures, Try(engine, "none", "sample", languages=languages), bench)
            found.append(_sample(known, damage, engine, bare))
    return found


def _sample(known: KnownPage, damage: str, engine: str, tried: Tried) -> Sample:
    accuracy = measure_accuracy(known.truth, tried.text.text)
    features = tuple(round(float(value), 5) for value in describe(tried.text, tried.measures))
    return Sample(known.family, damage, engine, features, round(accuracy.word_recall or 0.0, 4))


def with_a_part_left_out(tried: Tried) -> Tried:
    """Take the lower half of the lines away, or the right half of the words: as an engine that overlooks would."""
    lines = sorted(tried.text.lines, key=lambda line: line.box.top)
    if len(lines) % 2:
        kept = [Line(words) for line in lines if (words := tuple(word for word in line.words if word.box.left < 0.5))]
    else:
        kept = lines[: len(lines) // 2]
    return replace(tried, text=replace(tried.text, lines=tuple(kept)))
