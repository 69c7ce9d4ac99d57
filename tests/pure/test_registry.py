"""Engines are made by name from plain settings, and say in words what is wrong with either."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, ClassVar

import pytest

from invoices.errors import EngineUnavailable
from invoices.ocr import registry
from invoices.ocr.engines.scripted import Scripted
from invoices.ocr.engines.tesseract import Tesseract
from invoices.ocr.registry import ENGINES, LOCAL, EngineRow, load_engine


@dataclass(frozen=True, slots=True)
class Memory:
    """Something an engine keeps that no settings file can hold."""

    failures: object = None


@dataclass(frozen=True, slots=True)
class Priced(Scripted):
    """An engine with settings of many kinds."""

    name: ClassVar[str] = "priced"

    price: Decimal = Decimal(1)
    memory: Memory = field(default_factory=Memory)

    def __post_init__(self) -> None:
        if self.price < 0:
            raise ValueError("a page cannot cost less than nothing")


def add(monkeypatch: pytest.MonkeyPatch, path: str) -> None:
    monkeypatch.setitem(ENGINES, "priced", EngineRow("Priced", path, local=True))


@pytest.fixture
def priced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "Priced", Priced, raising=False)
    add(monkeypatch, "invoices.ocr.registry.Priced")


def complaint(name: str, settings: Mapping[str, Any]) -> str:
    with pytest.raises(EngineUnavailable) as caught:
        load_engine(name, settings)
    assert caught.value.facts["engine"] == name
    return str(caught.value.facts["detail"])


class TestTheTable:
    def test_names_those_that_run_here(self) -> None:
        assert {"embedded", "rapidocr", "scripted", "tesseract"} == LOCAL

    def test_says_of_each_where_it_is_written(self) -> None:
        paths = {name: row.path for name, row in ENGINES.items()}

        assert all(path.startswith(f"invoices.ocr.engines.{name}.") for name, path in paths.items())
        assert len(set(paths.values())) == len(ENGINES)

    def test_has_a_title_for_each(self) -> None:
        assert all(row.title for row in ENGINES.values())


class TestSettings:
    def test_are_defaults_unless_given(self) -> None:
        assert load_engine("tesseract", {}) == Tesseract()

    def test_replace_the_defaults_they_name(self) -> None:
        engine = load_engine("tesseract", {"seconds": 5, "page_mode": 4})

        assert engine == Tesseract(seconds=5.0, page_mode=4)

    def test_may_come_from_a_file_whose_keys_are_text(self) -> None:
        engine = load_engine("scripted", {"pages": {"2": ["Total 12,00"]}})

        assert engine == Scripted(pages={2: ("Total 12,00",)})

    @pytest.mark.usefixtures("priced")
    def test_take_money_as_text_and_finished_things_as_they_are(self) -> None:
        memory = Memory(failures=object())

        engine = load_engine("priced", {"price": "0.012", "memory": memory})

        assert isinstance(engine, Priced)
        assert engine.price == Decimal("0.012")
        assert engine.memory is memory


class TestComplaints:
    def test_an_unknown_name_is_answered_with_the_known_ones(self) -> None:
        said = complaint("tesserract", {})

        assert "no engine has this name" in said
        assert "tesseract" in said

    def test_an_unknown_setting_is_answered_with_the_known_ones(self) -> None:
        said = complaint("tesseract", {"psm": 6})

        assert "no setting psm" in said
        assert "page_mode" in said

    def test_an_engine_without_settings_says_so(self) -> None:
        assert complaint("embedded", {"x": 1}) == "it has no setting x; it has none"

    @pytest.mark.parametrize(
        ("settings", "words"),
        [
            ({"seconds": "long"}, "its setting seconds: Expected `float`, got `str`"),
            ({"seconds": 0}, "its setting seconds: Expected `float` > 0"),
            ({"page_mode": 0}, "its setting page_mode: Expected `int` >= 3"),
            ({"page_mode": True}, "its setting page_mode: Expected `int`, got `bool`"),
        ],
    )
    def test_an_impossible_value_is_named_but_not_repeated(self, settings: dict[str, object], words: str) -> None:
        assert complaint("tesseract", settings).startswith(words)

    @pytest.mark.usefixtures("priced")
    def test_an_engine_may_refuse_what_it_is_made_of(self) -> None:
        assert complaint("priced", {"price": "-1"}) == "a page cannot cost less than nothing"

    def test_a_missing_library_is_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        add(monkeypatch, "a_cloud_kit_that_is_not_here.Engine")

        assert complaint("priced", {}) == "the library a_cloud_kit_that_is_not_here is not installed"
