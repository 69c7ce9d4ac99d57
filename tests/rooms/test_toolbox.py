"""From the settings of an installation to the tools of the pipeline, with a real confined reader."""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import StringIO
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from pytest_django.fixtures import Settings

from invoices import wiring
from invoices.document import SourceFile
from invoices.errors import InvoiceError
from invoices.ocr.engines.azure import Azure
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.kept import encode
from invoices.ocr.order import Step
from invoices.ocr.policy import Policy
from invoices.ocr.registry import ENGINES
from invoices.ocr.service import Service
from invoices.pipeline import Tools, read, read_with_images
from invoices.understanding import Models
from tests import bombs, paper
from tests.believing import models
from tests.doubles.azure_server import AzureServer
from tests.doubles.service_server import KEY, Pauses
from tests.doubles.slow_server import running

# No mark for the database: a query would fail the test.
PDF = SourceFile("facture.pdf", paper.pdf())
# Print wherever the stand-in of the service says that there are words.
DENSE = paper.pdf([["Facture F-2026-117 " * 5] * 14])


@pytest.fixture(scope="module")
def tools() -> Iterator[Tools]:
    with wiring.toolbox() as tools:
        yield tools


@pytest.fixture
def installation(settings: Settings) -> Iterator[Settings]:
    """Settings that a test may change; the services are built anew from them."""
    wiring.service_engines.cache_clear()
    yield settings
    wiring.service_engines.cache_clear()


class TestAConfinedReader:
    def test_reads_what_the_pipeline_gives_it(self, tools: Tools) -> None:
        heard: list[Step] = []

        reading = read_with_images(PDF, tools, watcher=heard.append)

        assert "Net à payer" in reading.result.pages[0].text.text
        assert [(step.page, step.pages, step.engine) for step in heard] == [(1, 1, "embedded")]
        assert reading.images[0].startswith(b"\xff\xd8")

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (bombs.vast_sheet(), "page_too_large"),
            (bombs.vast_png(), "page_too_large"),
            (bombs.laughing_xml(), "damaged_file"),
            (paper.pdf()[:500], "damaged_file"),
        ],
        ids=["a sheet of five metres", "a picture that fills the memory", "a thousand million laughs", "half a PDF"],
    )
    def test_refuses_one_document_and_reads_the_next(self, tools: Tools, content: bytes, code: str) -> None:
        with pytest.raises(InvoiceError) as caught:
            read(SourceFile("bomb", content), tools)

        assert caught.value.code == code
        assert read(PDF, tools).engines == ("embedded",)

    def test_hands_over_the_pages_that_a_service_is_to_read(self, tools: Tools) -> None:
        with pytest.raises(InvoiceError, match="azure cannot work on this installation: its endpoint or its key"):
            read(PDF, tools, policy=Policy(engine="azure"))


class TestAService:
    @pytest.fixture
    def server(self) -> Iterator[AzureServer]:
        with running(AzureServer()) as server:
            yield server

    def test_reads_a_file_from_the_command_line(
        self, installation: Settings, server: AzureServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        azure = {**installation.OCR_SERVICES["azure"], "endpoint": server.url, "key": KEY}
        installation.OCR_SERVICES = {**installation.OCR_SERVICES, "azure": azure}
        installation.OCR = {**installation.OCR, "private_hosts": (f"127.0.0.1:{server.port}",)}
        monkeypatch.setattr(wiring, "Service", partial(Service, sleep=Pauses().sleep))
        monkeypatch.setattr(Models, "shipped", models)
        (tmp_path / "facture.pdf").write_bytes(DENSE)
        out = StringIO()

        call_command("read_invoice", str(tmp_path / "facture.pdf"), "--engine", "azure", stdout=out)

        answer = json.loads(out.getvalue())
        assert (answer["engine"], answer["cost"], answer["pages"]) == ("azure", "0.01", 1)
        assert answer["reading"][0]["tried"] == ["embedded/asked_for", "azure/asked_for"]
        assert [question.method for question in server.questions] == ["POST", "GET", "GET", "DELETE"]

    def test_that_the_settings_do_not_allow_to_call_is_not_called(
        self, installation: Settings, server: AzureServer, tools: Tools
    ) -> None:
        azure = {**installation.OCR_SERVICES["azure"], "endpoint": server.url, "key": KEY}
        installation.OCR_SERVICES = {"azure": azure}

        with (
            wiring.toolbox(policy=Policy(engine="azure")) as elsewhere,
            pytest.raises(InvoiceError, match="outside its own machines"),
        ):
            read(PDF, Tools(tools.reader, elsewhere.services, elsewhere.policy))

        assert server.questions == []


class TestSettings:
    def test_say_how_this_installation_reads(self, installation: Settings) -> None:
        installation.OCR = {
            **installation.OCR,
            "engine": "tesseract",
            "languages": ("deu",),
            "away": "mistral",
            "away_allowed": True,
            "first_recipe": {"tesseract": "none"},
        }

        assert wiring.installation_policy() == Policy(
            "tesseract", away="mistral", away_allowed=True, languages=("deu",), recipes={"tesseract": "none"}
        )

    def test_say_how_much_is_taken(self, installation: Settings) -> None:
        installation.READER_LIMITS = {
            **installation.READER_LIMITS,
            "most_bytes": 7_000_000,
            "most_pages": 3,
            "memory_bytes": 2_000_000_000,
            "page_seconds": 11,
            "document_seconds": 22,
        }

        assert (wiring.file_limits().most_bytes, wiring.file_limits().most_pages) == (7_000_000, 3)
        limits = wiring.reader_limits()
        assert (limits.memory_bytes, limits.step_seconds, limits.wall_seconds) == (2_000_000_000, 11, 22)

    def test_give_the_reader_no_secret(self, installation: Settings) -> None:
        engines = {"tesseract": {"page_mode": 4}, "azure": {"model": "prebuilt-read"}}
        installation.OCR = {**installation.OCR, "engines": engines}
        installation.OCR_SERVICES = {"azure": {"key": "only-for-tests"}}

        config = wiring.reader_config()

        assert config.engines == {"tesseract": {"page_mode": 4}}
        assert b"only-for-tests" not in encode(config)

    def test_keep_the_memory_of_a_failing_service(self, installation: Settings) -> None:
        assert wiring.service_engines() is wiring.service_engines()

    def test_of_a_service_stand_in_the_file_as_well_and_the_environment_goes_before(
        self, installation: Settings
    ) -> None:
        own = {"azure": {"model": "prebuilt-read", "delete_after": False}, "mistral": {"details": False}}
        installation.OCR = {**installation.OCR, "engines": own}
        installation.OCR_SERVICES = {"azure": {"model": "prebuilt-receipt"}, "mistral": {}}

        here = wiring.service_engines()

        assert here["azure"] == Azure(model="prebuilt-receipt", delete_after=False)
        assert here["mistral"] == Mistral(details=False)

    def test_say_which_services_are_machines_of_one_s_own(self, installation: Settings) -> None:
        installation.OCR = {**installation.OCR, "private_hosts": ("ollama.example.lan:11434",)}
        installation.OCR_SERVICES = {"azure": {}, "vision_llm": {"url": "http://ollama.example.lan:11434/v1"}}

        assert wiring.installation_policy().own_services == ("vision_llm",)

    @pytest.mark.parametrize(
        ("slip", "said"),
        [
            ({"engines": {"tesserakt": {}}}, "OCR_SETTINGS, engines: there is no engine tesserakt; there are embedded"),
            ({"engines": {"tesseract": 4}}, "OCR_SETTINGS, engines.tesseract: it is not a table of settings"),
            ({"engines": {"tesseract": {"psm": 4}}}, "engines.tesseract: it has no setting psm; it has most_languages"),
            ({"engines": {"tesseract": {"page_mode": 99}}}, "engines.tesseract: its setting page_mode: Expected `int`"),
            ({"engines": {"mistral": {"speed": 4}}}, "OCR_SETTINGS, engines.mistral: it has no setting speed"),
            ({"engines": {"azure": {"key": "x"}}}, "engines.azure: key may not stand in this file: a key comes by"),
            ({"engines": {"azure": {"service": {}}}}, "engines.azure: service may not stand in this file"),
            ({"first_recipe": {"tesserakt": "none"}}, "first_recipe: there is no engine tesserakt"),
            ({"first_recipe": {"tesseract": ["none"]}}, "first_recipe: there is no recipe \\['none'\\]"),
            ({"recipes": {"ours": {"steps": ["descew"]}}}, "recipes: Recipe ours: there is no step 'descew'"),
            ({"recipes": {"ours": 3}}, "OCR_SETTINGS, recipes.ours: it is not a table with steps"),
            ({"first_recipe": {"tesseract": "hours"}}, "first_recipe: there is no recipe hours; there are none, "),
            ({"private_hosts": ("ollama",)}, "OCR_PRIVATE_HOSTS: Write 'ollama' as host:port"),
        ],
    )
    def test_with_a_slip_of_the_hand_are_refused_in_words(
        self, installation: Settings, slip: dict[str, object], said: str
    ) -> None:
        installation.OCR = {**installation.OCR, **slip}

        with pytest.raises(ImproperlyConfigured, match=said), wiring.toolbox():
            pass

    def test_tell_of_every_engine_whether_it_can_work_here(self, installation: Settings) -> None:
        installation.OCR = {**installation.OCR, "engines": {"tesseract": {"psm": 4}}}

        here = wiring.engines_here(("fra",))

        assert (here["embedded"], here["scripted"]) == (None, None)
        assert "AZURE_OCR_KEY" in (here["azure"] or "")
        assert "it has no setting psm" in (here["tesseract"] or "")

    def test_of_an_engine_whose_library_is_missing_trouble_nobody(
        self, installation: Settings, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        elsewhere = {**ENGINES, "tesseract": replace(ENGINES["tesseract"], path="not_installed.Tesseract")}
        monkeypatch.setattr("invoices.ocr.registry.ENGINES", elsewhere)
        installation.OCR = {**installation.OCR, "engines": {"tesseract": {"page_mode": 4}}}

        assert wiring.reader_config().engines == {"tesseract": {"page_mode": 4}}
        assert wiring.engines_here(("fra",))["tesseract"] == "the library not_installed is not installed"
