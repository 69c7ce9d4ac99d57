"""manage.py demo_client_api plays the client, and tells what to type into a source."""

import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from invoices.samples.client_api_server import ClientServer


@pytest.fixture(autouse=True)
def _ends_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Serve nobody: the serving itself is seen in the tests of the sources."""
    monkeypatch.setattr(ClientServer, "serve_forever", lambda server, poll_interval: None)


def said(**options: object) -> str:
    out = StringIO()
    call_command("demo_client_api", port=0, invoices=20, stdout=out, **options)
    return out.getvalue()


class TestTheCommand:
    def test_tells_what_to_type(self) -> None:
        shown = said()

        assert "http://127.0.0.1:" in shown
        assert "invoices-{year}" in shown
        assert "SOURCE_PRIVATE_HOSTS=127.0.0.1:" in shown

    def test_writes_the_truth_of_every_invoice(self, tmp_path: Path) -> None:
        said(truth=tmp_path / "truth.jsonl", vintage="2023")

        rows = [json.loads(line) for line in (tmp_path / "truth.jsonl").read_text(encoding="utf-8").splitlines()]
        assert len(rows) == 20
        assert {"file", "fields", "lines", "language", "family", "splits", "damage", "kind"} <= set(rows[0])

    def test_leaves_no_half_of_a_truth(self, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be written"):
            said(truth=tmp_path / "none" / "truth.jsonl")

        assert not list(tmp_path.iterdir())

    @pytest.mark.parametrize(("options", "words"), [
        ({"page": 0}, "from 1"), ({"refuse": 1.5}, "from 0 to 1"), ({"host": "192.0.2.1"}, "cannot be opened"),
    ])  # fmt: skip
    def test_says_what_is_wrong(self, options: dict[str, object], words: str) -> None:
        with pytest.raises(CommandError, match=words):
            said(**options)
