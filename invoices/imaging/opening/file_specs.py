"""Where a PDF keeps the files that are attached to it: a tree of names, lists of associated files, and paper clips."""

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

import pikepdf
from pikepdf import Array, Dictionary, Name

DEEPEST = 32
MOST_SPECS = 1000
SLOTS = (Name.UF, Name.F, Name.Unix, Name.Mac, Name.DOS)


class Spec(NamedTuple):
    """A file specification and the place that leads to it: names, af, page 3."""

    spec: Dictionary
    place: str


def file_specs(document: pikepdf.Pdf) -> list[Spec]:
    """List the files attached to a PDF, each as often as something leads to it."""
    return list(islice(_all(document), MOST_SPECS))


def _all(document: pikepdf.Pdf) -> Iterator[Spec]:
    root = document.Root
    tree = _inside(_inside(root, Name.Names), Name.EmbeddedFiles)
    yield from (Spec(spec, "names") for spec in _leaves(tree, 0))
    yield from (Spec(spec, "af") for spec in _dictionaries(_inside(root, Name.AF)))
    for number, page in enumerate(document.pages, 1):
        place = f"page {number}"
        yield from (Spec(spec, place) for spec in _dictionaries(_inside(page.obj, Name.AF)))
        for note in _dictionaries(_inside(page.obj, Name.Annots)):
            spec = _inside(note, Name.FS)
            if isinstance(spec, Dictionary) and note.get(Name.Subtype) == Name.FileAttachment:
                yield Spec(spec, place)


def _leaves(node: object, depth: int) -> Iterator[Dictionary]:
    if not isinstance(node, Dictionary) or depth > DEEPEST:
        return
    yield from _dictionaries(_inside(node, Name.Names))
    for kid in _dictionaries(_inside(node, Name.Kids)):
        yield from _leaves(kid, depth + 1)


def _inside(holder: object, key: Name) -> object:
    return holder.get(key) if isinstance(holder, Dictionary) else None


def _dictionaries(holder: object) -> Iterator[Dictionary]:
    """Yield the dictionaries of a list, or the one that stands where a list should."""
    if isinstance(holder, Dictionary):
        yield holder
    elif isinstance(holder, Array):
        # A list of a million nulls is walked no further than a list of files would be.
        for index in range(min(len(holder), 2 * MOST_SPECS)):
            if isinstance(item := holder[index], Dictionary):
                yield item


def stream_of(spec: Dictionary) -> pikepdf.Stream | None:
    """Return the file that a specification embeds; it may only name one that is elsewhere."""
    embedded = _inside(spec, Name.EF)
    streams = (_inside(embedded, slot) for slot in SLOTS)
    return next((stream for stream in streams if isinstance(stream, pikepdf.Stream)), None)
