"""How well duplicates are found: python -m tests.bench.twins --families 40 --seed 6 (reads some 9 files a family)."""

import argparse
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

import django
from tqdm import tqdm

from invoices.document import OcrResult, SourceFile
from invoices.fields import Outcome
from invoices.pipeline import Tools, read_with_images
from invoices.twins.compare import compare
from invoices.twins.prints import Prints, bands_of, prints_of
from invoices.wiring import quick_half, toolbox
from tests.twinned import Paper, families

UNRELATED, COPIES = "unrelated", "copies"


@dataclass(frozen=True, slots=True)
class Seen:
    """A paper and what it is recognised by."""

    paper: Paper
    prints: Prints


@dataclass(frozen=True, slots=True)
class Judged:
    """Two papers, what they are to each other, and what was said of them."""

    relation: str
    is_met: bool  # looked up by number, band, or total and day
    why: str

    @property
    def is_same(self) -> bool:
        return self.relation == COPIES


def seen(papers: Iterable[Paper], tools: Tools, understand: Callable[[OcrResult], Outcome]) -> Iterator[Seen]:
    """Read papers and take their prints."""
    for paper in papers:
        reading = read_with_images(SourceFile(paper.name, paper.content), tools)
        pages = len(reading.result.pages)
        extraction = understand(reading.result).extraction
        yield Seen(paper, prints_of(reading.result, extraction, 1, pages, reading.images))


def judged(papers: Sequence[Seen]) -> Iterator[Judged]:
    """Compare each paper with each other."""
    for one, other in combinations(papers, 2):
        likeness = compare(one.prints, other.prints)
        yield Judged(
            relation(one.paper, other.paper), meets(one.prints, other.prints), likeness.why if likeness else ""
        )


def relation(one: Paper, other: Paper) -> str:
    """Say what two papers are to each other; two takes of one sibling are copies as well."""
    if one.family != other.family:
        return UNRELATED
    if one.part == other.part or (one.is_same and other.is_same):
        return COPIES
    sibling = other if one.is_same else one
    return sibling.part if one.is_same or other.is_same else "siblings"


def meets(one: Prints, other: Prints) -> bool:
    """Tell whether the look-up would bring two papers together."""
    keys, others = one.keys, other.keys
    if keys.number_key and keys.number_key == others.number_key:
        return True
    if keys.gross is not None and keys.day and (keys.gross, keys.day) == (others.gross, others.day):
        return True
    return bool(set(bands_of(one.marks)) & set(bands_of(other.marks)))


def said(pairs: Sequence[Judged]) -> Iterator[str]:
    """Write the tables of docs/duplicates.md."""
    found = Counter((pair.relation, pair.why if pair.is_met else "") for pair in pairs)
    total = Counter(pair.relation for pair in pairs)
    yield "| pairs of | n | key | text | picture | kept apart |"
    yield "|---|---:|---:|---:|---:|---:|"
    for name in total:
        counts = [found[name, why] for why in ("same_key", "same_text", "same_picture", "")]
        yield f"| {name} | {total[name]} | {' | '.join(map(str, counts))} |"
    named = [pair for pair in pairs if pair.why and pair.is_met]
    right = sum(pair.is_same for pair in named)
    yield f"\nprecision {right}/{len(named)}, recall {right}/{total[COPIES]}"
    yield f"met in the look-up: {sum(pair.is_met for pair in pairs if pair.is_same)}/{total[COPIES]} copies"


def main() -> None:
    """Make the papers, read them, compare all, and say how it went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--families", type=int, default=40)
    parser.add_argument("--seed", type=int, default=6)
    asked = parser.parse_args()
    papers: list[Seen] = []
    with toolbox() as tools:
        for family in tqdm(families(asked.seed, asked.families), total=asked.families, disable=None):
            papers.extend(seen(family, tools, quick_half()))
    print("\n".join(said(list(judged(papers)))))


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ocrsite.settings.local")
    django.setup()
    main()
