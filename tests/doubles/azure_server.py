"""Azure Document Intelligence (REST, 2024-11-30) on a port of this machine."""

import re
from base64 import b64decode
from typing import Any

import cv2
import numpy as np

from tests.doubles.service_server import KEY, Asked, ServiceServer, says_json
from tests.doubles.slow_server import Behaviour, says

ANALYZE = re.compile(r"/documentintelligence/documentModels/([\w.-]+):analyze\?api-version=2024-11-30")
RESULT = re.compile(r"/documentintelligence/documentModels/([\w.-]+)/analyzeResults/([\w-]+)\?api-version=2024-11-30")
RESULT_ID = "3b31320d-8bab-4f88-b19c-2322a7f11034"
WRONG_KEY = {"error": {"code": "401", "message": f"Access denied due to invalid subscription key {KEY}."}}
INVALID = {
    "error": {
        "code": "InvalidRequest",
        "message": "Invalid request.",
        "innererror": {"code": "InvalidContent", "message": "The file format is unsupported or corrupted."},
    }
}
# What is printed on the page that it reads, line by line; each word with its left edge, in pixels of a page of 1000.
PRINTED = (("Facture", 100), ("F-2026-117", 300)), (("Total", 100), ("TTC", 220), ("1\u202f234,56", 600), ("€", 800))


def region(left: float, top: float, width: float, height: float = 30) -> list[float]:
    """Return a polygon as the service writes it: clockwise from the top left."""
    right, bottom = left + width, top + height
    return [left, top, right, top, right, bottom, left, bottom]


def seen_page() -> dict[str, Any]:
    """Return a page of an answer, with all that the service adds and nobody here reads."""
    words, lines, offset = [], [], 0
    for number, row in enumerate(PRINTED):
        start, top = offset, 100 + 100 * number
        for text, left in row:
            span = {"offset": offset, "length": len(text)}
            polygon = region(left, top, 20 * len(text))
            words.append({"content": text, "polygon": polygon, "confidence": 0.98, "span": span})
            offset += len(text) + 1
        content = " ".join(text for text, _ in row)
        spans = [{"offset": start, "length": len(content)}]
        lines.append({"content": content, "polygon": region(100, top, 800), "spans": spans})
    about = {"pageNumber": 1, "angle": 0.0, "width": 1000, "height": 1400, "unit": "pixel"}
    return about | {"words": words, "lines": lines, "spans": [{"offset": 0, "length": offset}], "selectionMarks": []}


def a_field(content: str, confidence: float = 0.9, **more: Any) -> dict[str, Any]:
    """Return a field as the invoice model writes it."""
    where = [{"pageNumber": 1, "polygon": region(600, 200, 180)}]
    return {"type": "string", "content": content, "confidence": confidence, "boundingRegions": where} | more


def an_analysis() -> dict[str, Any]:
    """Return the analysis of the page by the invoice model."""
    money = {"type": "currency", "valueCurrency": {"amount": 1234.56, "currencyCode": "EUR", "currencySymbol": "€"}}
    item = {
        "Description": a_field("Papier"),
        "Quantity": a_field("2"),
        "Amount": a_field("1 028,80"),
        "Tax": a_field("x"),
    }
    fields = {
        "InvoiceId": a_field("F-2026-117", valueString="F-2026-117"),
        "InvoiceTotal": a_field("1\u202f234,56 €", 0.87, **money),
        "VendorName": a_field("Société\nÉtoile"),
        "ServiceAddress": a_field("nobody asks for this"),
        "Items": {"type": "array", "valueArray": [{"type": "object", "valueObject": item}]},
        "TaxDetails": {"type": "array", "valueArray": [{"type": "object", "valueObject": {"Rate": a_field("20 %")}}]},
        "PaymentDetails": {
            "type": "array",
            "valueArray": [{"type": "object", "valueObject": {"SWIFT": a_field("AGRIFRPP")}}],
        },
    }
    documents = [{"docType": "invoice", "fields": fields, "confidence": 1.0, "spans": []}]
    about = {
        "apiVersion": "2024-11-30",
        "modelId": "prebuilt-invoice",
        "stringIndexType": "textElements",
        "content": "",
    }
    return about | {"pages": [seen_page()], "documents": documents, "contentFormat": "text"}


class AzureServer(ServiceServer):
    """Takes a page, says for a while that it is running, and hands out the analysis once asked with the key."""

    def __init__(self) -> None:
        super().__init__()
        self.running = 1
        self.analysis: dict[str, Any] = an_analysis()
        self.operation: dict[str, Any] | None = None  # what to say in place of the analysis
        self.location: str | None = None  # where to send those who ask, in place of its own address

    def answer(self, asked: Asked) -> Behaviour:
        if asked.headers.get("ocp-apim-subscription-key") != KEY:
            return says_json(WRONG_KEY, "401 PermissionDenied")
        if asked.method == "POST" and (found := ANALYZE.fullmatch(asked.path)):
            return self._accept(asked, found[1])
        if not RESULT.fullmatch(asked.path):
            return says_json({"error": {"code": "404", "message": "Resource not found"}}, "404 Not Found")
        return says(b"", "204 No Content") if asked.method == "DELETE" else self._result()

    def _accept(self, asked: Asked, model: str) -> Behaviour:
        picture = np.frombuffer(b64decode(asked.json["base64Source"]), dtype=np.uint8)
        if cv2.imdecode(picture, cv2.IMREAD_GRAYSCALE) is None:
            return says_json(INVALID, "400 Bad Request")
        results = f"{self.url}/documentintelligence/documentModels/{model}/analyzeResults"
        return self.receipt(self.location or f"{results}/{RESULT_ID}?api-version=2024-11-30")

    @staticmethod
    def receipt(location: str) -> Behaviour:
        """Say where the result will be."""
        return says(b"", "202 Accepted", f"Operation-Location: {location}\r\nRetry-After: 2\r\n")

    def _result(self) -> Behaviour:
        about = {"createdDateTime": "2026-11-02T09:00:00Z", "lastUpdatedDateTime": "2026-11-02T09:00:01Z"}
        if self.running:
            self.running -= 1
            return says_json(about | {"status": "running"}, headers="Retry-After: 1\r\n")
        return says_json(self.operation or about | {"status": "succeeded", "analyzeResult": self.analysis})
