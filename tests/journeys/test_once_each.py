"""Processes die at every step, and several do the same work at once: each document ends once, and nothing is lost."""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.house.tree import ROOT

KILLED = -9
STEPS_OF_A_WORKER = (
    "when it was claimed",
    "while it is read",
    "between two pages",
    "while the reading is written",
    "when it was read",
    "while the invoice is written",
    "when it was understood",
    "while its end is written",
    "when it was settled",
)
STEPS_OF_A_SENDER = ("while it is written", "when it was kept", "while its row is written")
Scene = dict[str, Any]


@pytest.fixture(scope="module")
def scenes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Scene]:
    """What came of each scene; they are played once, in an installation of their own with SQLite in a file."""
    folder = tmp_path_factory.mktemp("installation")
    environment = {name: value for name, value in os.environ.items() if not name.startswith("REDIS_URL")}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "ocrsite.settings.test",
        "DATABASE_URL": f"sqlite:///{folder}/probant.sqlite3",
        "BROKER_URL": "memory://",
        "TMPDIR": str(folder),
    }
    command = [sys.executable, "-m", "tests.doubles.doomed"]
    played = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=300
    )
    assert played.returncode == 0, played.stderr[-4000:]
    told = [json.loads(line) for line in played.stdout.splitlines() if line.startswith("{")]
    return {scene.pop("scene"): scene for scene in told}


class TestAWorkerThatIsKilled:
    @pytest.mark.parametrize("step", STEPS_OF_A_WORKER)
    def test_leaves_its_document_to_the_next_one(self, scenes: dict[str, Scene], step: str) -> None:
        scene = scenes[f"worker {step}"]

        assert scene["ended"] == KILLED
        assert scene["told"] == (step != "when it was settled")
        assert (scene["state"], scene["error"]) == ("in_review", "")

    @pytest.mark.parametrize("step", STEPS_OF_A_WORKER)
    def test_leaves_nothing_twice_and_no_byte_changed(self, scenes: dict[str, Scene], step: str) -> None:
        scene = scenes[f"worker {step}"]

        assert {name: scene[name] for name in ("runs", "understandings", "invoices", "lines")} == {
            "runs": 1, "understandings": 1, "invoices": 1, "lines": 1
        }  # fmt: skip
        assert scene["same"]
        assert scene["pages"]

    def test_with_two_others_over_the_same_document_is_the_last_one(self, scenes: dict[str, Scene]) -> None:
        scene = scenes["three"]

        assert scene["ended"] == [KILLED, KILLED, KILLED, 0], "the fourth finds nothing to claim"
        assert (scene["state"], scene["error"]) == ("failed", "workers_died")
        assert (scene["same"], scene["invoices"]) == (True, 0)


class TestASenderThatIsKilled:
    @pytest.mark.parametrize("step", STEPS_OF_A_SENDER)
    def test_before_its_document_is_durable_has_sent_nothing(self, scenes: dict[str, Scene], step: str) -> None:
        scene = scenes[f"sender {step}"]

        assert (scene["ended"], scene["left"]) == (KILLED, 0)

    def test_after_that_has_sent_it_and_the_sweep_finds_it(self, scenes: dict[str, Scene]) -> None:
        scene = scenes["sender before anybody was told"]

        assert (scene["ended"], scene["left"], scene["told"]) == (KILLED, 1, 1)

    @pytest.mark.parametrize("step", [*STEPS_OF_A_SENDER, "before anybody was told"])
    def test_sends_it_again_and_it_is_there_once(self, scenes: dict[str, Scene], step: str) -> None:
        scene = scenes[f"sender {step}"]

        assert (scene["state"], scene["same"], scene["lines"], scene["arrivals"]) == ("received", True, 1, 1)


class TestACrowd:
    def test_that_sends_the_same_pile_sends_each_document_once(self, scenes: dict[str, Scene]) -> None:
        scene = scenes["crowd"]

        assert (scene["documents"], scene["files"], scene["register"]) == (12, 12, True)

    def test_that_works_on_the_same_pile_does_each_document_once(self, scenes: dict[str, Scene]) -> None:
        scene = scenes["crowd"]

        assert scene["ended"] == [0] * 8
        assert scene["states"] == ["in_review"]
        assert (scene["runs"], scene["understandings"], scene["invoices"]) == (["1"], ["1"], ["1"])
