"""Counting within a window, on the cache that installations without Redis share."""

from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from pytest_django.fixtures import Settings

from accounts.counters import count

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _database_cache(db: None, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"}}
    call_command("createcachetable")


class TestCount:
    def test_goes_up_with_each_time(self) -> None:
        assert [count("knock", seconds=60) for _ in range(3)] == [1, 2, 3]

    def test_forgets_when_its_window_closes_however_often_it_was_counted_up(self) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            for _ in range(4):
                count("knock", seconds=60)
                clock.shift(timedelta(seconds=14))
            clock.shift(timedelta(seconds=14))

            assert count("knock", seconds=60) == 1

    def test_remembers_for_as_long_as_its_window_is_open(self) -> None:
        with time_machine.travel(timezone.now(), tick=False) as clock:
            count("knock", seconds=3600)
            count("knock", seconds=3600)
            clock.shift(timedelta(minutes=50))

            assert count("knock", seconds=3600) == 3

    def test_counts_each_thing_by_itself(self) -> None:
        count("knock", seconds=60)

        assert count("ring", seconds=60) == 1
