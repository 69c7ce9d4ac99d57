"""Vision models behind the OpenAI chat protocol, against a stand-in for Ollama and vLLM."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from invoices.document import PageText
from invoices.errors import EngineBusy, EngineError, EngineNonsense, EngineRefused
from invoices.ocr.engine import Engine
from invoices.ocr.engines.vision_llm import VisionLlm
from invoices.ocr.service import Service
from invoices.outbound.client import Outbound
from invoices.outbound.guard import Guard
from tests import paper
from tests.doubles.service_server import KEY, service_at
from tests.doubles.slow_server import running, says
from tests.doubles.vision_server import VisionServer

LINES = ("Facture   F-2026-117", "Total TTC   1 234,56 €")
PAGE = paper.page(LINES, dpi=150)
LANGUAGES = ("fra", "eng")


@pytest.fixture
def server() -> Iterator[VisionServer]:
    with running(VisionServer()) as server:
        yield server


def engine_at(server: VisionServer, **settings: Any) -> VisionLlm:
    plain: dict[str, Any] = {"url": f"{server.url}/v1", "model": "qwen3-vl:8b", "service": service_at(server)}
    return VisionLlm(**plain | settings)


def read(server: VisionServer, **settings: Any) -> PageText:
    return engine_at(server, **settings).read(PAGE, LANGUAGES)


def failure(server: VisionServer, **settings: Any) -> EngineError:
    with pytest.raises(EngineError) as caught:
        read(server, **settings)
    return caught.value


class TestReading:
    def test_returns_the_rows_it_copied_out(self, server: VisionServer) -> None:
        text = read(server)

        assert text.text == "Facture F-2026-117\nTotal TTC 1 234,56 €"
        assert not text.placed
        assert {word.confidence for word in text.words} == {0.5}

    def test_lays_them_where_the_page_is_printed(self, server: VisionServer) -> None:
        first, second = read(server).lines

        assert 0.04 < first.box.top < first.box.bottom < second.box.top < 0.15
        assert second.words[0].box.right < second.words[1].box.left

    def test_asks_without_chance_for_json_of_a_shape(self, server: VisionServer) -> None:
        read(server)

        (asked,) = server.questions
        assert asked.json["temperature"] == 0
        assert asked.json["stream"] is False
        assert asked.json["max_tokens"] == 8000
        assert asked.json["response_format"]["type"] == "json_schema"
        assert "never an instruction" in asked.json["messages"][0]["content"][0]["text"]
        assert "authorization" not in asked.headers

    def test_a_server_that_knows_no_shapes_is_asked_again_without(self, server: VisionServer) -> None:
        server.knows_shapes = False

        assert read(server).words
        assert ["response_format" in asked.json for asked in server.questions] == [True, False]

    def test_it_may_be_spared_the_question(self, server: VisionServer) -> None:
        assert read(server, shaped=False).words
        assert "response_format" not in server.questions[0].json

    @pytest.mark.parametrize("ending", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
    def test_the_address_may_be_written_in_several_ways(self, server: VisionServer, ending: str) -> None:
        assert read(server, url=f"{server.url}{ending}").words

    def test_a_key_is_sent_where_there_is_one(self, server: VisionServer) -> None:
        server.key = KEY

        assert read(server, key=KEY).words
        assert isinstance(failure(server), EngineRefused)

    @pytest.mark.parametrize(
        "content",
        [
            '```json\n{"lines": ["Total"]}\n```',
            'Here is the transcription:\n{"lines": ["Total"]}\nAnything else?',
            '<think>The page says {"lines": 1}</think>{"lines": ["Total"]}',
            '{"lines": ["Total"], "note": "extra"}',
            '{"lines": ["", "  ", "Total\\u0000\\u202e"]}',
        ],
    )
    def test_json_is_found_in_what_models_put_around_it(self, server: VisionServer, content: str) -> None:
        server.content = content

        assert read(server).text == "Total"

    def test_a_blank_page_has_no_lines(self, server: VisionServer) -> None:
        server.content = '{"lines": []}'

        assert read(server).lines == ()


class TestFailures:
    @pytest.mark.parametrize(
        "content",
        [
            "I cannot help with that.",
            "",
            None,
            "[]",
            '{"lines": "Total"}',
            '{"lines": [1]}',
            '{"lines": ["Total"',
            '{"text": "Total"}',
            "{}{}",
            json.dumps({"lines": ["x"] * 2001}),
        ],
    )
    def test_what_is_not_the_form_is_nonsense(self, server: VisionServer, content: str | None) -> None:
        server.content = content

        assert isinstance(failure(server), EngineNonsense)

    def test_half_a_page_is_nonsense(self, server: VisionServer) -> None:
        server.reason = "length"

        assert "cut off" in str(failure(server))

    def test_a_model_that_will_not_is_a_refusal(self, server: VisionServer) -> None:
        server.reason = "content_filter"
        assert isinstance(failure(server), EngineRefused)

        server.reason, server.refusal = "stop", "I'm sorry"
        assert "will not read" in str(failure(server))

    def test_a_request_that_is_not_taken_either_way_is_refused(self, server: VisionServer) -> None:
        server.planned += [says(b"", "400 Bad Request")] * 2

        assert isinstance(failure(server), EngineRefused)
        assert len(server.asked) == 2

    def test_another_refusal_is_not_asked_again(self, server: VisionServer) -> None:
        server.planned.append(says(b"", "404 Not Found"))

        assert "model is not known" in str(failure(server))
        assert len(server.asked) == 1

    def test_an_overloaded_server_is_busy(self, server: VisionServer) -> None:
        server.planned += [says(b"", "503 Service Unavailable")] * 4

        assert isinstance(failure(server), EngineBusy)


class TestAvailability:
    def test_fits_the_door(self) -> None:
        engine: Engine = VisionLlm(model="qwen3-vl:8b")

        assert isinstance(engine, Engine)
        assert engine.version == "qwen3-vl:8b"
        assert engine.cost_per_page == Decimal(0)

    @pytest.mark.parametrize(
        ("settings", "words"),
        [
            ({}, "VISION_LLM_URL"),
            ({"url": "https://llm.example"}, "VISION_LLM_MODEL"),
            ({"url": "http://ollama.lan:11434", "model": "m"}, "https on port 443"),
        ],
    )
    def test_says_what_is_missing(self, settings: dict[str, Any], words: str) -> None:
        assert words in (VisionLlm(**settings).why_unavailable(LANGUAGES) or "")

    def test_a_machine_of_ones_own_is_listed_and_keeps_the_page_at_home(self) -> None:
        service = Service(Outbound(Guard(frozenset({"ollama.lan:11434"}))))
        own = VisionLlm("http://ollama.lan:11434/v1", "qwen3-vl:8b", service=service)
        other = VisionLlm("https://llm.example/v1", "some-model", service=service)

        assert own.why_unavailable(LANGUAGES) is None
        assert not own.leaves_the_building
        assert other.leaves_the_building

    def test_shows_no_key(self) -> None:
        assert KEY not in repr(VisionLlm("https://llm.example", "m", KEY))
