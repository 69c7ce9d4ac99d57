"""Secrets come from a variable or a file, and no message ever repeats one."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ocrsite import env

WORD = "hunter2-hunter2"


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, without the secret that these tests read."""
    for name in ("THING", "THING_FILE"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


class TestSecret:
    def test_is_read_from_its_variable(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", f" {WORD}\n")

        assert env.secret("THING") == WORD

    def test_is_rather_read_from_the_file_that_is_named(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "secret").write_text(f"{WORD}\n", encoding="utf-8")
        setting.setenv("THING", "another")
        setting.setenv("THING_FILE", str(tmp_path / "secret"))

        assert env.secret("THING") == WORD

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.secret("THING", "") == ""

    def test_without_default_must_be_set(self, setting: pytest.MonkeyPatch) -> None:
        with pytest.raises(ImproperlyConfigured, match="Set THING or THING_FILE"):
            env.secret("THING")

    def test_whose_file_is_missing_stops_the_start(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        setting.setenv("THING", WORD)
        setting.setenv("THING_FILE", str(tmp_path / "nowhere"))

        with pytest.raises(ImproperlyConfigured, match="THING_FILE names a file that cannot be read") as stop:
            env.secret("THING")
        assert WORD not in str(stop.value)


class TestDatabaseAddress:
    @pytest.mark.parametrize(
        "address", [f"nonsense://probant:{WORD}@db/x", f"postgres://probant:{WORD}@db:port/x", WORD]
    )
    def test_that_makes_no_sense_is_not_repeated(self, setting: pytest.MonkeyPatch, address: str) -> None:
        setting.setenv("THING", address)

        with pytest.raises(ImproperlyConfigured, match="THING is not the address of a database") as stop:
            env.database("THING", default="sqlite:///x")
        assert WORD not in str(stop.value)

    def test_may_come_from_a_file(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "address").write_text(f"postgres://probant:{WORD}@db/invoices", encoding="utf-8")
        setting.setenv("THING_FILE", str(tmp_path / "address"))

        assert env.database("THING", default="sqlite:///x")["PASSWORD"] == WORD


class TestKeptSecret:
    def test_is_made_once(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        first = env.kept_secret("THING", folder=tmp_path)

        assert len(first) >= 50
        assert env.kept_secret("THING", folder=tmp_path) == first

    def test_is_another_in_another_installation(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "other").mkdir()

        assert env.kept_secret("THING", folder=tmp_path) != env.kept_secret("THING", folder=tmp_path / "other")

    def test_is_for_its_owner_only(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        env.kept_secret("THING", folder=tmp_path)

        assert (tmp_path / "thing").stat().st_mode & 0o777 == 0o600

    def test_is_not_made_where_one_is_given(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        setting.setenv("THING", WORD)

        assert env.kept_secret("THING", folder=tmp_path) == WORD
        assert not list(tmp_path.iterdir())
