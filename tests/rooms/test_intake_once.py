"""The same document, however often and by whichever doors it comes, is one document."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from accounts.models import Organisation
from invoices import store, wiring
from invoices.errors import KeyReused
from invoices.models import ArchiveEntry, Document, Origin, State
from invoices.services import intake
from invoices.services.intake import Received
from tests.cast import Cast
from tests.factories import OrganisationFactory
from tests.factories_invoices import SourceFactory
from tests.intake import a_pdf, files_kept, look_here, receive, rows

ONE, OTHER = a_pdf("Facture 1"), a_pdf("Facture 2")


@pytest.fixture(autouse=True)
def _looked_at_in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wiring, "look_at", look_here)


@pytest.mark.django_db
class TestTheSameBytes:
    def test_are_one_document_of_a_company_and_each_coming_is_noted(self, cast: Cast) -> None:
        first = receive(cast.atelier, ONE, name="facture.pdf")
        kept = files_kept()

        again = receive(cast.atelier, ONE, name="copie.pdf", origin=Origin.API)

        assert (again.document, again.is_new, first.is_new) == (first.document, False, True)
        assert [each.name for each in first.document.arrivals.all()] == ["facture.pdf", "copie.pdf"]
        assert files_kept() == kept
        assert rows() == {"Document": 1, "Arrival": 2, "ArchiveEntry": 1}

    def test_of_two_companies_are_two_documents(self, cast: Cast) -> None:
        ours, theirs = receive(cast.atelier, ONE, key="1").document, receive(cast.elsewhere, ONE, key="1").document

        assert ours != theirs
        assert ours.kept_as != theirs.kept_as

    def test_are_not_looked_at_a_second_time(self, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
        receive(cast.atelier, ONE)
        monkeypatch.delattr(wiring, "look_at")

        assert not receive(cast.atelier, ONE).is_new

    def test_stay_where_they_stand_when_they_come_again(self, cast: Cast) -> None:
        document = receive(cast.atelier, ONE).document
        Document.objects.update(state=State.ACCEPTED)

        receive(cast.atelier, ONE)

        document.refresh_from_db()
        assert document.state == State.ACCEPTED


@pytest.mark.django_db
class TestTheSameKey:
    def test_with_the_same_bytes_is_the_same_coming(self, cast: Cast) -> None:
        first = receive(cast.atelier, ONE, key="order-7")

        again = receive(cast.atelier, ONE, key="order-7")

        assert (again.document, again.is_new) == (first.document, False)
        assert rows() == {"Document": 1, "Arrival": 1, "ArchiveEntry": 1}

    @pytest.mark.parametrize("known", [False, True])
    def test_with_other_bytes_is_refused_and_nothing_is_kept(self, cast: Cast, known: bool) -> None:
        receive(cast.atelier, ONE, key="order-7")
        if known:
            receive(cast.atelier, OTHER)
        before = files_kept(), rows()

        with pytest.raises(KeyReused):
            receive(cast.atelier, OTHER, key="order-7")

        assert (files_kept(), rows()) == before

    def test_of_another_company_is_another_key(self, cast: Cast) -> None:
        receive(cast.atelier, ONE, key="order-7")

        assert receive(cast.elsewhere, OTHER, key="order-7").is_new

    def test_of_a_source_is_one_document_whatever_the_source_gives_for_it_later(self, cast: Cast) -> None:
        source = SourceFactory.create(organisation=cast.atelier)
        first = receive(cast.atelier, ONE, key="INV-1", source=source)

        again = receive(cast.atelier, OTHER, key="INV-1", source=source)

        assert (again.document, again.is_new) == (first.document, False)
        assert Document.objects.count() == 1

    def test_of_a_source_is_no_idempotency_key_nor_another_source_s(self, cast: Cast) -> None:
        receive(cast.atelier, ONE, key="1", source=SourceFactory.create(organisation=cast.atelier))

        assert receive(cast.atelier, OTHER, key="1").is_new
        assert receive(cast.atelier, a_pdf("3"), key="1", source=SourceFactory.create(organisation=cast.atelier)).is_new

    def test_without_a_key_a_source_may_bring_many(self, cast: Cast) -> None:
        source = SourceFactory.create(organisation=cast.atelier)

        assert all(receive(cast.atelier, content, source=source).is_new for content in (ONE, OTHER))


@pytest.mark.django_db
class TestAFasterDoor:
    """Somebody else brings something between the first look for it and the row."""

    @pytest.fixture
    def meanwhile(self, monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
        keep = intake._keep

        def arrange(happens: Callable[[], object]) -> None:
            def keep_slowly(content: bytes) -> str:
                monkeypatch.setattr(intake, "_keep", keep)
                happens()
                return keep(content)

            monkeypatch.setattr(intake, "_keep", keep_slowly)

        return arrange

    def test_with_the_same_bytes_wins_and_one_copy_stays(
        self, cast: Cast, meanwhile: Callable[[Callable[[], object]], None]
    ) -> None:
        before = files_kept()
        meanwhile(lambda: receive(cast.atelier, ONE, name="faster.pdf"))

        slower = receive(cast.atelier, ONE, name="slower.pdf", key="7")

        assert not slower.is_new
        assert slower.document.name == "faster.pdf"
        assert rows() == {"Document": 1, "Arrival": 2, "ArchiveEntry": 1}
        assert len(files_kept() - before) == 1
        assert store.fetch(slower.document.kept_as) == ONE

    def test_with_the_same_key_and_other_bytes_wins(
        self, cast: Cast, meanwhile: Callable[[Callable[[], object]], None]
    ) -> None:
        before = files_kept()
        meanwhile(lambda: receive(cast.atelier, OTHER, key="7"))

        with pytest.raises(KeyReused):
            receive(cast.atelier, ONE, key="7")

        assert rows() == {"Document": 1, "Arrival": 1, "ArchiveEntry": 1}
        assert len(files_kept() - before) == 1


@pytest.mark.django_db(transaction=True)
class TestManyDoorsAtOnce:
    @pytest.fixture(autouse=True)
    def _a_database_with_rows_of_its_own_to_lock(self) -> None:
        if connection.vendor != "postgresql":
            pytest.skip("SQLite's in-memory database has one table lock; see tests/journeys/test_once_each.py")

    def at_once(self, organisation: Organisation, work: list[tuple[bytes, str]]) -> list[Received | KeyReused]:
        together = Barrier(len(work))

        def come(content: bytes, key: str) -> Received | KeyReused:
            together.wait()
            try:
                return receive(organisation, content, key=key)
            except KeyReused as problem:
                return problem
            finally:
                connection.close()

        with ThreadPoolExecutor(len(work)) as pool:
            return list(pool.map(come, *zip(*work, strict=True)))

    def test_with_the_same_bytes_make_one_document(self) -> None:
        company, before = OrganisationFactory.create(), files_kept()

        found = self.at_once(company, [(ONE, str(number)) for number in range(8)])

        assert [each.is_new for each in found if isinstance(each, Received)].count(True) == 1
        assert rows() == {"Document": 1, "Arrival": 8, "ArchiveEntry": 1}
        assert len(files_kept() - before) == 1

    def test_with_the_same_key_and_other_bytes_let_one_in(self) -> None:
        company, before = OrganisationFactory.create(), files_kept()

        found = self.at_once(company, [(a_pdf(str(number)), "7") for number in range(8)])

        assert [isinstance(each, KeyReused) for each in found].count(False) == 1
        assert rows() == {"Document": 1, "Arrival": 1, "ArchiveEntry": 1}
        assert len(files_kept() - before) == 1

    def test_with_many_documents_write_one_register_without_gap_or_fork(self) -> None:
        company = OrganisationFactory.create()

        self.at_once(company, [(a_pdf(str(number)), "") for number in range(12)])

        lines = list(ArchiveEntry.objects.order_by("number"))
        assert [line.number for line in lines] == list(range(1, 13))
        assert [line.previous for line in lines[1:]] == [line.seal for line in lines[:-1]]
