"""A vision model behind the OpenAI chat protocol, as Ollama and vLLM speak it, on a port of this machine."""

import json
from base64 import b64decode
from typing import Any

from tests.doubles.service_server import Asked, ServiceServer, says_json
from tests.doubles.slow_server import Behaviour

LINES = ["Facture  F-2026-117", "Total TTC  1 234,56 €"]


def refusal(message: str, code: str, kind: str = "invalid_request_error") -> dict[str, Any]:
    """Return an error as the protocol words it."""
    return {"error": {"message": message, "type": kind, "param": None, "code": code}}


class VisionServer(ServiceServer):
    """Says what it was given to say; holds no model."""

    def __init__(self) -> None:
        super().__init__()
        self.key: str | None = None
        self.knows_shapes = True
        self.content: str | None = json.dumps({"lines": LINES})
        self.reason: str | None = "stop"
        self.refusal: str | None = None

    def answer(self, asked: Asked) -> Behaviour:
        if self.key is not None and asked.headers.get("authorization") != f"Bearer {self.key}":
            return says_json(refusal("Incorrect API key provided", "invalid_api_key"), "401 Unauthorized")
        if (asked.method, asked.path) != ("POST", "/v1/chat/completions"):
            return says_json({"detail": "Not Found"}, "404 Not Found")
        if "response_format" in asked.json and not self.knows_shapes:
            return says_json(refusal("response_format is not supported", "unsupported_value"), "400 Bad Request")
        text, picture = asked.json["messages"][0]["content"]
        assert text["type"] == "text"
        assert b64decode(picture["image_url"]["url"].partition(";base64,")[2])
        return says_json(self._completion(asked.json["model"]))

    def _completion(self, model: str) -> dict[str, Any]:
        message = {"role": "assistant", "content": self.content, "refusal": self.refusal, "reasoning": ""}
        choice = {"index": 0, "message": message, "logprobs": None, "finish_reason": self.reason}
        usage = {"prompt_tokens": 1200, "completion_tokens": 40, "total_tokens": 1240}
        about = {"id": "chatcmpl-1", "object": "chat.completion", "created": 1793000000, "model": model}
        return about | {"choices": [choice], "usage": usage, "system_fingerprint": "fp_ollama"}
