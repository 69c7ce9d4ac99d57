"""Engines that fail as engines do, and stand-ins for the services behind those that call one."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import ClassVar

from invoices.document import Box, Line, Page, PageText, Word
from invoices.errors import EngineBusy, EngineCrashed
from invoices.ocr.engine import Engine
from invoices.ocr.engines.azure import Azure
from invoices.ocr.engines.mistral import Mistral
from invoices.ocr.engines.scripted import Scripted
from invoices.ocr.engines.vision_llm import VisionLlm
from tests.doubles.azure_server import AzureServer
from tests.doubles.mistral_server import MistralServer
from tests.doubles.service_server import KEY, service_at
from tests.doubles.slow_server import running
from tests.doubles.vision_server import VisionServer


@dataclass(frozen=True, slots=True)
class EngineThatTimesOut(Scripted):
    """Never answers in time."""

    name: ClassVar[str] = "times-out"

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        raise EngineBusy(engine=self.name, detail="no answer within 30 s")


@dataclass(frozen=True, slots=True)
class EngineThatReturnsNothing(Scripted):
    """Finds not one word, whatever is printed."""

    name: ClassVar[str] = "returns-nothing"

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        return PageText()


@dataclass(frozen=True, slots=True)
class EngineThatInventsWords(Scripted):
    """Is quite sure of words in the margin, where nothing is printed."""

    name: ClassVar[str] = "invents-words"

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        tops = (0.955, 0.965, 0.975, 0.985)
        said = ("Total", "TTC", "999,99", "EUR")
        words = (Word(text, Box(0.9, top, 0.98, top + 0.008), 0.99) for text, top in zip(said, tops, strict=True))
        return PageText(tuple(Line((word,)) for word in words))


@dataclass(frozen=True, slots=True)
class EngineThatCrashes(Scripted):
    """Ends without an answer."""

    name: ClassVar[str] = "crashes"

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        raise EngineCrashed(engine=self.name, detail="exit status -11")


# --- Services ---------------------------------------------------------------------------------------


@contextmanager
def _azure() -> Iterator[Engine]:
    with running(AzureServer()) as server:
        yield Azure(endpoint=server.url, key=KEY, service=service_at(server))


@contextmanager
def _mistral() -> Iterator[Engine]:
    with running(MistralServer()) as server:
        yield Mistral(endpoint=server.url, key=KEY, service=service_at(server))


@contextmanager
def _vision_llm() -> Iterator[Engine]:
    with running(VisionServer()) as server:
        yield VisionLlm(url=f"{server.url}/v1", model="qwen3-vl:8b", service=service_at(server))


# Each reads the same few words on every page, whatever is printed there.
STAND_INS: Mapping[str, Callable[[], AbstractContextManager[Engine]]] = {
    "azure": _azure,
    "mistral": _mistral,
    "vision_llm": _vision_llm,
}
