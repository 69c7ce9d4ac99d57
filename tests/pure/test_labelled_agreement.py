"""Our scores and those of the judge who stands beside the checkout are the same, figure by figure."""

import json
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from invoices.labelled.figures import as_json
from invoices.labelled.scores import scored
from invoices.labelled.truth import truths_of
from tests.shared import DATA, needs_real_documents

JUDGE = DATA.parent / "eval" / "score.py"
SETS = ("facturx", "facturx_scan", "facturx_edgecases", "sroie", "socratext_tokens")
Json = dict[str, Any]

# What readers get wrong: each takes a value and returns another, or nothing.
SLIPS: tuple[Callable[[str], object], ...] = (
    lambda value: value,
    lambda value: value,
    lambda value: value,
    lambda value: value.upper(),
    lambda value: f" {value} SARL",
    lambda value: value[:-1],
    lambda value: value.replace("1", "7", 1),
    lambda value: f"-{value}",
    lambda value: value.replace("-", "/"),
    lambda value: value.replace("é", "e").replace(" ", ""),
    lambda value: "",
    lambda value: None,
    lambda value: "nonsense 99",
)
EXTRAS = ("due_date", "order_number", "supplier_iban", "amount_paid", "customer_name")


def answered(truth: Json, chance: random.Random) -> Json:
    """Answer a document as a reader of middling quality would."""
    fields = {name: slipped(value, chance) for name, value in truth["fields"].items() if isinstance(value, str)}
    fields |= {name: {"value": "0.00", "confidence": 2.0} for name in chance.sample(EXTRAS, 1)}
    tables = {name: truth["fields"].get(name) or truth.get(name) or [] for name in ("lines", "vat_breakdown")}
    return {
        "file": f"some/where/{truth['file']}",
        "error": {"code": "damaged_file"} if chance.random() < 0.03 else None,
        "fields": fields,
        **{name: [row_slipped(row, chance) for row in rows] for name, rows in tables.items()},
        "decision": chance.choice(["accepted", "review", "rejected"]),
        "seconds": chance.choice([None, 0.5, round(chance.random() * 9, 2)]),
    }


def slipped(value: str, chance: random.Random) -> object:
    wrong = chance.choice(SLIPS)(value)
    confidence = chance.choice([round(chance.random(), 2), 1, None, "much"])
    return chance.choice([wrong, {"value": wrong, "confidence": confidence}, {"value": wrong, "confidence": 0.9}])


def row_slipped(row: Json, chance: random.Random) -> Json:
    renamed = {{"net": "net_amount", "tax": "amount"}.get(name, name): value for name, value in row.items()}
    return {name: slipped(value, chance) if isinstance(value, str) else value for name, value in renamed.items()}


def answers_to(truths: list[Json], seed: int) -> Iterator[Json]:
    chance = random.Random(seed)
    for truth in truths:
        if chance.random() > 0.04:
            yield answered(truth, chance)
        if chance.random() < 0.05:
            yield answered(truth, chance)


def as_judged(truth: Path, answers: Path, *options: str) -> Json:
    report = answers.with_suffix(".judged.json")
    command = [sys.executable, str(JUDGE), str(truth), str(answers), "--json", str(report), *options]
    subprocess.run(command, check=True, capture_output=True)
    found: Json = json.loads(report.read_text("utf-8"))
    return found


def of_ours(ours: Any, judged: Any) -> Any:
    """Take of our figures those that the judge has as well."""
    if not isinstance(judged, dict):
        return ours
    return {name: of_ours(ours.get(name), said) for name, said in judged.items()}


@needs_real_documents
@pytest.mark.skipif(not JUDGE.exists(), reason="the judge is not beside this checkout")
class TestTheJudge:
    @pytest.mark.parametrize("seed", range(4))
    @pytest.mark.parametrize("name", SETS)
    def test_says_the_same_of_answers_full_of_slips(self, name: str, seed: int, tmp_path: Path) -> None:
        truth, answers = DATA / name / "truth.jsonl", tmp_path / "answers.jsonl"
        rows = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
        said = list(answers_to(rows, seed))
        answers.write_text("".join(json.dumps(answer) + "\n" for answer in said), encoding="utf-8")

        judged, ours = as_judged(truth, answers), as_json(scored(truths_of(truth), said))
        assert of_ours(ours, judged) == judged
        assert ours["fields"].keys() == judged["fields"].keys()

    def test_says_the_same_of_a_few_fields(self, tmp_path: Path) -> None:
        truth, answers = DATA / "facturx" / "truth.jsonl", tmp_path / "answers.jsonl"
        rows = [json.loads(line) for line in truth.read_text("utf-8").splitlines()]
        said = list(answers_to(rows, 9))
        answers.write_text("".join(json.dumps(answer) + "\n" for answer in said), encoding="utf-8")
        only = frozenset({"total_gross", "supplier_name", "lines"})

        judged = as_judged(truth, answers, "--only", ",".join(sorted(only)))
        assert of_ours(as_json(scored(truths_of(truth), said, only=only)), judged) == judged
