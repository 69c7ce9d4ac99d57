"""Mistral OCR: reads whole pages with their structure; in the European Union, or in a container of one's own."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

import msgspec

from invoices.document import Page, PageText
from invoices.ocr.answers import decoded
from invoices.ocr.formats.mistral import Reading, page_text
from invoices.ocr.picture import MEGABYTE, Picture, PictureLimits, picture_of
from invoices.ocr.service import Service

# It takes 50 MB; nothing is gained beyond a few.
LIMITS = PictureLimits(most_bytes=8 * MEGABYTE, longest_side=10_000, shortest_side=50)


@dataclass(frozen=True, slots=True)
class Mistral:
    """Sends a page as a picture and takes what it reads as markdown, with blocks and how sure it is of each word."""

    name: ClassVar[str] = "mistral"

    key: str = field(default="", repr=False)
    model: str = "mistral-ocr-latest"
    endpoint: str = "https://api.mistral.ai"
    cost_per_page: Decimal = Decimal("0.004")
    details: bool = True  # False for models before OCR 4, which refuse to be asked for blocks and scores
    service: Service = field(default_factory=Service, compare=False, repr=False)

    @property
    def version(self) -> str:
        return self.model

    @property
    def leaves_the_building(self) -> bool:
        return not self.service.is_ours(self.endpoint)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Say what is missing: the key, the model, a possible address."""
        if not self.key:
            return "its key is not set (MISTRAL_API_KEY)"
        if not self.model:
            return "its model is not set (MISTRAL_OCR_MODEL)"
        return self.service.why_not(self.endpoint)

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one page; languages are found out over there.

        Raises:
            EngineError: one of its kinds, and nothing else.
        """
        picture = picture_of(page, LIMITS, engine=self.name)
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        errand = self.service.errand(self.name)
        answer = errand.send("POST", f"{self.endpoint.rstrip('/')}/v1/ocr", headers, self._body(picture))
        return page_text(decoded(answer.body, Reading, engine=self.name), page)

    def _body(self, picture: Picture) -> bytes:
        asked: dict[str, object] = {
            "model": self.model,
            "document": {"type": "image_url", "image_url": picture.data_url},
            "include_image_base64": False,
        }
        if self.details:
            asked |= {"include_blocks": True, "confidence_scores_granularity": "word"}
        return msgspec.json.encode(asked)
