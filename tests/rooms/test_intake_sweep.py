"""Handing out again what was never taken, and burying what killed three workers."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from invoices.models import Document, State
from invoices.models.document import MOST_CRASHES, DocumentQuerySet, Priority
from invoices.services import sweep
from invoices.services.settling import documents_bury
from invoices.services.sweep import intake_sweep
from invoices.signals import document_processed
from invoices.tasks import sweep as sweep_task
from tests.doubles.brokers import Notebook, notebook
from tests.factories_invoices import DocumentFactory

pytestmark = pytest.mark.django_db


def ago(**how_long: float) -> object:
    return timezone.now() - timedelta(**how_long)


@pytest.fixture
def broker() -> Iterator[Notebook]:
    with notebook() as book:
        yield book


def from_now(facts: dict[str, object]) -> dict[str, object]:
    """Turn spans of time into moments, counted from the test and not from its collection."""
    return {name: timezone.now() + fact if isinstance(fact, timedelta) else fact for name, fact in facts.items()}


class TestTheSweep:
    def test_tells_of_what_nobody_was_told_of(self, broker: Notebook) -> None:
        document = DocumentFactory.create()

        assert intake_sweep() == 1

        assert broker.documents == [document.pk]

    def test_tells_of_the_most_urgent_first(self, broker: Notebook) -> None:
        bulk = DocumentFactory.create(priority=Priority.BULK, received_at=ago(days=1))
        late, early = DocumentFactory.create(), DocumentFactory.create(received_at=ago(hours=1))

        intake_sweep()

        assert broker.documents == [early.pk, late.pk, bulk.pk]

    def test_does_not_repeat_itself(self, broker: Notebook) -> None:
        DocumentFactory.create()

        intake_sweep()

        assert intake_sweep() == 0

    def test_believes_that_a_hint_was_lost_when_nobody_works(self, broker: Notebook) -> None:
        DocumentFactory.create(hinted_at=ago(seconds=30))

        assert intake_sweep() == 1

    def test_has_patience_while_somebody_works(self, broker: Notebook) -> None:
        DocumentFactory.create(held=True)
        DocumentFactory.create(hinted_at=ago(minutes=5))
        lost = DocumentFactory.create(hinted_at=ago(minutes=15))

        intake_sweep()

        assert broker.documents == [lost.pk]

    @pytest.mark.parametrize(
        "left",
        [
            {"lost": True},
            {"lost": True, "state": State.UNDERSTOOD},
            {"retries": 2, "next_attempt_at": -timedelta(seconds=1)},
            {"crashes": 1, "next_attempt_at": -timedelta(seconds=1)},
        ],
        ids=str,
    )
    def test_tells_again_of_what_a_worker_left_though_somebody_works(
        self, broker: Notebook, left: dict[str, object]
    ) -> None:
        DocumentFactory.create(held=True)
        document = DocumentFactory.create(**from_now(left), hinted_at=ago(seconds=30))

        intake_sweep()

        assert broker.documents == [document.pk]

    @pytest.mark.parametrize(
        "standing",
        [
            {"held": True},
            {"next_attempt_at": timedelta(hours=1)},
            *({"state": state} for state in (State.ACCEPTED, State.IN_REVIEW, State.REJECTED, State.FAILED)),
        ],
        ids=str,
    )
    def test_leaves_alone_what_is_not_to_be_done_now(self, broker: Notebook, standing: dict[str, object]) -> None:
        DocumentFactory.create(**from_now(standing))

        assert intake_sweep() == 0

    def test_tells_of_what_was_hinted_at_before_the_clock_was_put_back(self, broker: Notebook) -> None:
        DocumentFactory.create(hinted_at=timezone.now() + timedelta(days=30))

        assert intake_sweep() == 1

    def test_stops_at_a_broker_that_is_away_and_goes_on_when_it_is_back(self, broker: Notebook) -> None:
        DocumentFactory.create_batch(3)
        broker.is_away = True
        away = intake_sweep()
        broker.is_away = False

        assert (away, intake_sweep()) == (0, 3)

    def test_tells_of_so_many_at_once_and_of_the_rest_the_next_time(
        self, broker: Notebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sweep, "MOST_AT_ONCE", 2)
        documents = DocumentFactory.create_batch(5)

        assert [intake_sweep() for _ in range(4)] == [2, 2, 1, 0]
        assert sorted(broker.documents) == sorted(each.pk for each in documents)

    def test_tells_nobody_twice_while_the_queue_has_enough(
        self, broker: Notebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sweep, "MOST_AT_ONCE", 2)
        DocumentFactory.create(held=True)
        DocumentFactory.create_batch(2, hinted_at=ago(minutes=1))
        DocumentFactory.create(hinted_at=ago(minutes=15))
        left, new = DocumentFactory.create(lost=True, hinted_at=ago(minutes=1)), DocumentFactory.create()

        intake_sweep()

        assert sorted(broker.documents) == [left.pk, new.pk]

    def test_fills_the_queue_up_with_a_long_import_and_always_tells_of_what_a_person_waits_for(
        self, broker: Notebook, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(sweep, "MOST_AT_ONCE", 3)
        DocumentFactory.create_batch(2, priority=Priority.BULK, hinted_at=ago(seconds=1))
        DocumentFactory.create_batch(4, priority=Priority.BULK)
        urgent = DocumentFactory.create()

        assert intake_sweep() == 1
        assert broker.documents == [urgent.pk]

    def test_tells_once_of_what_a_worker_left(self, broker: Notebook) -> None:
        DocumentFactory.create(held=True)
        DocumentFactory.create(lost=True, hinted_at=ago(minutes=1))

        assert [intake_sweep() for _ in range(2)] == [1, 0]

    def test_is_a_task(self, broker: Notebook) -> None:
        DocumentFactory.create()

        sweep_task(a_later_argument=1)

        assert len(broker.told) == 1


class TestADeadLetter:
    @pytest.mark.parametrize("where", [{"lost": True}, {"lost": True, "state": State.UNDERSTOOD}, {}], ids=str)
    def test_is_buried_with_its_reason_after_three_crashes(self, broker: Notebook, where: dict[str, object]) -> None:
        DocumentFactory.create(**where, crashes=MOST_CRASHES)

        assert intake_sweep() == 0

        document = Document.objects.get()
        assert (document.state, document.error_code, document.error_facts) == (
            State.FAILED, "workers_died", {"times": 3}
        )  # fmt: skip
        assert document.settled_at is not None
        assert (document.lease_token, document.lease_until, document.crashes) == ("", None, 0)

    def test_is_announced_once(self, broker: Notebook) -> None:
        heard: list[tuple[int, object]] = []

        def listen(document: Document, outcome: object, **_facts: object) -> None:
            heard.append((document.pk, outcome))

        dead = DocumentFactory.create(lost=True, crashes=MOST_CRASHES)
        document_processed.connect(listen)
        intake_sweep()
        intake_sweep()
        document_processed.disconnect(listen)

        assert heard == [(dead.pk, None)]

    @pytest.mark.parametrize(
        "standing",
        [
            {"held": True, "crashes": MOST_CRASHES},
            {"lost": True, "crashes": MOST_CRASHES - 1},
            {"crashes": MOST_CRASHES, "next_attempt_at": timedelta(minutes=1)},
        ],
        ids=str,
    )
    def test_is_not_what_may_still_come_to_an_end(self, standing: dict[str, object]) -> None:
        DocumentFactory.create(**from_now(standing))

        assert documents_bury(timezone.now()) == 0

    def test_is_not_what_another_settled_just_now(self, monkeypatch: pytest.MonkeyPatch) -> None:
        DocumentFactory.create(lost=True, crashes=MOST_CRASHES)
        lost = DocumentQuerySet.lost

        def lost_until_now(found: DocumentQuerySet, now: datetime) -> list[Document]:
            left = list(lost(found, now))
            Document.objects.update(state=State.ACCEPTED, crashes=0)
            return left

        monkeypatch.setattr(DocumentQuerySet, "lost", lost_until_now)

        assert documents_bury(timezone.now()) == 0
        assert Document.objects.get().state == State.ACCEPTED
