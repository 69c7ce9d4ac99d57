"""Taking documents in: whole, once, and only then acknowledged."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

import pytest
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.origin import Actor
from invoices import store, wiring
from invoices.document import MediaType
from invoices.errors import KeyReused, LockedFile, UnknownKind, UnreadableFile
from invoices.models import ArchiveEntry, Batch, Document, Origin, State
from invoices.signals import document_received
from tests import paper
from tests.cast import Cast
from tests.doubles.brokers import Notebook, notebook
from tests.factories_invoices import SourceFactory
from tests.intake import NO_ROWS, a_pdf, files_kept, look_here, receive, rows

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _looked_at_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", look_here)


@pytest.fixture
def broker() -> Iterator[Notebook]:
    with notebook() as book:
        yield book


class TestANewDocument:
    def test_is_kept_byte_for_byte_with_who_sent_it_and_what_it_is(self, cast: Cast) -> None:
        content = a_pdf()

        document = receive(cast.atelier, content, by=Actor(cast.ben.pk), note="Bonjour", name="Février.pdf").document

        assert store.fetch(document.kept_as) == content
        document.refresh_from_db()
        assert (document.sha256, document.size) == (sha256(content).hexdigest(), len(content))
        assert (document.media_type, document.pages, document.name) == (MediaType.PDF, 1, "Février.pdf")
        assert (document.state, document.received_by, document.origin) == (State.RECEIVED, cast.ben, Origin.WEB)
        assert (document.organisation, document.note) == (cast.atelier, "Bonjour")
        assert timezone.now() - document.received_at < timedelta(minutes=1)

    def test_stands_in_the_register_from_the_same_moment(self, cast: Cast) -> None:
        document = receive(cast.atelier).document

        line = ArchiveEntry.objects.get(document=document.pk)
        assert (line.kind, line.sha256, line.kept_as) == ("received", document.sha256, document.kept_as)
        assert line.received_at == document.received_at

    def test_belongs_to_what_was_sent_together(self, cast: Cast) -> None:
        batch = Batch.objects.create(organisation=cast.atelier, origin=Origin.WEB)
        source = SourceFactory.create(organisation=cast.atelier)

        document = receive(cast.atelier, batch=batch, source=source, key="1", wanted={"engine": "rapidocr"}).document

        document.refresh_from_db()
        assert (document.batch, document.source, document.wanted) == (batch, source, {"engine": "rapidocr"})

    def test_is_announced_and_hinted_at_once_it_is_durable(
        self, cast: Cast, broker: Notebook, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
    ) -> None:
        heard: list[int] = []

        def listen(document: Document, **_facts: object) -> None:
            heard.append(document.pk)

        document_received.connect(listen)
        with django_capture_on_commit_callbacks() as after:
            document = receive(cast.atelier).document
        before = [*heard, *broker.told]
        for each in after:
            each()

        document_received.disconnect(listen)
        assert before == []
        assert (heard, broker.told) == ([document.pk], [(document.pk, "urgent")])

    def test_of_300_pages_is_taken(self, cast: Cast) -> None:
        assert receive(cast.atelier, paper.pdf([("Page",)] * 300)).document.pages == 300


class TestWhatIsSaidBesideIt:
    @pytest.mark.parametrize(
        ("name", "shown"),
        [
            ("", "document"),
            ("///", "document"),
            ("\0\u202e\n", "document"),
            ("C:\\Users\\ben\\facture.pdf", "facture.pdf"),
            ("../../etc/passwd", "passwd"),
            ("fac\0ture\u202efdp.pdf", "facturefdp.pdf"),
            ("fac\udcffture.pdf", "facture.pdf"),
            ("é" * 400 + ".pdf", "é" * 251 + ".pdf"),
        ],
        ids=ascii,
    )
    def test_a_name_is_a_label_whatever_it_holds(self, cast: Cast, name: str, shown: str) -> None:
        document = receive(cast.atelier, name=name).document

        document.refresh_from_db()
        assert (document.name, document.arrivals.get().name) == (shown, shown)

    def test_a_note_keeps_what_a_column_takes(self, cast: Cast) -> None:
        document = receive(cast.atelier, note="Bon\0jour \udcff" + "x" * 50_000).document

        document.refresh_from_db()
        assert document.note.startswith("Bonjour ?x")
        assert len(document.note) == 20_000

    @pytest.mark.parametrize("key", ["k" * 5_000, "k\0ey", "k\udcffey", "clé\n"], ids=ascii)
    def test_a_key_that_no_column_takes_is_known_again(self, cast: Cast, key: str) -> None:
        first = receive(cast.atelier, a_pdf("1"), key=key)

        again = receive(cast.atelier, a_pdf("1"), key=key)

        assert (again.document, again.is_new) == (first.document, False)
        assert first.document.arrivals.count() == 1
        with pytest.raises(KeyReused):
            receive(cast.atelier, a_pdf("2"), key=key)


class TestWhatIsNoDocument:
    @pytest.mark.parametrize(
        ("content", "refusal"),
        [
            (b"", UnreadableFile),
            (b"<html><script>alert(1)</script></html>", UnknownKind),
            (b"%PDF-1.7 and nothing more", UnreadableFile),
            (paper.pdf(password="secret"), LockedFile),
        ],
    )
    def test_leaves_nothing_behind(self, cast: Cast, content: bytes, refusal: type[UnreadableFile]) -> None:
        before = files_kept()

        with pytest.raises(refusal):
            receive(cast.atelier, content, key="mine")

        assert files_kept() == before
        assert rows() == NO_ROWS
