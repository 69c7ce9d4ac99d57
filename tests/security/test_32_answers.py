"""Control 32: what other machines answer is hostile until it fits: by type, by size, by time, and by what it shows."""

import copy
import json
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from invoices.document import Box, PageText
from invoices.errors import EngineBusy, EngineError, EngineNonsense, EngineRefused
from invoices.ocr.answers import MOST_WORDS
from invoices.ocr.engine import Engine
from invoices.ocr.engines.azure import Azure
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.engines.vision_llm import VisionLlm
from invoices.ocr.service import Patience, Service
from invoices.outbound.client import Outbound
from invoices.outbound.values import Answer, Request
from tests import paper
from tests.doubles import slow_server
from tests.doubles.azure_server import AzureServer, an_analysis
from tests.doubles.mistral_server import MARKDOWN, MistralServer, a_page, block, scores
from tests.doubles.service_server import KEY, ServiceServer, service_at
from tests.doubles.slow_server import Behaviour, running, says
from tests.doubles.vision_server import VisionServer

PAGE = paper.page(("Facture F-2026-117", "Total TTC   1 234,56 €"), dpi=72)
SECONDS = 0.5


@dataclass(frozen=True)
class Kind:
    """An engine with its stand-in, and an answer of its service that can be spoiled."""

    server: type[ServiceServer]
    engine: Callable[[str, Service], Engine]
    answer: Callable[[], Any]


def azures() -> Any:
    return {"status": "succeeded", "analyzeResult": an_analysis()}


def mistrals() -> Any:
    blocks = [block("text", "Facture", 0, 0, 900, 90), block("table", "| a | 1 |", 0, 100, 900, 300)]
    page = a_page(f"{MARKDOWN}", blocks=blocks)
    return {"pages": [page | {"confidence_scores": scores(("Facture", 0.9))}], "model": "m", "usage_info": {}}


def models() -> Any:
    message = {"role": "assistant", "content": '{"lines": ["Facture", "Total"]}'}
    return {"choices": [{"index": 0, "message": message, "finish_reason": "stop"}], "usage": {}}


KINDS = {
    "azure": Kind(AzureServer, lambda url, service: Azure(url, KEY, service=service), azures),
    "mistral": Kind(MistralServer, lambda url, service: Mistral(KEY, endpoint=url, service=service), mistrals),
    "vision_llm": Kind(
        VisionServer, lambda url, service: VisionLlm(url, "m", KEY, seconds=SECONDS, service=service), models
    ),
}
every_engine = pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())

HOSTILE: dict[str, tuple[Behaviour, type[EngineError]]] = {
    "html": (says(b"<html><body>It works!</body></html>"), EngineNonsense),
    "nothing": (says(b""), EngineNonsense),
    "half of it": (says(b'{"status": "succ'), EngineNonsense),
    "not utf-8": (says(b'{"status": "\xff", "pages": "\xff", "choices": "\xff"}'), EngineNonsense),
    "NaN": (says(b'{"pages": NaN, "status": NaN, "choices": NaN}'), EngineNonsense),
    "infinity": (says(b'{"pages": 1e999, "status": 1e999, "choices": 1e999}'), EngineNonsense),
    "nested": (says(b'{"x": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"), EngineNonsense),
    "a list": (says(b"[]"), EngineNonsense),
    "null": (says(b"null"), EngineNonsense),
    "a hundred megabytes": (slow_server.pours, EngineNonsense),
    "a hundred megabytes, announced": (slow_server.announces_too_much, EngineNonsense),
    "headers without end": (slow_server.never_ends_its_headers, EngineNonsense),
    "packed": (slow_server.packs_its_answer, EngineNonsense),
    "another protocol": (slow_server.switches_protocols, EngineNonsense),
    "another tongue": (slow_server.speaks_another_tongue, EngineNonsense),
    "a redirect": (says(b"", "302 Found", "Location: http://169.254.169.254/\r\n"), EngineRefused),
    "silence": (slow_server.stays_silent, EngineBusy),
    "dripping headers": (slow_server.drips_headers, EngineBusy),
    "dripping body": (slow_server.drips_body, EngineBusy),
    "dripping chunks": (slow_server.drips_chunks, EngineBusy),
    "waiting for ever": (slow_server.says_wait_for_ever, EngineBusy),
    "half an answer": (slow_server.breaks_off, EngineBusy),
}


@every_engine
@pytest.mark.parametrize("what", HOSTILE)
def test_every_hostile_answer_ends_in_a_clear_error_in_time(kind: Kind, what: str) -> None:
    behaviour, problem = HOSTILE[what]
    with running(kind.server()) as server:
        service = service_at(server, patience=Patience(each=SECONDS, tries=1))
        if isinstance(server, AzureServer):  # the first answer is a receipt; it is the second that matters
            server.planned.append(server.receipt(f"{server.url}/result"))
        server.planned += [behaviour] * 2
        started = time.monotonic()
        with pytest.raises(EngineError) as caught:
            kind.engine(server.url, service).read(PAGE, ("fra",))

    assert type(caught.value) is problem
    assert time.monotonic() - started < 4
    assert KEY not in str(caught.value)


class Canned(Outbound):
    """Answers with what it was given, without a network."""

    def __init__(self, content: Any) -> None:
        super().__init__()
        object.__setattr__(self, "content", content)

    def send(self, request: Request) -> Answer:
        if request.url.endswith(":analyze?api-version=2024-11-30"):
            return Answer(202, {"operation-location": "https://ocr.example/result"})
        content = self.content  # type: ignore[attr-defined]
        return Answer(200, {}, content if isinstance(content, bytes) else json.dumps(content).encode())


def read(kind: Kind, content: Any) -> PageText | None:
    """Have an engine read a page whose answer is this; nothing when it refuses to believe it."""
    service = Service(Canned(content), sleep=lambda seconds: None)
    try:
        return kind.engine("https://ocr.example", service).read(PAGE, ("fra",))
    except EngineError as problem:
        said = str(problem)
    assert said.isprintable()
    return None


def harmless(text: PageText | None) -> None:
    """Check that a reading can do no harm further on, whatever it says."""
    for word in text.words if text else ():
        assert word.text
        assert word.text.isprintable()
        assert " " not in word.text
        assert word.box.is_inside(Box.WHOLE_PAGE)
        assert 0.0 <= word.confidence <= 1.0
    for each in text.suggestions if text else ():
        assert each.raw.isprintable()
        assert 0.0 <= each.confidence <= 1.0
        assert each.box is None or each.box.is_inside(Box.WHOLE_PAGE)


JUNK = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=True, allow_infinity=True),
    st.text(max_size=30),
    st.sampled_from([[], {}, [[]], [None], {"x": {}}, "\x1b[2J", "\u202eabc", "<script>alert(1)</script>", -1, 10**9]),
)


def spots(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Walk over every place of a tree where something could stand in place of something else."""
    for key in tree if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ():
        yield tree, key
        yield from spots(tree[key])


@every_engine
@settings(max_examples=120)
@given(data=st.data())
def test_a_spoiled_answer_is_refused_or_harmless(kind: Kind, data: st.DataObject) -> None:
    answer = copy.deepcopy(kind.answer())
    for _ in range(data.draw(st.integers(1, 3))):
        tree, key = data.draw(st.sampled_from(list(spots(answer))))
        tree[key] = data.draw(JUNK)

    harmless(read(kind, answer))


@every_engine
@given(content=st.binary(max_size=200))
def test_any_bytes_are_refused_or_harmless(kind: Kind, content: bytes) -> None:
    harmless(read(kind, content))


@every_engine
def test_an_answer_as_agreed_is_read(kind: Kind) -> None:
    text = read(kind, kind.answer())

    assert text is not None
    assert "Facture" in text.text
    harmless(text)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, 98, "0.9", None, True])
def test_a_confidence_beyond_its_bounds_is_not_believed(confidence: Any) -> None:
    answer = azures()
    answer["analyzeResult"]["pages"][0]["words"][0]["confidence"] = confidence

    assert read(KINDS["azure"], answer) is None


def test_places_off_the_page_are_brought_back_to_it() -> None:
    answer = azures()
    answer["analyzeResult"]["pages"][0]["words"][0]["polygon"] = [-500, -500, 900_000, -500, 900_000, 90, -500, 90]

    text = read(KINDS["azure"], answer)

    assert text is not None
    assert text.words[0].box == Box(0.0, 0.0, 1.0, 0.06429)


def test_more_words_than_a_page_can_hold_are_not_taken() -> None:
    answer = azures()
    page = answer["analyzeResult"]["pages"][0]
    page["words"] = page["words"] * MOST_WORDS

    assert read(KINDS["azure"], answer) is None
    assert read(KINDS["mistral"], {"pages": [a_page("mot " * 30_000)]}) is None


@pytest.mark.parametrize(
    "markdown",
    [
        "`a " * 33_000,
        "[" * 99_000,
        "![" * 49_000,
        "**a " * 24_000,
        "$\\" * 49_000,
        "<br " * 24_000,
        "|" * 99_000,
        "a\n" * 49_000,
        "a " * 49_000,
        "\\" * 99_000,
        "&" * 99_000,
    ],
)
def test_markdown_made_to_keep_us_busy_does_not(markdown: str) -> None:
    started = time.process_time()
    harmless(read(KINDS["mistral"], {"pages": [a_page(markdown)]}))

    assert time.process_time() - started < 3


@pytest.mark.parametrize("content", ["<think>" * 50_000, "{" * 300_000, "}" * 100 + "{" * 100])
def test_nor_does_the_talk_of_a_model(content: str) -> None:
    started = time.monotonic()
    answer = models()
    answer["choices"][0]["message"]["content"] = content

    assert read(KINDS["vision_llm"], answer) is None
    assert time.monotonic() - started < 3
