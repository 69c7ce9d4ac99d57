"""What the chain costs beyond reading: uploads, workers, rows. The bounds are what the product promises."""

import statistics
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path
from socket import socket
from uuid import uuid4

import pytest

from tests import paper
from tests.bench.chain import bare, chain, copies, different
from tests.bench.pages import BenchPage, bench_pages
from tests.chaos.crew import kill
from tests.chaos.installation import Installation, embedded, grown_up

SHARE = 0.85
UPLOAD_MS = 150
UPLOADS = 30
PORT = 8123
TOKEN = (
    "from datetime import timedelta; from django.utils import timezone; "
    "from accounts.models import Membership, Organisation, User; from accounts.origin import Actor; "
    "from accounts.services.tokens import token_create; "
    "place = Membership.objects.create(user=User.objects.create_user('bench@exemple.fr'), role='accountant', "
    "organisation=Organisation.objects.get()); until = timezone.now() + timedelta(days=1); "
    "print(token_create(membership=place, name='bench', scopes=['write'], expires_at=until, by=Actor())[1])"
)

Say = Callable[[str], None]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[BenchPage]:
    return bench_pages(tmp_path_factory.mktemp("pages"))


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Say:
    def told(line: str) -> None:
        with capsys.disabled():
            print(f"\n{line}")

    return told


def test_the_chain_is_nearly_as_fast_as_reading_alone(pages: list[BenchPage], tmp_path: Path, say: Say) -> None:
    scans = different([page.scan for page in pages])
    digital = different([page.digital for page in pages])
    alone = bare(scans, processes=2)
    with (
        embedded(tmp_path) as installation,
        chain(installation, _warm(tmp_path), workers=1, each=2) as running,
    ):
        whole = running.through(copies(scans, tmp_path / "scans"))
        text = running.through(copies(digital, tmp_path / "digital"))
    text_alone = bare(digital, processes=2)

    added = 1000 * 2 * (text - text_alone) / len(digital)
    say(f"{len(scans)} scans: chain {whole:.1f} s, read_invoice {alone:.1f} s, ratio {alone / whole:.2f}")
    say(f"born-digital: {text:.2f} s against {text_alone:.2f} s, {added:.0f} ms of a process more a document")
    assert alone / whole >= SHARE


def test_two_workers_that_share_only_services_speed_up_as_two_bare_processes(
    pages: list[BenchPage], tmp_path: Path, say: Say
) -> None:
    scans = different([page.scan for page in pages])
    gain_alone = bare(scans, processes=1) / bare(scans, processes=2)
    seconds = {}
    for workers in (1, 2):
        place = tmp_path / str(workers)
        place.mkdir()
        with (
            grown_up(place) as installation,
            chain(installation, _warm(place), workers=workers, each=1) as running,
        ):
            seconds[workers] = running.through(copies(scans, place / "scans"))

    gain = seconds[1] / seconds[2]
    say(f"two workers {gain:.2f} times one, two bare processes {gain_alone:.2f} times; {gain / gain_alone:.2f}")
    assert gain / gain_alone >= SHARE


def test_an_upload_is_answered_at_once_while_workers_are_busy(pages: list[BenchPage], tmp_path: Path, say: Say) -> None:
    with (
        embedded(tmp_path) as installation,
        chain(installation, _warm(tmp_path), workers=1, each=2) as running,
    ):
        token = installation.run("manage.py", "shell", "--command", TOKEN).split()[-1]
        web = installation.start("-m", "gunicorn", "--config", "ocrsite/gunicorn.py", "--bind", f"127.0.0.1:{PORT}")
        try:
            _wait_for_web()
            running.crew.send(copies(different([page.scan for page in pages]), tmp_path / "busy"))
            took = [_upload(token, _a_megabyte(pages[0], place)) for place in range(UPLOADS)]
        finally:
            kill(web)
    _tell(took[2:], installation, say)


def _tell(took: list[float], installation: Installation, say: Say) -> None:
    median = 1000 * statistics.median(took)
    worst = 1000 * max(took)
    say(f"upload of 1 MB on {installation.name}: median {median:.0f} ms, worst {worst:.0f} ms, n={len(took)}")
    assert median < UPLOAD_MS


def _warm(folder: Path) -> Path:
    """Draw pages that nothing else sends: each process loads what it reads with."""
    warm = folder / "warm"
    warm.mkdir()
    for number in range(6):
        (warm / f"{number}.pdf").write_bytes(paper.pdf([(f"Facture n° W{number}", *paper.INVOICE)]))
    return warm


def _a_megabyte(page: BenchPage, place: int) -> bytes:
    """Return a PDF of a megabyte; each is another document, though it looks the same."""
    content = page.digital.read_bytes()
    return content + b"\n%" + f"{place:06}".encode() + b"x" * max(0, 1_000_000 - len(content))


def _upload(token: str, content: bytes) -> float:
    mark = uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="f.pdf"\r\n\r\n'.encode()
    body = head + content + f"\r\n--{mark}--\r\n".encode()
    headers = {"Authorization": f"Bearer {token}", "Content-Type": f"multipart/form-data; boundary={mark}"}
    line = HTTPConnection("127.0.0.1", PORT, timeout=30)
    started = time.perf_counter()
    line.request("POST", "/api/documents/", body, headers)
    answer = line.getresponse()
    answer.read()
    took = time.perf_counter() - started
    line.close()
    assert answer.status == 201
    return took


def _wait_for_web() -> None:
    for _ in range(100):
        with socket() as probe:
            if probe.connect_ex(("127.0.0.1", PORT)) == 0:
                return
        time.sleep(0.2)
    raise TimeoutError("the web server does not answer")
