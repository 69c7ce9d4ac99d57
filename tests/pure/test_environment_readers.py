"""The environment is read once, typed, and fails loudly: the message names the variable and what to write."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from ocrsite import env

OPTIONS = ("open", "invite", "closed")


@pytest.fixture
def setting(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The environment, without the variable that these tests read."""
    monkeypatch.delenv("THING", raising=False)
    return monkeypatch


class TestText:
    def test_is_read_without_its_margins(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "  a value ")

        assert env.text("THING") == "a value"

    def test_may_be_empty_on_purpose(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "")

        assert env.text("THING", "default") == ""

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.text("THING", "default") == "default"

    def test_without_default_must_be_set(self, setting: pytest.MonkeyPatch) -> None:
        with pytest.raises(ImproperlyConfigured, match=r"Set THING.*\.env\.example"):
            env.text("THING")


class TestBoolean:
    @pytest.mark.parametrize("word", ["1", "true", "True", "YES", "on", " on "])
    def test_says_yes(self, setting: pytest.MonkeyPatch, word: str) -> None:
        setting.setenv("THING", word)

        assert env.boolean("THING", default=False) is True

    @pytest.mark.parametrize("word", ["0", "false", "No", "OFF", ""])
    def test_says_no(self, setting: pytest.MonkeyPatch, word: str) -> None:
        setting.setenv("THING", word)

        assert env.boolean("THING", default=True) is False

    @pytest.mark.parametrize("default", [True, False])
    def test_has_a_default(self, setting: pytest.MonkeyPatch, default: bool) -> None:
        assert env.boolean("THING", default=default) is default

    def test_does_not_guess(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "maybe")

        with pytest.raises(ImproperlyConfigured, match="THING is 'maybe': write 1 or 0"):
            env.boolean("THING", default=False)


class TestInteger:
    def test_is_read(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "42")

        assert env.integer("THING", default=1) == 42

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.integer("THING", default=7) == 7

    def test_may_be_the_least_that_makes_sense(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "2")

        assert env.integer("THING", default=9, least=2) == 2

    @pytest.mark.parametrize("wrong", ["", "-1", "1.5", "douze", "٤", "1"])
    def test_refuses_everything_else(self, setting: pytest.MonkeyPatch, wrong: str) -> None:
        setting.setenv("THING", wrong)

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*: write a whole number from 2 up"):
            env.integer("THING", default=9, least=2)

    def test_may_have_an_end(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "65535")

        assert env.integer("THING", default=587, least=1, most=65535) == 65535

    @pytest.mark.parametrize("wrong", ["0", "65536", "9" * 5000], ids=["below", "above", "endless"])
    def test_refuses_what_is_beyond_its_ends(self, setting: pytest.MonkeyPatch, wrong: str) -> None:
        setting.setenv("THING", wrong)

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*: write a whole number from 1 to 65535"):
            env.integer("THING", default=587, least=1, most=65535)


class TestRate:
    @pytest.mark.parametrize("value", ["1/second", "60/minute", "600/hour", "5000/day", "60/Minute"])
    def test_is_a_number_in_a_time(self, setting: pytest.MonkeyPatch, value: str) -> None:
        setting.setenv("THING", value)

        assert env.rate("THING", "9/minute") == value.lower()

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.rate("THING", "9/minute") == "9/minute"

    @pytest.mark.parametrize("wrong", ["", "60", "0/minute", "60/week", "60 / minute", "٦/minute", "60/minutes"])
    def test_refuses_everything_else(self, setting: pytest.MonkeyPatch, wrong: str) -> None:
        setting.setenv("THING", wrong)

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*: write a number, then /second"):
            env.rate("THING", "9/minute")


class TestTimeZone:
    def test_is_one_that_the_machine_knows(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "Indian/Reunion")

        assert env.time_zone("THING", "Europe/Paris") == "Indian/Reunion"

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.time_zone("THING", "Europe/Paris") == "Europe/Paris"

    @pytest.mark.parametrize("wrong", ["", "Paris", "Europe/Atlantis", "../../etc/passwd"])
    def test_refuses_everything_else(self, setting: pytest.MonkeyPatch, wrong: str) -> None:
        setting.setenv("THING", wrong)

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*: write the name of a time zone"):
            env.time_zone("THING", "Europe/Paris")


class TestChoice:
    def test_is_one_of_a_few_words(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "Invite")

        assert env.choice("THING", default="open", options=OPTIONS) == "invite"

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.choice("THING", default="open", options=OPTIONS) == "open"

    def test_names_the_words(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "ajar")

        with pytest.raises(ImproperlyConfigured, match="THING is 'ajar': write one of open, invite, closed"):
            env.choice("THING", default="open", options=OPTIONS)


class TestListing:
    def test_is_separated_by_commas(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "one, two,, three ,")

        assert env.listing("THING") == ["one", "two", "three"]

    def test_may_be_empty(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "")

        assert env.listing("THING", default=("one",)) == []

    def test_has_a_default(self, setting: pytest.MonkeyPatch) -> None:
        assert env.listing("THING", default=("one", "two")) == ["one", "two"]


class TestFolder:
    def test_is_made(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        setting.setenv("THING", str(tmp_path / "new" / "folder"))

        assert env.folder("THING", default=tmp_path).is_dir()

    def test_may_be_there_already(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        assert env.folder("THING", default=tmp_path) == tmp_path

    def test_is_the_default_where_it_is_empty(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        setting.setenv("THING", "")

        assert env.folder("THING", default=tmp_path) == tmp_path

    def test_that_cannot_be_made_is_named(self, setting: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "file").touch()
        setting.setenv("THING", str(tmp_path / "file" / "folder"))

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*folder': this folder cannot be made"):
            env.folder("THING", default=tmp_path)


class TestDatabase:
    def test_is_an_address(self, setting: pytest.MonkeyPatch) -> None:
        setting.setenv("THING", "postgres://probant@db.example.fr:5433/invoices")

        found = env.database("THING", default="sqlite:///x")

        assert (found["ENGINE"], found["HOST"], found["PORT"], found["NAME"]) == (
            "django.db.backends.postgresql",
            "db.example.fr",
            5433,
            "invoices",
        )

    @pytest.mark.parametrize("value", [None, ""])
    def test_has_a_default(self, setting: pytest.MonkeyPatch, value: str | None) -> None:
        if value is not None:
            setting.setenv("THING", value)

        assert env.database("THING", default="sqlite:///file.sqlite3")["NAME"] == "file.sqlite3"
