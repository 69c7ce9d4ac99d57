"""Is it alive, and is everything there that it needs?"""

import json
from collections.abc import Callable

import pytest
from django.core.files.storage import storages
from django.db import OperationalError
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django.fixtures import Settings

from monitoring import health
from tests.doubles.caches import CacheThatIsAway
from tests.doubles.storages import StorageThatIsAway

pytestmark = pytest.mark.django_db

Ask = Callable[[], tuple[int, dict[str, str]]]


@pytest.fixture(autouse=True)
def _everything_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: f"somewhere/{name}")


@pytest.fixture
def ask(client: Client) -> Ask:
    """Ask whether requests may come, and return the status and what is said of each part."""

    def question() -> tuple[int, dict[str, str]]:
        response = client.get("/readyz")
        return response.status_code, json.loads(response.content)["parts"]

    return question


def test_with_everything_in_place_it_is_ready(ask: Ask) -> None:
    assert ask() == (200, dict.fromkeys(health.PROBES, "ok"))


class TestNotReady:
    def test_when_the_database_is_away(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise OperationalError("could not connect to db.internal as probant")

        monkeypatch.setattr("monitoring.health.MigrationExecutor", fail)

        status, parts = ask()

        assert (status, parts["database"]) == (503, "OperationalError")

    def test_when_tables_are_not_up_to_date(self, ask: Ask) -> None:
        MigrationRecorder.Migration.objects.filter(app="accounts", name__startswith="0003").delete()

        status, parts = ask()

        assert status == 503
        assert "migrate" in parts["database"]

    def test_when_the_broker_is_down(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object) -> None:
            raise ConnectionRefusedError("broker.internal:6379")

        monkeypatch.setattr("monitoring.health.current_app.connection_for_write", fail)

        status, parts = ask()

        assert (status, parts["queue"]) == (503, "ConnectionRefusedError")

    def test_when_the_storage_is_away(self, ask: Ask, settings: Settings) -> None:
        settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": StorageThatIsAway.PATH}}
        assert isinstance(storages["default"], StorageThatIsAway)

        status, parts = ask()

        assert (status, parts["storage"]) == (503, "ConnectionError")

    def test_when_the_counters_are_away(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("monitoring.health.cache", CacheThatIsAway())

        status, parts = ask()

        assert (status, parts["counters"]) == (503, "ConnectionRefusedError")

    def test_when_no_engine_is_installed(self, ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda name: None)

        status, parts = ask()

        assert (status, parts["engines"]) == (503, "tesseract is not installed")

    def test_names_every_part_that_is_missing_and_no_address(
        self, client: Client, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("shutil.which", lambda name: None)
        monkeypatch.setattr("monitoring.health.cache", CacheThatIsAway())

        answer = client.get("/readyz").content.decode()

        assert json.loads(answer)["status"] == "not ready"
        assert "internal" not in answer


class TestAlive:
    def test_it_says_so(self, client: Client) -> None:
        assert json.loads(client.get("/healthz").content) == {"status": "ok"}

    def test_it_asks_nobody_else(self, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("shutil.which", lambda name: None)
        monkeypatch.setattr("monitoring.health.cache", CacheThatIsAway())
        monkeypatch.setattr("monitoring.health.MigrationExecutor", None)

        assert client.get("/healthz").status_code == 200

    @pytest.mark.parametrize("address", ["/healthz", "/readyz"])
    def test_answers_are_never_kept(self, client: Client, address: str) -> None:
        assert "no-store" in client.get(address).headers["Cache-Control"]

    @pytest.mark.parametrize("address", ["/healthz", "/readyz"])
    def test_questions_change_nothing(self, client: Client, address: str) -> None:
        assert client.post(address).status_code == 405
