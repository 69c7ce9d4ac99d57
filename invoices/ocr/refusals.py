"""What a service's failure means for a page: come back later, never, or not believed."""

import msgspec

from invoices.errors import (
    AddressRefused,
    EngineBusy,
    EngineError,
    EngineNonsense,
    EngineRefused,
    EngineUnavailable,
    NoAnswer,
    OutboundError,
    RequestRefused,
)
from invoices.ocr.answers import printable
from invoices.outbound.values import Answer

REFUSALS = {
    400: "it does not take this page or this request",
    401: "the key is not valid",
    402: "the account has no credit left",
    403: "the key may not do this, or the quota is used up",
    404: "the address or the model is not known there",
    413: "the page is too large for it",
    415: "it does not take pictures of this kind",
    422: "it does not know a part of the request",
}
COME_BACK = {408: "it was too slow", 425: "it is not ready", 429: "too many requests"}
LONGEST_CODE = 60


def fault_of(answer: Answer, *, engine: str) -> EngineError | None:
    """Say what kind of failure an answer is, or nothing when it may be used."""
    if answer.status >= 500 or answer.status in COME_BACK:
        return _busy(answer, engine)
    if answer.status >= 400:
        said = _code_in(answer.body)
        detail = REFUSALS.get(answer.status, f"it answers {answer.status}")
        return EngineRefused(engine=engine, detail=f"{detail} ({said})" if said else detail, status=answer.status)
    if answer.status >= 300:
        return EngineRefused(engine=engine, detail="it sends us elsewhere, where nobody follows")
    return None


def in_engine_words(problem: OutboundError, *, engine: str) -> EngineError:
    """Say what a call that brought no answer means for the page."""
    detail = str(problem.facts.get("detail", "there is far too much of it"))
    if isinstance(problem, NoAnswer):
        return EngineBusy(engine=engine, detail=detail)
    if isinstance(problem, AddressRefused):
        return EngineUnavailable(engine=engine, detail=str(problem).removesuffix("."))
    kind = EngineRefused if isinstance(problem, RequestRefused) else EngineNonsense
    return kind(engine=engine, detail=detail)


def retry_after(answer: Answer) -> float | None:
    """Return the seconds that a service asks to wait, where it gives them as a number."""
    said = answer.headers.get("retry-after", "").strip()
    return float(said) if said.isdecimal() and len(said) <= 6 else None


def _busy(answer: Answer, engine: str) -> EngineBusy:
    detail = COME_BACK.get(answer.status, f"a fault on its side, {answer.status}")
    asked = retry_after(answer)
    facts: dict[str, str | float] = {} if asked is None else {"retry_after": asked}
    return EngineBusy(engine=engine, detail=detail, **facts)


class _Fault(msgspec.Struct):
    code: str | int | None = None
    type: str | None = None
    innererror: "_Fault | None" = None


class _Refusal(_Fault):
    error: _Fault | None = None


def _code_in(body: bytes) -> str:
    """Find the short code of a refusal. Its message is left out: some repeat the key, all are somebody else's words."""
    try:
        said = msgspec.json.decode(body[:65_536], type=_Refusal)
    except (ValueError, RecursionError):
        return ""
    fault = said.error or said
    inner = fault.innererror or fault
    return printable(str(inner.code or fault.code or fault.type or ""))[:LONGEST_CODE]
