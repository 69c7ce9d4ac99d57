"""How an installation says who reads, what may leave the building and how much a document may take."""

import runpy
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from invoices.ocr.registry import ENGINES, LOCAL
from ocrsite import env
from ocrsite.settings import reading

SETTINGS = Path(reading.__file__)
SPOKEN_FOR = (
    "OCR_ENGINE", "OCR_LANGUAGES", "OCR_AWAY", "OCR_AWAY_ALLOWED", "OCR_PRIVATE_HOSTS", "OCR_SETTINGS",
    "AZURE_OCR_ENDPOINT", "AZURE_OCR_KEY", "AZURE_OCR_KEY_FILE", "OCR_COST_AZURE", "MISTRAL_API_KEY",
    "DOCUMENT_MEGABYTES", "DOCUMENT_PAGES", "READER_MEMORY_MEGABYTES", "READER_PAGE_SECONDS", "THING",
)  # fmt: skip
OWN = """
[engines.tesseract]
page_mode = 4

[first_recipe]
tesseract = "ours"

[recipes.ours]
steps = ["deskew", {step = "enlarge", under = 12.0}]
"""


@pytest.fixture
def installation(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """An installation about which the environment says nothing yet."""
    for name in SPOKEN_FOR:
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


def start(installation: pytest.MonkeyPatch, **environment: str) -> dict[str, Any]:
    """Read the settings afresh with an environment."""
    for name, value in environment.items():
        installation.setenv(name, value)
    return runpy.run_path(str(SETTINGS))


class TestWhoReads:
    def test_is_whoever_reads_best_and_nothing_leaves_unless_somebody_says_so(
        self, installation: pytest.MonkeyPatch
    ) -> None:
        ocr = start(installation)["OCR"]

        assert (ocr["engine"], ocr["away"], ocr["away_allowed"]) == ("auto", None, False)
        assert ocr["private_hosts"] == ()

    def test_is_any_engine_there_is(self, installation: pytest.MonkeyPatch) -> None:
        for engine in ENGINES:
            assert start(installation, OCR_ENGINE=engine)["OCR"]["engine"] == engine

    def test_is_no_other(self, installation: pytest.MonkeyPatch) -> None:
        with pytest.raises(ImproperlyConfigured, match="OCR_ENGINE is 'crystal-ball': write one of auto, embedded"):
            start(installation, OCR_ENGINE="crystal-ball")

    def test_away_from_home_is_one_that_is_not_here(self, installation: pytest.MonkeyPatch) -> None:
        for engine in ENGINES.keys() - LOCAL:
            assert start(installation, OCR_AWAY=engine)["OCR"]["away"] == engine
        with pytest.raises(ImproperlyConfigured, match="OCR_AWAY is 'tesseract'"):
            start(installation, OCR_AWAY="tesseract")

    def test_may_call_machines_of_its_own(self, installation: pytest.MonkeyPatch) -> None:
        ocr = start(installation, OCR_PRIVATE_HOSTS="localhost:11434, 10.0.0.7:8080")["OCR"]

        assert ocr["private_hosts"] == ("localhost:11434", "10.0.0.7:8080")


class TestLanguages:
    @pytest.mark.parametrize("said", [None, "", " , "])
    def test_are_french_first_where_nothing_is_said(self, installation: pytest.MonkeyPatch, said: str | None) -> None:
        environment = {} if said is None else {"OCR_LANGUAGES": said}

        assert start(installation, **environment)["OCR"]["languages"] == ("fra", "eng", "deu")

    def test_are_those_that_are_named_in_their_order(self, installation: pytest.MonkeyPatch) -> None:
        assert start(installation, OCR_LANGUAGES="deu, fra")["OCR"]["languages"] == ("deu", "fra")


class TestOwnRecipes:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        return tmp_path / "reading.toml"

    def test_are_none_unless_a_file_holds_some(self, installation: pytest.MonkeyPatch) -> None:
        ocr = start(installation)["OCR"]

        assert (ocr["recipes"], ocr["engines"], ocr["first_recipe"]) == ({}, {}, {})

    def test_come_from_a_file_with_the_settings_of_engines(self, installation: pytest.MonkeyPatch, file: Path) -> None:
        file.write_text(OWN, "utf-8")

        ocr = start(installation, OCR_SETTINGS=str(file))["OCR"]

        assert ocr["engines"] == {"tesseract": {"page_mode": 4}}
        assert ocr["first_recipe"] == {"tesseract": "ours"}
        assert ocr["recipes"] == {"ours": {"steps": ["deskew", {"step": "enlarge", "under": 12.0}]}}

    @pytest.mark.parametrize(
        "content",
        [b"[recipes", b"# d\xe9fauts\n", None],
        ids=["not TOML", "not in UTF-8", "not there"],
    )
    def test_in_a_file_that_cannot_be_read_stop_the_start(
        self, installation: pytest.MonkeyPatch, file: Path, content: bytes | None
    ) -> None:
        if content is not None:
            file.write_bytes(content)

        with pytest.raises(ImproperlyConfigured, match=r"OCR_SETTINGS names .*reading\.toml, which cannot be read"):
            start(installation, OCR_SETTINGS=str(file))

    @pytest.mark.parametrize(
        ("content", "wrong"), [("[recipies.a]\nsteps = []", "recipies"), ("engines = 3", "engines")]
    )
    def test_in_a_file_with_a_slip_of_the_hand_stop_the_start(
        self, installation: pytest.MonkeyPatch, file: Path, content: str, wrong: str
    ) -> None:
        file.write_text(content, "utf-8")

        with pytest.raises(
            ImproperlyConfigured, match=rf"where {wrong} is none of the tables \[recipes\], \[engines\]"
        ):
            start(installation, OCR_SETTINGS=str(file))


class TestServices:
    def test_have_a_price_a_page(self, installation: pytest.MonkeyPatch) -> None:
        services = start(installation, OCR_COST_AZURE="0.0014")["OCR_SERVICES"]

        assert services["azure"]["cost_per_page"] == Decimal("0.0014")
        assert "cost_per_page" not in services["mistral"]

    def test_leave_to_the_file_and_the_engine_what_the_environment_does_not_say(
        self, installation: pytest.MonkeyPatch
    ) -> None:
        assert start(installation)["OCR_SERVICES"] == {"azure": {}, "mistral": {}, "vision_llm": {}}

    def test_may_have_their_key_in_a_file(self, installation: pytest.MonkeyPatch, tmp_path: Path) -> None:
        (tmp_path / "key").write_text("a key of the tests\n")

        services = start(installation, AZURE_OCR_KEY_FILE=str(tmp_path / "key"))["OCR_SERVICES"]

        assert services["azure"]["key"] == "a key of the tests"


class TestLimits:
    def test_are_counted_in_bytes(self, installation: pytest.MonkeyPatch) -> None:
        limits = start(installation, DOCUMENT_MEGABYTES="20", READER_MEMORY_MEGABYTES="2000")["READER_LIMITS"]

        assert (limits["most_bytes"], limits["memory_bytes"]) == (20_000_000, 2_000_000_000)

    @pytest.mark.parametrize("name", ["DOCUMENT_MEGABYTES", "DOCUMENT_PAGES", "READER_PAGE_SECONDS"])
    def test_cannot_be_taken_away(self, installation: pytest.MonkeyPatch, name: str) -> None:
        with pytest.raises(ImproperlyConfigured, match=f"{name} is '0'"):
            start(installation, **{name: "0"})


class TestMoney:
    @pytest.mark.parametrize("value", ["0", "12", "0.0014", "99999.999999", " 0.01 "])
    def test_is_an_exact_amount(self, installation: pytest.MonkeyPatch, value: str) -> None:
        installation.setenv("THING", value)

        assert env.money("THING", default="1") == Decimal(value.strip())

    def test_has_a_default(self, installation: pytest.MonkeyPatch) -> None:
        assert env.money("THING", default="0.01") == Decimal("0.01")

    @pytest.mark.parametrize("wrong", ["", "-1", "0,01", "1e3", "NaN", "0.01 €", "١", "123456", "0.0000001"])
    def test_is_nothing_else(self, installation: pytest.MonkeyPatch, wrong: str) -> None:
        installation.setenv("THING", wrong)

        with pytest.raises(ImproperlyConfigured, match=r"THING is .*: write an amount in euros, such as 0\.01"):
            env.money("THING", default="0.01")
