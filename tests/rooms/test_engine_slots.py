"""Over all workers, so many calls to a paid engine at a time."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.utils import timezone

from invoices.errors import EngineBusy
from invoices.models import EngineSlot
from invoices.services import slots

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(settings.INTAKE, "calls_at_once", 1)
    monkeypatch.setattr(slots, "PATIENCE_SECONDS", 0.0)


class TestAPlace:
    def test_is_held_for_one_call_and_given_back(self) -> None:
        with slots.place_at("azure"), pytest.raises(EngineBusy), slots.place_at("azure"):
            pass

        with slots.place_at("azure"):
            pass

    def test_is_given_back_when_the_call_fails(self) -> None:
        with pytest.raises(ValueError, match="broken"), slots.place_at("azure"):
            raise ValueError("broken")

        with slots.place_at("azure"):
            pass

    def test_at_one_engine_leaves_the_others_free(self) -> None:
        with slots.place_at("azure"), slots.place_at("mistral"):
            assert EngineSlot.objects.exclude(lease_token="").count() == 2

    def test_of_a_worker_that_died_comes_free_by_itself(self) -> None:
        long_ago = timezone.now() - timedelta(minutes=1)
        EngineSlot.objects.create(engine="azure", number=0, lease_token="of-the-dead", lease_until=long_ago)

        with slots.place_at("azure"):
            assert EngineSlot.objects.get().lease_token != "of-the-dead"
