"""The XML files attached to a PDF, each with what the PDF says of it. One that is damaged stops nothing else."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import md5
from io import BytesIO

import pikepdf
from pikepdf import Dictionary, Name, Stream, settings

from invoices.document import Attachment
from invoices.errors import DamagedFile
from invoices.imaging.opening.breakage import damaged
from invoices.imaging.opening.file_specs import Spec, file_specs, stream_of
from invoices.imaging.opening.limits import MEGA
from invoices.imaging.opening.pdf_facts import facts_of_pdf, said
from invoices.imaging.opening.sniff import looks_like_xml
from invoices.imaging.opening.xml import facts_of

MOST_BYTES = 20 * MEGA
MOST_ALTOGETHER = 3 * MOST_BYTES
MOST_XML = 20
# QPDF can be held to a size while it unpacks these; of others it is asked nothing.
HELD = frozenset(
    ("/FlateDecode", "/Fl", "/ASCIIHexDecode", "/AHx", "/ASCII85Decode", "/A85", "/RunLengthDecode", "/RL")
)
DIGEST = re.compile(rb"[0-9A-Fa-f]{32}")


@dataclass(frozen=True, slots=True)
class Enclosed:
    """What a PDF brings besides its pages."""

    attachments: tuple[Attachment, ...] = ()
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class _File:
    """An embedded file: what leads to it, and its bytes once they are unpacked."""

    spec: Dictionary
    stream: Stream
    places: list[str]


def enclosed_in(content: bytes) -> Enclosed:
    """Return the XML attached to a PDF, and what the PDF says of itself; a fault is among the facts."""
    try:
        with damaged("what is attached to it cannot be reached"), _held(), pikepdf.open(BytesIO(content)) as document:
            return _enclosed(document)
    except DamagedFile as problem:
        return Enclosed(facts={"attachments_fault": str(problem.facts["detail"])})


@contextmanager
def _held() -> Iterator[None]:
    """Hold QPDF to a size, for what it unpacks here and for the lists of objects that it unpacks on its way."""
    before = settings.set_qpdf_limits(flate_max_memory=MOST_BYTES, run_length_max_memory=MOST_BYTES)
    try:
        yield
    finally:
        settings.set_qpdf_limits(
            flate_max_memory=before["flate_max_memory"], run_length_max_memory=before["run_length_max_memory"]
        )


def _enclosed(document: pikepdf.Pdf) -> Enclosed:
    facts = facts_of_pdf(document)
    found: list[Attachment] = []
    faults: list[str] = []
    files = _files(file_specs(document))
    left = MOST_ALTOGETHER
    for file in files:
        if left <= 0:
            faults.append("what follows was not unpacked, there is too much of it")
            break
        try:
            with damaged("it cannot be unpacked"):
                content = _unpacked(file.stream)
            left -= len(content)
            found += _xml(file, content)
        except DamagedFile as problem:
            left -= MOST_BYTES
            faults.append(f"{_name(file.spec)}: {problem.facts['detail']}")
    facts |= {"attachments": str(len(files)), "attachments_fault": "; ".join(faults)}
    return Enclosed(tuple(found[:MOST_XML]), {name: value for name, value in facts.items() if value})


def _files(specs: list[Spec]) -> list[_File]:
    """Gather what leads to the same file, since a good PDF leads to it twice."""
    files: dict[object, _File] = {}
    for spec, place in specs:
        stream = stream_of(spec)
        if stream is not None:
            file = files.setdefault(stream.objgen, _File(spec, stream, []))
            file.places.append(place)
    return list(files.values())


def _xml(file: _File, content: bytes) -> list[Attachment]:
    if not looks_like_xml(content):
        return []
    return [Attachment(_name(file.spec), content, {**_facts(file, content), **facts_of(content)})]


def _unpacked(stream: Stream) -> bytes:
    named = stream.get(Name.Filter)
    filters = list(named) if isinstance(named, pikepdf.Array) else [named] if named is not None else []
    if not {str(name) for name in filters} <= HELD:
        raise DamagedFile(detail="it is packed in a way that is not taken")
    content = stream.read_bytes()
    if len(content) > MOST_BYTES:
        raise DamagedFile(detail="it is too large")
    return content


def _name(spec: Dictionary) -> str:
    name = said(spec.get(Name.UF)) or said(spec.get(Name.F))
    # Names with folders are of a computer that is not ours.
    return re.split(r"[/\\]", name)[-1] or "unnamed"


def _facts(file: _File, content: bytes) -> dict[str, str]:
    parameters = file.stream.get(Name.Params, Dictionary())
    facts = {
        "places": ", ".join(dict.fromkeys(file.places)),
        "relationship": said(file.spec.get(Name.AFRelationship)).lstrip("/"),
        "mime": said(file.stream.get(Name.Subtype)).lstrip("/"),
        "description": said(file.spec.get(Name.Desc)),
        "modified": said(parameters.get(Name.ModDate)),
        "created": said(parameters.get(Name.CreationDate)),
        "size": str(len(content)),
        "stated_size": said(parameters.get(Name.Size)),
        "checksum": _checksum(parameters.get(Name.CheckSum), content),
    }
    return {name: value for name, value in facts.items() if value}


def _checksum(stated: object, content: bytes) -> str:
    """Say whether the bytes are those that were attached: matches, differs, or nothing when the PDF does not say."""
    if not isinstance(stated, pikepdf.String):
        return ""
    digest = bytes(stated)
    digest = bytes.fromhex(digest.decode()) if DIGEST.fullmatch(digest) else digest
    return "matches" if digest == md5(content, usedforsecurity=False).digest() else "differs"
