"""How long something still takes, as far as that can be said."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from invoices.models import Batch, Document, Origin, State
from invoices.models.document import Priority
from invoices.selectors.progress import (
    LAST,
    SECONDS_A_PAGE,
    batch_progress,
    seconds_a_page,
    seconds_left,
    seconds_left_in,
    seconds_left_of,
)
from tests.cast import Cast
from tests.factories_invoices import DocumentFactory, OcrRunFactory
from tests.papers import an_answered_document, put_off

PACE = 2.0


@pytest.fixture
def paced(cast: Cast) -> Cast:
    """Two seconds a page, as was measured."""
    read = DocumentFactory.create(organisation=cast.elsewhere, state=State.ACCEPTED, pages=4)
    OcrRunFactory.create(document=read, seconds=4 * PACE)
    return cast


def waiting(cast: Cast, *, pages: int | None = 1, minutes: int = 0, **facts: object) -> Document:
    document: Document = DocumentFactory.create(
        organisation=cast.atelier, pages=pages, received_at=_earlier(minutes), **facts
    )
    return document


def _earlier(minutes: int) -> datetime:
    return timezone.now() - timedelta(minutes=minutes)


class TestThePace:
    def test_is_a_guess_before_anything_was_read(self, cast: Cast) -> None:
        assert seconds_a_page() == SECONDS_A_PAGE

    def test_is_that_of_the_middle_of_the_last_readings(self, cast: Cast) -> None:
        document = DocumentFactory.create(organisation=cast.atelier, pages=2)
        for seconds in (1, 4, 400):
            OcrRunFactory.create(document=document, seconds=seconds)

        assert seconds_a_page() == 2.0

    def test_forgets_what_was_long_ago(self, cast: Cast) -> None:
        slow, quick = (DocumentFactory.create(organisation=cast.atelier, pages=1) for _ in range(2))
        OcrRunFactory.create_batch(LAST, document=slow, seconds=90)
        OcrRunFactory.create_batch(LAST, document=quick, seconds=1)

        assert seconds_a_page() == 1.0


class TestOneDocument:
    def test_waits_for_those_before_it(self, paced: Cast) -> None:
        waiting(paced, pages=3, minutes=2)
        mine = waiting(paced, pages=2)
        waiting(paced, pages=50, priority=Priority.BULK, minutes=9)

        assert seconds_left(mine) == (3 + 2) * PACE

    def test_waits_less_where_more_work(self, paced: Cast) -> None:
        for _ in range(2):
            waiting(paced, pages=4, minutes=2, held=True)
        mine = waiting(paced)

        assert seconds_left(mine) == (8 / 2 + 1) * PACE

    def test_being_read_has_only_its_own_pages_left(self, paced: Cast) -> None:
        waiting(paced, pages=9, minutes=5)
        mine = waiting(paced, pages=5, held=True, step_page=2)

        assert seconds_left(mine) == 3 * PACE

    def test_whose_pages_nobody_knows_has_one(self, paced: Cast) -> None:
        assert seconds_left(waiting(paced, pages=None)) == PACE

    def test_that_is_settled_takes_no_time(self, paced: Cast) -> None:
        assert seconds_left(an_answered_document(paced.atelier)) is None

    def test_that_is_put_off_takes_nobody_knows_how_long(self, paced: Cast) -> None:
        assert seconds_left(put_off(paced.atelier, timezone.now())) is None


class TestSeveral:
    def test_take_until_the_last_is_done(self, paced: Cast) -> None:
        waiting(paced, pages=7, minutes=5)
        mine = [waiting(paced, pages=2), waiting(paced, pages=3), waiting(paced, state=State.ACCEPTED)]

        assert seconds_left_of(mine) == (7 + 5) * PACE

    def test_that_are_settled_take_no_time(self, paced: Cast) -> None:
        assert seconds_left_of([an_answered_document(paced.atelier)]) is None

    def test_of_a_batch_are_counted(self, paced: Cast) -> None:
        batch = Batch.objects.create(organisation=paced.atelier, origin=Origin.WEB)
        waiting(paced, pages=7, minutes=5)
        waiting(paced, pages=2, batch=batch)
        waiting(paced, batch=batch, state=State.FAILED)
        waiting(paced, batch=batch, state=State.IN_REVIEW)

        assert seconds_left_in(batch) == (7 + 2) * PACE
        assert batch_progress(batch) == {"total": 3, "done": 2, "failed": 1}

    def test_of_a_batch_that_is_done_take_no_time(self, paced: Cast) -> None:
        assert seconds_left_in(Batch.objects.create(organisation=paced.atelier, origin=Origin.WEB)) is None
