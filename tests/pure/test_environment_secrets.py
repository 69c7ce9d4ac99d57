"""Secrets come from a variable or a file, and no message ever repeats one."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

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

    def test_whose_file_is_not_text_stops_the_start(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "secret").write_bytes(b"hunter\xff")
        setting.setenv("THING_FILE", str(tmp_path / "secret"))

        with pytest.raises(ImproperlyConfigured, match="THING_FILE names a file that is not text in UTF-8") as stop:
            env.secret("THING")
        assert stop.value.__cause__ is None
        assert "hunter" not in str(stop.value)


class TestAddress:
    @pytest.mark.parametrize(
        "value", ["redis://:{word}@cache:6379/0", "rediss://cache", "unix:///run/redis.sock", "REDIS://cache"]
    )
    def test_begins_with_one_of_a_few_words(self, setting: pytest.MonkeyPatch, value: str) -> None:
        setting.setenv("THING", value.format(word=WORD))

        assert env.address("THING", schemes=("redis", "rediss", "unix")) == value.format(word=WORD)

    def test_may_be_none(self, setting: pytest.MonkeyPatch) -> None:
        assert env.address("THING", schemes=("https",)) == ""

    @pytest.mark.parametrize("value", ["https://sso.example.fr", "http://localhost:8080/realm", "http://127.0.0.1"])
    def test_is_plain_http_at_home_only(self, setting: pytest.MonkeyPatch, value: str) -> None:
        setting.setenv("THING", value)

        assert env.address("THING", schemes=("https", "http")) == value

    @pytest.mark.parametrize(
        "value",
        [
            f"{WORD}.example.fr",
            f"ftp://{WORD}@sso.example.fr",
            f"http://{WORD}@sso.example.fr",
            f"http://localhost.{WORD}.fr",
            f"https:/{WORD}",
            f"https://{WORD}@/path",
            f"https://probant:{WORD}@host:port/",
            f"https://[{WORD}/",
        ],
    )
    def test_that_leads_nowhere_is_refused_and_not_repeated(self, setting: pytest.MonkeyPatch, value: str) -> None:
        setting.setenv("THING", value)

        with pytest.raises(ImproperlyConfigured, match=r"THING is not an address.*https://… or http://") as stop:
            env.address("THING", schemes=("https", "http"))
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

    def test_is_the_same_for_all_who_start_at_once(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        racers = 8
        line = Barrier(racers)

        def run(_number: int) -> str:
            line.wait()
            return env.kept_secret("THING", folder=tmp_path)

        with ThreadPoolExecutor(racers) as track:
            found = set(track.map(run, range(racers)))

        assert len(found) == 1
        assert [path.name for path in tmp_path.iterdir()] == ["thing"]

    def test_is_taken_from_whoever_was_faster(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "thing").write_text(WORD, encoding="utf-8")
        setting.setattr(Path, "exists", lambda _path: False)

        assert env.kept_secret("THING", folder=tmp_path) == WORD
        assert [path.name for path in tmp_path.iterdir()] == ["thing"]

    @pytest.mark.parametrize("nothing", ["", "\n"])
    def test_is_never_an_empty_file(self, setting: pytest.MonkeyPatch, tmp_path: Path, nothing: str) -> None:
        (tmp_path / "thing").write_text(nothing, encoding="utf-8")

        with pytest.raises(ImproperlyConfigured, match=r"thing is empty: delete it and start again"):
            env.kept_secret("THING", folder=tmp_path)
