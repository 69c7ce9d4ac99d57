"""Any vision model behind the OpenAI chat protocol: Ollama or vLLM on a machine of one's own, or a service."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from invoices.document import Page, PageText
from invoices.errors import EngineRefused
from invoices.ocr.answers import decoded
from invoices.ocr.formats.chat import Completion, page_text, question
from invoices.ocr.picture import MEGABYTE, PictureLimits, picture_of
from invoices.ocr.service import Errand, Patience, Service

DOES_NOT_KNOW = frozenset({400, 422})


@dataclass(frozen=True, slots=True)
class VisionLlm:
    """Asks a model to copy out the page row by row."""

    name: ClassVar[str] = "vision_llm"

    url: str = ""
    model: str = ""
    key: str = field(default="", repr=False)
    cost_per_page: Decimal = Decimal(0)
    longest_side: int = 2000
    most_tokens: int = 8000
    seconds: float = 300.0  # a model on a small machine takes minutes
    shaped: bool = True  # ask the server to hold the model to the JSON; one that cannot is asked again without
    service: Service = field(default_factory=Service, compare=False, repr=False)

    @property
    def version(self) -> str:
        return self.model

    @property
    def leaves_the_building(self) -> bool:
        return not self.service.is_ours(self._address)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Say what is missing: the address, the model, the right to call there."""
        if not self.url or not self.model:
            return "its address or its model is not set (VISION_LLM_URL, VISION_LLM_MODEL)"
        return self.service.why_not(self._address)

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one page; the model finds out the language.

        Raises:
            EngineError: one of its kinds, and nothing else.
        """
        errand = self.service.errand(self.name, Patience(self.seconds, each=self.seconds))
        try:
            completion = self._ask(errand, page, shaped=self.shaped)
        except EngineRefused as refusal:
            if not self.shaped or refusal.facts.get("status") not in DOES_NOT_KNOW:
                raise
            completion = self._ask(errand, page, shaped=False)
        return page_text(completion, page, engine=self.name)

    def _ask(self, errand: Errand, page: Page, *, shaped: bool) -> Completion:
        limits = PictureLimits(most_bytes=8 * MEGABYTE, longest_side=self.longest_side)
        picture = picture_of(page, limits, engine=self.name)
        body = question(picture, model=self.model, most_tokens=self.most_tokens, shaped=shaped)
        answer = errand.send("POST", self._address, self._headers, body)
        return decoded(answer.body, Completion, engine=self.name)

    @property
    def _address(self) -> str:
        """Return where chats are held: with or without /v1 at its end, the setting means the same."""
        base = self.url.rstrip("/")
        if base.endswith("/chat/completions"):
            return base
        return f"{base}/chat/completions" if base.endswith("/v1") else f"{base}/v1/chat/completions"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
