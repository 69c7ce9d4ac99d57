"""Controls 21 to 27 and 35, where documents come in: kinds, bombs, the look, what is served, where it is kept, viruses.

The parts have tests of their own (`tests/security/`, `tests/pure/test_look*.py`, `tests/rooms/test_intake_gate.py`);
here each control is held against the one service through which every door goes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZipFile

import pikepdf
import pytest
from celery import current_app
from django.conf import settings as here
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from kombu.exceptions import ContentDisallowed
from kombu.serialization import loads
from pikepdf import Array, Dictionary, Name
from PIL import Image
from pytest_django.fixtures import Settings
from rest_framework.test import APIClient

from invoices import store, wiring
from invoices.document import SourceFile
from invoices.errors import (
    DamagedFile,
    DisguisedFile,
    EmptyFile,
    PageTooLarge,
    TooManyPages,
    UnknownKind,
    UnreadableFile,
    VirusFound,
)
from invoices.imaging.confined_pool import ConfinedPool
from invoices.models import Document
from invoices.ocr.order import ReaderConfig
from invoices.ocr.policy import Policy
from invoices.pipeline import Tools, read_with_images
from tests import bombs, paper
from tests.cast import Cast
from tests.doubles.clamd import EICAR, clamd, nobody
from tests.doubles.reader import ReaderInThisProcess
from tests.incoming import kept_files, receive

SECONDS, MEGABYTES = 1.0, 50
PROCESS = Path("/proc/self")
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
PHP = b"<?php system($_GET['c']); ?>"
PDF, JPEG, PNG = paper.pdf(), paper.picture("JPEG", dpi=40), paper.picture("PNG", dpi=40)
SCRIPT = Policy(cheap="scripted", strong="scripted", usable_from=0.0, strong_below=0.0)
READ = ReaderConfig(engines={"scripted": {"pages": {"1": list(paper.INVOICE)}}})


def a_zip() -> bytes:
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        archive.writestr("facture.js", "alert(1)")
    return out.getvalue()


CORPUS = [
    pytest.param("facture.php.jpg", PHP, UnknownKind, id="php called jpg"),
    pytest.param("facture.jpg", JPEG + PHP, UnknownKind, id="php behind a jpeg"),
    pytest.param("facture.php", JPEG, DisguisedFile, id="jpeg called php"),
    pytest.param("facture.pdf.exe", PDF, DisguisedFile, id="pdf called exe"),
    pytest.param("facture.png", HTML, UnknownKind, id="html called png"),
    pytest.param("facture.svg", SVG, DisguisedFile, id="svg"),
    pytest.param("facture.png", SVG, UnknownKind, id="svg called png"),
    pytest.param("facture.pdf", HTML + PDF, UnknownKind, id="html and pdf"),
    pytest.param("facture.pdf", b"alert(1)/*" + PDF + b"*/", DisguisedFile, id="script and pdf"),
    pytest.param("facture.pdf", PDF + a_zip(), UnknownKind, id="pdf and zip"),
    pytest.param("facture.jpg", JPEG + a_zip(), DisguisedFile, id="jpeg and zip"),
    pytest.param("facture.jpg", JPEG + PDF, DisguisedFile, id="jpeg and pdf"),
    pytest.param("facture.pdf", b"", EmptyFile, id="empty"),
    pytest.param("facture.pdf", PDF[: len(PDF) // 2], DamagedFile, id="truncated pdf"),
    pytest.param("facture.png", PNG[: len(PNG) // 2], DamagedFile, id="truncated png"),
    pytest.param("facture.jpg", JPEG[: len(JPEG) // 2], DamagedFile, id="truncated jpeg"),
    pytest.param("facture.pdf", b"MZ\x90\x00" + bytes(500), UnknownKind, id="program called pdf"),
]
BOMBS = [
    pytest.param(bombs.vast_sheet(), PageTooLarge, id="half a kilobyte, a sheet of five metres"),
    pytest.param(bombs.many_pages(), TooManyPages, id="20,001 pages"),
    pytest.param(bombs.vast_png(), PageTooLarge, id="17 kilobytes, 144 megapixels"),
    pytest.param(bombs.vast_png(20_000), PageTooLarge, id="48 kilobytes, 400 megapixels"),
]


@pytest.fixture(autouse=True)
def _own_folder(settings: Settings, tmp_path: Path) -> None:
    """Keep files where no other test does."""
    files = {**settings.STORAGES["default"], "OPTIONS": {"location": tmp_path / "files", "base_url": None}}
    settings.STORAGES = {**settings.STORAGES, "default": files}


class Test21Kinds:
    @pytest.mark.parametrize(("name", "content", "reason"), CORPUS)
    def test_what_is_no_document_does_not_come_in(
        self, cast: Cast, name: str, content: bytes, reason: type[UnreadableFile]
    ) -> None:
        with pytest.raises(reason) as refused:
            receive(cast, content, name)

        assert refused.value.code == reason.code
        assert not Document.objects.exists()
        assert not kept_files()

    def test_a_document_comes_in_as_what_it_is_whatever_it_is_called(self, cast: Cast) -> None:
        assert receive(cast, PNG, "facture.pdf").document.media_type == "image/png"


class TestTheDoorOfPrograms:
    @pytest.mark.parametrize(("name", "content", "reason"), CORPUS)
    def test_answers_with_the_reason(
        self, cast: Cast, api: APIClient, name: str, content: bytes, reason: type[UnreadableFile]
    ) -> None:
        api.force_authenticate(cast.alice)

        # What the sender calls it decides nothing.
        sent = SimpleUploadedFile(name, content, content_type="application/pdf")
        answer = api.post("/api/documents/", {"file": sent}, format="multipart")

        assert (answer.status_code, answer.json()["code"]) == (400, reason.code)
        assert not kept_files()

    def test_says_what_to_do_about_a_virus_and_what_to_wait_for(
        self, cast: Cast, api: APIClient, settings: Settings
    ) -> None:
        api.force_authenticate(cast.alice)
        with clamd() as settings.CLAMD_ADDRESS:
            infected = api.post("/api/documents/", {"file": SimpleUploadedFile("a.pdf", EICAR)}, format="multipart")
        settings.CLAMD_ADDRESS = nobody()
        later = api.post("/api/documents/", {"file": SimpleUploadedFile("a.pdf", PDF)}, format="multipart")

        assert (infected.status_code, infected.json()["code"]) == (422, "virus_found")
        assert (later.status_code, later.json()["code"]) == (503, "scanner_away")
        assert "Retry-After" in later.headers
        assert not Document.objects.exists()


class Test22Bombs:
    @pytest.mark.parametrize(("content", "reason"), BOMBS)
    def test_are_refused_at_once_and_cost_this_process_nothing(
        self, cast: Cast, content: bytes, reason: type[UnreadableFile]
    ) -> None:
        receive(cast, PDF)  # what is set up once is not the bomb's doing

        with _watched(), pytest.raises(reason):
            receive(cast, content)


class Test23TheLook:
    def test_is_taken_by_a_child_without_privileges(self, cast: Cast) -> None:
        receive(cast, PDF)

        child = wiring.looker().child
        assert isinstance(child, ConfinedPool)
        assert child.facts()["privileges"] == "none"


class Test24WhatIsServedOfAPdf:
    def test_is_a_picture_without_anything_active(self) -> None:
        reading = _read("facture.pdf", _active_pdf())

        (page,) = reading
        assert Image.open(BytesIO(page)).format in {"JPEG", "PNG"}
        assert not [word for word in (b"/JS", b"/Launch", b"/URI", b"/EmbeddedFile", b"alert") if word in page]


class Test25WhatIsServedOfAPhoto:
    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "TIFF"])
    def test_says_nothing_of_where_it_was_taken(self, kind: str) -> None:
        (page,) = _read("photo", _located_photo(kind))

        shown = Image.open(BytesIO(page))
        assert not shown.getexif()
        assert not {"exif", "xmp", "XML:com.adobe.xmp", "comment", "icc_profile"} & shown.info.keys()
        assert not [word for word in (b"Exif", b"GPS", b"Telephone 7") if word in page]

    def test_was_said_in_what_came_in(self) -> None:
        assert Image.open(BytesIO(_located_photo("JPEG"))).getexif().get_ifd(0x8825)


class Test26WhereItIsKept:
    @pytest.mark.parametrize(
        "name",
        [
            "../../etc/passwd",
            "a\0b.pdf",
            "facture\u202efdp.pdf",
            "a\r\nSet-Cookie: b.pdf",
            "é" * 300 + ".pdf",
            "..",
            "",
        ],
        ids=["path", "nul", "backwards", "header", "long", "dots", "none"],
    )
    def test_a_name_says_nothing_of_where(self, cast: Cast, name: str) -> None:
        document = receive(cast, PDF, name).document

        folder, _, random_name = document.kept_as.rpartition("/")
        assert folder.startswith(store.RECEIVED)
        assert len(random_name) == 40
        assert set(random_name) <= set("0123456789abcdef")
        assert document.name.isprintable()
        assert 0 < len(document.name) <= 255
        assert "/" not in document.name

    def test_is_a_new_place_each_time_and_the_bytes_are_those_that_came(self, cast: Cast) -> None:
        documents = [receive(cast, content).document for content in (PDF, PNG, JPEG)]

        assert len({document.kept_as for document in documents}) == 3
        assert [store.fetch(document.kept_as) for document in documents] == [PDF, PNG, JPEG]

    def test_is_beneath_no_address(self, cast: Cast) -> None:
        document = receive(cast, PDF).document

        starts = ("/", "/media/", "/files/", here.STATIC_URL)
        addresses = [default_storage.url(document.kept_as), *(start + document.kept_as for start in starts)]
        assert {Client().get(address).status_code for address in addresses} == {404}
        roots = [Path(here.STATIC_ROOT), *map(Path, here.STATICFILES_DIRS)]
        assert not [root for root in roots if Path(default_storage.path(document.kept_as)).is_relative_to(root)]


class Test27Viruses:
    def test_do_not_come_in(self, cast: Cast, settings: Settings) -> None:
        with clamd() as settings.CLAMD_ADDRESS, pytest.raises(VirusFound):
            receive(cast, PDF + b"\n% " + EICAR)

        assert not Document.objects.exists()
        assert not kept_files()


class Test35TheQueue:
    def test_takes_json_and_refuses_a_pickled_message(self) -> None:
        pickled = b"cposix\nsystem\n(S'true'\ntR."

        assert list(current_app.conf.accept_content) == ["json"]
        with pytest.raises(ContentDisallowed):
            loads(pickled, "application/x-python-serialize", "binary", accept=current_app.conf.accept_content)

    def test_keeps_kinds_of_work_apart(self) -> None:
        queues = set(current_app.conf.task_queues)
        routes = {name: route["queue"] for name, route in (current_app.conf.task_routes or {}).items()}

        assert {"urgent", "reading", "cloud"} <= queues
        assert set(routes.values()) <= queues
        assert routes["invoices.tasks.read_document"] != routes["invoices.tasks.pull_source"]


def _read(name: str, content: bytes) -> tuple[bytes, ...]:
    """Read a document and return the pages that would be stored and shown."""
    tools = Tools(ReaderInThisProcess(READ), policy=SCRIPT)
    return read_with_images(SourceFile(name, content), tools).images


def _active_pdf() -> bytes:
    """Write a PDF that runs a script, starts a program, calls home and carries another file."""
    with pikepdf.open(BytesIO(paper.pdf(attachments={"macro.js": b"alert(1)"}))) as document:
        script = Dictionary(S=Name.JavaScript, JS=pikepdf.String("app.alert(1)"))
        document.Root.OpenAction = script
        document.Root.AA = Dictionary(WC=Dictionary(S=Name.Launch, F=pikepdf.String("calc.exe")))
        link = Dictionary(S=Name.URI, URI=pikepdf.String("https://example.org/beacon"))
        note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([0, 0, 595, 842]), A=link)
        document.pages[0].Annots = Array([document.make_indirect(note)])
        return paper.saved(document)


def _located_photo(kind: str) -> bytes:
    """Take a photo of an invoice that says where and with what it was taken."""
    sheet = paper.sheet(dpi=100).convert("RGB")
    exif = Image.Exif()
    exif[0x0110] = "Telephone 7"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (48.0, 51.0, 24.0)
    place[3], place[4] = "E", (2.0, 21.0, 8.0)
    return paper.picture(kind, sheet, exif=exif)


@contextmanager
def _watched() -> Iterator[None]:
    # Writing 5 there forgets the highest use of memory so far.
    (PROCESS / "clear_refs").write_text("5")
    before, started = _memory("VmRSS"), perf_counter()
    yield
    assert perf_counter() - started < SECONDS
    assert _memory("VmHWM") - before < MEGABYTES


def _memory(name: str) -> float:
    lines = (PROCESS / "status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(name))
