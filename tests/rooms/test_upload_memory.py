"""Holding uploads: in memory, never on the disk, and not a byte over what a document may have."""

import tempfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import InMemoryUploadedFile, SimpleUploadedFile
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings

from invoices.models import Document
from tests.cast import Cast
from tests.conftest import SignIn

LIMIT = 200_000
OURS = ["invoices.uploads.InMemory"]


@pytest.fixture(autouse=True)
def _held_in_memory(settings: Settings) -> None:
    settings.FILE_UPLOAD_HANDLERS = OURS
    settings.READER_LIMITS = {**settings.READER_LIMITS, "most_bytes": LIMIT}


def a_request(*files: SimpleUploadedFile) -> HttpRequest:
    return RequestFactory().post("/documents/upload", {"file": list(files), "batch": "4"})


def too_large() -> SimpleUploadedFile:
    return SimpleUploadedFile("gros.pdf", b"%PDF" + bytes(LIMIT))


def test_files_are_whole_and_beside_one_another() -> None:
    contents = [b"a" * 100_000, b"b" * LIMIT]

    request = a_request(*(SimpleUploadedFile(f"{len(each)}.pdf", each) for each in contents))

    files = request.FILES.getlist("file")
    assert all(isinstance(file, InMemoryUploadedFile) for file in files)
    assert [file.read() for file in files] == contents
    assert [file.name for file in files] == ["100000.pdf", "200000.pdf"]
    assert request.POST["batch"] == "4"


def test_nothing_is_written_to_the_disk(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    (file,) = a_request(SimpleUploadedFile("a.pdf", b"a" * LIMIT)).FILES.getlist("file")

    assert file.size == LIMIT
    assert not list(tmp_path.iterdir())


class TestOneTooLarge:
    def test_is_refused_on_the_page(self, cast: Cast, sign_in: SignIn) -> None:
        assert sign_in(cast.ben).post("/documents/upload", {"file": too_large()}).status_code == 413
        assert not Document.objects.exists()

    def test_is_a_problem_to_programs(self, cast: Cast, sign_in: SignIn) -> None:
        answer = sign_in(cast.ben).post("/api/documents/", {"file": too_large()})

        assert (answer.status_code, answer.json()["code"]) == (413, "content_too_large")


MALFORMED = [
    pytest.param(b"", "multipart/form-data", id="no boundary"),
    pytest.param(b"nonsense", "multipart/form-data; boundary=x", id="no parts"),
    pytest.param(
        b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF',
        "multipart/form-data; boundary=x",
        id="cut off",
    ),
    pytest.param(b"--x\r\n\r\n\r\n--x--", "multipart/form-data; boundary=" + "x" * 300, id="endless boundary"),
]


@pytest.mark.parametrize(("body", "kind"), MALFORMED)
@pytest.mark.parametrize("address", ["/documents/upload", "/api/documents/"])
def test_a_form_that_is_none_is_refused(cast: Cast, sign_in: SignIn, body: bytes, kind: str, address: str) -> None:
    browser = sign_in(cast.ben)

    answer = browser.generic("POST", address, body, content_type=kind, headers={"accept": "application/json"})

    assert answer.status_code in {400, 415}
    assert not Document.objects.exists()
