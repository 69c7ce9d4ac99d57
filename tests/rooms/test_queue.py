"""How the queue is set up."""

import runpy
from pathlib import Path
from typing import Any

import pytest
from celery import current_app
from kombu.exceptions import ContentDisallowed, EncodeError

from accounts.tasks import sweep
from invoices import wiring
from invoices.tasks import read_document
from ocrsite.filequeue import WHOLE_MESSAGES

SETTINGS = Path(__file__).parents[2] / "ocrsite/settings/queue.py"


def settings_with(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, **environment: str) -> dict[str, Any]:
    for name in ("BROKER_URL", "REDIS_URL", "BROKER_URL_FILE", "REDIS_URL_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"DATA_DIR": str(tmp_path), **environment}.items():
        monkeypatch.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


class TestTheQueue:
    def test_speaks_json_only(self) -> None:
        conf = current_app.conf

        assert (conf.accept_content, conf.task_serializer, conf.result_serializer) == (["json"], "json", "json")

    def test_acknowledges_late_and_gives_back_what_a_dead_worker_held(self) -> None:
        conf = current_app.conf

        assert (conf.task_acks_late, conf.task_reject_on_worker_lost, conf.worker_prefetch_multiplier) == (
            True,
            True,
            1,
        )

    def test_gives_a_reading_longer_than_its_own_limit(self) -> None:
        soft, hard = read_document.soft_time_limit, read_document.time_limit

        assert wiring.reader_limits().wall_seconds < (soft or 0) < (hard or 0)

    def test_gives_no_task_for_ever(self) -> None:
        conf = current_app.conf

        assert 0 < conf.task_soft_time_limit < conf.task_time_limit

    def test_has_its_five_lines_and_invents_no_other(self) -> None:
        assert set(current_app.conf.task_queues) == {"default", "urgent", "reading", "cloud", "learning"}
        assert current_app.conf.task_create_missing_queues is False

    def test_refuses_a_task_that_is_no_json(self) -> None:
        with pytest.raises((EncodeError, ContentDisallowed, TypeError)):
            sweep.apply_async(kwargs={"later": object()}, serializer="json")

    def test_sweeps_every_night(self) -> None:
        current_app.loader.import_default_modules()

        assert {entry["task"] for entry in current_app.conf.beat_schedule.values()} <= set(current_app.tasks)


class TestTheBroker:
    def test_needs_no_server_by_default(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        found = settings_with(monkeypatch, tmp_path)

        folder = found["CELERY_BROKER_TRANSPORT_OPTIONS"]["data_folder_in"]
        assert found["CELERY_BROKER_URL"].startswith("filesystem://")
        assert found["CELERY_BROKER_TRANSPORT"] == WHOLE_MESSAGES
        assert Path(folder).is_dir()
        assert Path(folder).is_relative_to(tmp_path)

    def test_is_redis_where_there_is_one(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        found = settings_with(monkeypatch, tmp_path, REDIS_URL="redis://cache:6379/0")

        assert found["CELERY_BROKER_URL"] == "redis://cache:6379/0"
        assert found["CELERY_BROKER_TRANSPORT_OPTIONS"]["socket_connect_timeout"] <= 2

    def test_may_be_another_than_the_cache(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        found = settings_with(monkeypatch, tmp_path, REDIS_URL="redis://cache:6379/0", BROKER_URL="amqp://broker//")

        assert found["CELERY_BROKER_URL"] == "amqp://broker//"
        assert not list(tmp_path.iterdir())
