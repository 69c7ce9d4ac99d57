"""What is given as a kept reading and is none, or says what cannot be."""

import json

import msgspec
import pytest

from invoices.errors import KeptReadingDamaged
from invoices.ocr import kept
from invoices.ocr.kept import from_json, to_json
from tests.builders import an_ocr_result

KEPT = to_json(an_ocr_result())


def changed(path: str, value: object) -> bytes:
    """Change one thing of a kept reading, named by the way to it."""
    told = json.loads(KEPT)
    *way, last = [int(step) if step.isdecimal() else step for step in path.split("/")]
    inner = told
    for step in way:
        inner = inner[step]
    inner[last] = value
    return msgspec.json.encode(told)


class TestWhatCannotBe:
    @pytest.mark.parametrize(
        ("path", "value"),
        [
            ("sha256", 3),
            ("media_type", "text/html"),
            ("seconds", -1),
            ("seconds", None),
            ("file", "a" * 5000),
            ("languages", ["fra" * 2000]),
            ("attachments", [{"name": "a", "content": "not base64!", "facts": {}}]),
            ("pages/0/number", 0),
            ("pages/0/used", 1),
            ("pages/0/used", -1),
            ("pages/0/attempts", []),
            ("pages/0/width", 0),
            ("pages/0/height", 10**9),
            ("pages/0/dpi", -5),
            ("pages/0/score", 1.5),
            ("pages/0/usable", "yes"),
            ("pages/0/source", "guess"),
            ("pages/0/measures/noise", 1e300),
            ("pages/0/measures/ink/bits", ""),
            ("pages/0/measures/ink/columns", -31),
            ("pages/0/measures/ink/rows", 10**30),
            ("pages/0/text/lines/0/words", []),
            ("pages/0/text/lines/0/words/0/text", "a" * 30_000),
            ("pages/0/text/lines/0/words/0/confidence", 100),
            ("pages/0/text/lines/0/words/0/box/right", 1.1),
            ("pages/0/text/lines/0/words/0/box/left", -0.1),
            ("pages/0/text/lines/0/words/0/box/bottom", 0.0),
            ("pages/0/text/suggestions", [{"field": "total", "raw": "1" * 30_000, "confidence": 1}]),
            ("pages/0/text/suggestions", [{"field": "total", "raw": "1", "confidence": 2}]),
            ("pages/0/codes", [{"kind": "qr", "text": "", "box": {"left": 2, "top": 0, "right": 3, "bottom": 1}}]),
            ("pages/0/attempts/0/score", -0.1),
            ("pages/0/attempts/0/seconds", -1),
            ("pages/0/attempts/0/cost", "NaN"),
            ("pages/0/attempts/0/cost", "sNaN"),
            ("pages/0/attempts/0/cost", "Infinity"),
            ("pages/0/attempts/0/cost", "-1"),
            ("pages/0/attempts/0/cost", "1E-999999"),
            ("pages/0/attempts/0/cost", "0." + "1" * 5000),
            ("pages/0/attempts/0/cost", "1E+99999999999999999999"),
            ("pages/0/attempts/0/version", "1" * 5000),
            ("pages/0/attempts/0/steps", [["deskew"]]),
        ],
    )  # fmt: skip
    def test_is_refused_as_damaged(self, path: str, value: object) -> None:
        with pytest.raises(KeptReadingDamaged, match="does not hold together"):
            from_json(changed(path, value))

    def test_pages_out_of_order_are_refused(self) -> None:
        page = json.loads(KEPT)["pages"][0]

        with pytest.raises(KeptReadingDamaged, match="its pages are not in order"):
            from_json(changed("pages", [page, page]))

    @pytest.mark.parametrize(
        "raw",
        [
            b"", b"\x00", b"\xff\xfe{", b"%PDF-1.7", b"{", b"nul", b"NaN", b"[" * 100_000, b'{"a":' * 100_000,
            b'{"format":1,"x":' + b"[" * 100_000, KEPT[:-1], KEPT + b"]", KEPT.replace(b"facture", b"\\ud800"),
            KEPT.replace(b'"score":0.93', b'"score":NaN'), KEPT.replace(b'"dpi":200.0', b'"dpi":1e999'),
            KEPT.replace(b'"dpi":200.0', b'"dpi":' + b"9" * 10_000),
            KEPT.replace(b'"number":1', b'"number":' + b"9" * 10_000),
        ],
    )  # fmt: skip
    def test_what_is_no_json_of_ours_is_refused(self, raw: bytes) -> None:
        with pytest.raises(KeptReadingDamaged):
            from_json(raw)

    def test_says_in_a_few_words_what_is_wrong(self) -> None:
        with pytest.raises(KeptReadingDamaged) as caught:
            from_json(changed("pages/0/usable", "yes"))

        detail = str(caught.value.facts["detail"])
        assert "pages[0].usable" in detail

    def test_quotes_no_stranger_at_length_nor_his_control_signs(self) -> None:
        with pytest.raises(KeptReadingDamaged) as caught:
            from_json(changed("media_type", "\x1b[31m" * 500))

        detail = str(caught.value.facts["detail"])
        assert detail.isprintable()
        assert len(detail) < 250

    def test_more_than_a_document_can_bring_is_not_even_looked_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(kept, "MOST_BYTES", len(KEPT) - 1)

        with pytest.raises(KeptReadingDamaged, match="has over"):
            from_json(KEPT)


class TestItsForm:
    def test_of_a_newer_program_is_refused_with_both_numbers(self) -> None:
        with pytest.raises(KeptReadingDamaged, match=r"form 2, known up to 1"):
            from_json(b'{"format": 2, "pages": "of another shape"}')

    @pytest.mark.parametrize("number", [b"0", b"-1", b"1.5", b'"1"', b"null", b"9" * 5000])
    def test_has_to_be_a_number(self, number: bytes) -> None:
        with pytest.raises(KeptReadingDamaged):
            from_json(KEPT.replace(b'"format":1', b'"format":' + number))

    def test_has_to_be_there(self) -> None:
        with pytest.raises(KeptReadingDamaged):
            from_json(KEPT.replace(b',"format":1', b""))
