"""Mistral OCR (POST /v1/ocr) on a port of this machine."""

from base64 import b64decode
from typing import Any

from tests.doubles.service_server import KEY, Asked, ServiceServer, says_json
from tests.doubles.slow_server import Behaviour

MARKDOWN = """# Facture **F-2026-117**

![img-0.jpeg](img-0.jpeg)

| Désignation | Total |
| --- | --- |
| Papier | 1 028,80 |

Total TTC $1\\,234{,}56 \\%$ &amp; frais"""


def refusal(message: str, kind: str, code: str | None = None) -> dict[str, Any]:
    """Return an error as the service words it."""
    return {"object": "error", "message": message, "type": kind, "param": None, "code": code}


def block(kind: str, content: str, left: int, top: int, right: int, bottom: int) -> dict[str, Any]:
    """Return a block with its corners."""
    corners = {"top_left_x": left, "top_left_y": top, "bottom_right_x": right, "bottom_right_y": bottom}
    return corners | {"type": kind, "content": content, "confidence_scores": None}


def a_page(markdown: str = MARKDOWN, *, blocks: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """Return a page of an answer, with all that the service adds and nobody here reads."""
    page: dict[str, Any] = {"index": 0, "markdown": markdown, "images": [], "hyperlinks": [], "header": None}
    page |= {"tables": [], "footer": None, "dimensions": {"dpi": 200, "height": 1400, "width": 1000}}
    return page if blocks is None else page | {"blocks": blocks}


def scores(*words: tuple[str, float], average: float = 0.9) -> dict[str, Any]:
    """Return how sure the service is of each word."""
    each = [{"text": text, "confidence": sure, "start_index": 0} for text, sure in words]
    about = {"average_page_confidence_score": average, "minimum_page_confidence_score": 0.1}
    return about | {"word_confidence_scores": each}


class MistralServer(ServiceServer):
    """Reads one page at once; an old model refuses to be asked for blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.old = False
        self.pages: list[dict[str, Any]] = [a_page()]

    def answer(self, asked: Asked) -> Behaviour:
        if asked.headers.get("authorization") != f"Bearer {KEY}":
            return says_json(refusal(f"Unauthorized {KEY}", "authentication_error"), "401 Unauthorized")
        if (asked.method, asked.path) != ("POST", "/v1/ocr"):
            return says_json(refusal("no Route matched", "invalid_request_error"), "404 Not Found")
        if self.old and ("include_blocks" in asked.json or "confidence_scores_granularity" in asked.json):
            return says_json({"detail": [{"type": "extra_forbidden", "loc": ["body"]}]}, "422 Unprocessable Entity")
        document = asked.json["document"]
        kind, _, picture = document["image_url"].partition(";base64,")
        assert document["type"] == "image_url"
        assert kind.startswith("data:image/")
        assert b64decode(picture)
        usage = {"pages_processed": 1, "doc_size_bytes": len(asked.body)}
        return says_json({"pages": self.pages, "model": "mistral-ocr-4-1", "usage_info": usage})
