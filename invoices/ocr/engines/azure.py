"""Azure Document Intelligence: words with places, and with an invoice model its own idea of the fields."""

import re
from base64 import b64encode
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

import msgspec

from invoices.document import Page, PageText
from invoices.errors import AddressRefused, EngineBusy, EngineError, EngineNonsense, EngineRefused
from invoices.ocr.answers import decoded, printable
from invoices.ocr.formats.azure import page_text
from invoices.ocr.formats.azure_shapes import Fault, Operation
from invoices.ocr.picture import MEGABYTE, PictureLimits, picture_of
from invoices.ocr.refusals import retry_after
from invoices.ocr.service import Errand, Service
from invoices.outbound.addresses import parse_address
from invoices.outbound.values import Answer

API_VERSION = "2024-11-30"
# The free tier takes 4 MB; a page on its way is a third larger than the picture in it, and some room is left.
LIMITS = PictureLimits(most_bytes=3 * MEGABYTE, longest_side=10_000, shortest_side=50)
MODEL = re.compile(r"[a-zA-Z0-9][a-zA-Z0-9._~-]{1,63}")
UNDER_WAY = frozenset({"notStarted", "running"})
ITS_OWN_FAULTS = frozenset({"InternalServerError", "ServiceUnavailable", "Timeout", "429", "TooManyRequests"})
# The service asks not to be asked more than every two seconds, and says in a header when it knows better.
ASK_AGAIN, SOONEST, LONGEST_WAIT = 2.0, 1.0, 10.0


@dataclass(frozen=True, slots=True)
class Azure:
    """Sends a page, asks until it is analysed, takes the words and fields, and has the copy over there deleted."""

    name: ClassVar[str] = "azure"

    endpoint: str = ""
    key: str = field(default="", repr=False)
    model: str = "prebuilt-invoice"
    cost_per_page: Decimal = Decimal("0.01")
    delete_after: bool = True
    service: Service = field(default_factory=Service, compare=False, repr=False)

    @property
    def version(self) -> str:
        return f"{self.model} {API_VERSION}"

    @property
    def leaves_the_building(self) -> bool:
        return not self.service.is_ours(self.endpoint)

    def why_unavailable(self, languages: tuple[str, ...]) -> str | None:
        """Say what is missing: the endpoint, the key, a model with a possible name."""
        if not self.endpoint or not self.key:
            return "its endpoint or its key is not set (AZURE_OCR_ENDPOINT, AZURE_OCR_KEY)"
        if not MODEL.fullmatch(self.model):
            return "its model is not the name of one (AZURE_OCR_MODEL)"
        return self.service.why_not(self.endpoint)

    def read(self, page: Page, languages: tuple[str, ...]) -> PageText:
        """Read one page; languages are found out over there.

        Raises:
            EngineError: one of its kinds, and nothing else.
        """
        picture = picture_of(page, LIMITS, engine=self.name)
        errand = self.service.errand(self.name)
        accepted = errand.send("POST", self._address, self._headers, _body(picture.content))
        location = self._location(accepted)
        text = self._wait_for(errand, location, _pause(accepted))
        self._forget(errand, location)
        return text

    @property
    def _address(self) -> str:
        models = f"{self.endpoint.rstrip('/')}/documentintelligence/documentModels"
        return f"{models}/{self.model}:analyze?api-version={API_VERSION}"

    @property
    def _headers(self) -> dict[str, str]:
        return {"Ocp-Apim-Subscription-Key": self.key, "Content-Type": "application/json"}

    def _location(self, accepted: Answer) -> str:
        """Take the address to ask at only where it is on the same machine: the key goes with every question."""
        location = accepted.headers.get("operation-location", "")
        with suppress(AddressRefused):
            if accepted.status == 202 and parse_address(location).origin == parse_address(self.endpoint).origin:
                return location
        raise EngineNonsense(engine=self.name, detail="it does not say, on its own host, where the result will be")

    def _wait_for(self, errand: Errand, location: str, pause: float) -> PageText:
        while True:
            errand.pause(pause)
            answer = errand.send("GET", location, self._headers)
            operation = decoded(answer.body, Operation, engine=self.name)
            if operation.analyze_result is not None and operation.status == "succeeded":
                return page_text(operation.analyze_result)
            if operation.status not in UNDER_WAY:
                raise self._failed(operation)
            pause = _pause(answer)

    def _failed(self, operation: Operation) -> EngineError:
        code = _innermost(operation.error) if operation.error else printable(operation.status)
        if operation.error and operation.error.code in ITS_OWN_FAULTS:
            return EngineBusy(engine=self.name, detail=f"it failed over there, {code}")
        if operation.status != "failed":
            return EngineNonsense(engine=self.name, detail=f"it is {code or 'nothing'}")
        return EngineRefused(engine=self.name, detail=f"it could not analyse the page ({code})")

    def _forget(self, errand: Errand, location: str) -> None:
        """Have the result deleted at once; where that fails, the service deletes it within a day by itself."""
        if not self.delete_after:
            return
        with suppress(EngineError):
            errand.send("DELETE", location, self._headers, tries=1)


def _body(content: bytes) -> bytes:
    return msgspec.json.encode({"base64Source": b64encode(content).decode("ascii")})


def _pause(answer: Answer) -> float:
    asked = retry_after(answer)
    return ASK_AGAIN if asked is None else min(LONGEST_WAIT, max(SOONEST, asked))


def _innermost(fault: Fault) -> str:
    """Return the most exact code of a fault."""
    for _ in range(5):
        if fault.innererror is None:
            break
        fault = fault.innererror
    return printable(fault.code)[:60]
